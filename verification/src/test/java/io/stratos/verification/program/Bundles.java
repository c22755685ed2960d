package io.stratos.verification.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The sample strategies as unsigned bundles, packed by the program once for all tests of this process.
public final class Bundles {
    private static final Path FOLDER = Program.HOME.resolveSibling("it-bundles");
    private static final Map<String, Path> PACKED = new HashMap<>();

    private Bundles() {}

    static String emaCross() throws IOException, InterruptedException {
        return packed("ema-cross-rust").toString();
    }

    static String gridMaker() throws IOException, InterruptedException {
        return packed("grid-maker-rust").toString();
    }

    static String emaCrossPython() throws IOException, InterruptedException {
        return packed("ema-cross-python").toString();
    }

    static String gridMakerPython() throws IOException, InterruptedException {
        return packed("grid-maker-python").toString();
    }

    /// A sample of the distribution, by its folder's name.
    public static Path packed(String sample) throws IOException, InterruptedException {
        return packed(Program.HOME.resolve("sample-strategies").resolve(sample));
    }

    /// Any strategy's folder.
    public static synchronized Path packed(Path folder) throws IOException, InterruptedException {
        var source = folder.toAbsolutePath();
        var sample = String.valueOf(source.getFileName());
        var known = PACKED.get(sample);
        if (known != null) {
            return known;
        }
        Files.createDirectories(FOLDER);
        var bundle = FOLDER.resolve(sample + ".stratos");
        var outcome = Program.in(FOLDER).run("pack", source.toString(), "-o", bundle.toString());
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        PACKED.put(sample, bundle);
        return bundle;
    }
}
