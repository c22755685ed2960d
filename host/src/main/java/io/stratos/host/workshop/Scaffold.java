package io.stratos.host.workshop;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.file.WholeFile;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes a strategy's folder that builds, tests, admits and runs without an edit.
public final class Scaffold {

    /// A crate's name and a strategy's id at once.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int NAME_MAX = 64;

    /// Resource and the name it gets.
    private static final Map<String, String> RUST = files();

    private final Environment environment;

    public Scaffold(Environment environment) {
        this.environment = environment;
    }

    /// Makes a strategy in Rust.
    ///
    /// @param folder must not be there yet, or be empty
    /// @return the files made, relative to the folder
    public List<String> rust(String name, Path folder) throws Refused {
        if (!NAME.matcher(name).matches() || name.length() > NAME_MAX) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "a strategy's name is lower-case letters, digits and dashes")
                    .got(name, "such as my-strategy")
                    .fix("stratos new rust my-strategy")
                    .refused();
        }
        requireEmpty(folder);
        var sdk = sdk();
        for (var file : RUST.entrySet()) {
            var text = template(file.getKey())
                    .replace("@NAME@", name)
                    .replace("@CRATE@", name.replace('-', '_'))
                    .replace("@SDK@", sdk.toString().replace("\\", "/"));
            WholeFile.write(folder.resolve(file.getValue()), WholeFile.PUBLIC, text.getBytes(StandardCharsets.UTF_8));
        }
        return List.copyOf(RUST.values());
    }

    private static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("strategy.yaml", "strategy.yaml");
        files.put("src/lib.rs", "src/lib.rs");
        files.put("tests/strategy.rs", "tests/strategy.rs");
        files.put("Cargo.toml", "Cargo.toml");
        files.put("README.md", "README.md");
        files.put("gitignore", ".gitignore");
        return files;
    }

    /// The crate strategies depend on: of the working copy the program runs from, else of the distribution.
    private Path sdk() throws Refused {
        var installation = environment.installation();
        var copy = WorkingCopy.above(installation == null ? environment.workingDirectory() : installation);
        if (copy != null) {
            return copy.resolve("abi").resolve("rust");
        }
        if (installation != null
                && Files.isDirectory(installation.resolve("sdk").resolve("rust"))) {
            return installation.resolve("sdk").resolve("rust");
        }
        throw Refusal.of(ReasonCode.ENV_TOOL, "the Rust SDK is missing")
                .got("none", "sdk/rust of an installed distribution")
                .fix("install the distribution again")
                .refused();
    }

    private static void requireEmpty(Path folder) throws Refused {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isEmpty()) {
                return;
            }
        } catch (IOException noFolder) {
            // Reported below, like a folder that holds something.
        }
        throw Refusal.of(ReasonCode.ENV_FILE, "there is something already, and nothing is overwritten")
                .at(folder.toString())
                .fix("choose another name or --dir")
                .refused();
    }

    private static String template(String name) {
        try (var in = Scaffold.class.getResourceAsStream("rust/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the template is on the class path, name=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
