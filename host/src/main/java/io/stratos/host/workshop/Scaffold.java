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
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Makes a strategy's folder that builds, tests, admits and runs without an edit.
public final class Scaffold {

    /// A crate's name and a strategy's id at once.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int NAME_MAX = 64;

    /// What a strategy can be written in.
    public enum Language {
        RUST,
        PYTHON;

        /// As people write it.
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The resource has no dot, or a working copy would obey it.
    private static final String GITIGNORE = ".gitignore";

    private final Environment environment;

    public Scaffold(Environment environment) {
        this.environment = environment;
    }

    /// Makes a strategy.
    ///
    /// @param folder must not be there yet, or be empty
    /// @return the files made, relative to the folder
    public List<String> make(Language language, String name, Path folder) throws Refused {
        if (!NAME.matcher(name).matches() || name.length() > NAME_MAX) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "a strategy's name is lower-case letters, digits and dashes")
                    .got(name, "such as my-strategy")
                    .fix("stratos new " + language.written() + " my-strategy")
                    .refused();
        }
        requireEmpty(folder);
        var sdk = Sdk.folder(environment, language.written());
        var files = filesOf(language);
        for (var file : files) {
            var text = template(language.written() + "/" + file.replace(GITIGNORE, "gitignore"))
                    .replace("@NAME@", name)
                    .replace("@CRATE@", name.replace('-', '_'))
                    .replace("@SDK@", sdk.toString().replace("\\", "/"));
            WholeFile.write(folder.resolve(file), WholeFile.PUBLIC, text.getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    private static List<String> filesOf(Language language) {
        return switch (language) {
            case RUST ->
                List.of("strategy.yaml", "src/lib.rs", "tests/strategy.rs", "Cargo.toml", "README.md", GITIGNORE);
            case PYTHON -> List.of("strategy.yaml", "strategy.py", "tests/test_strategy.py", "README.md", GITIGNORE);
        };
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
        try (var in = Scaffold.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Invariant: the template is on the class path, name=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
