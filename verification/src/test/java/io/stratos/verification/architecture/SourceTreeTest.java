package io.stratos.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceTreeTest {
    private final SourceTree ours = new SourceTree(WorkingCopy.root());

    @Test
    void noFileIsLongerThanASitting() {
        assertThat(ours.overlong()).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(ours.notNullMarked()).isEmpty();
    }

    @Test
    void everyTestHasANameThatTheRunnerPicksUp() {
        assertThat(ours.testsThatNeverRun()).isEmpty();
    }

    @Test
    void fileOfExactlyTheLimitPassesAndOneLineMoreDoesNot(@TempDir Path root) throws IOException {
        write(root.resolve("just/Fits.java"), "\n".repeat(SourceTree.LINES_MAX));
        write(root.resolve("too/Long.java"), "\n".repeat(SourceTree.LINES_MAX + 1));
        write(root.resolve("a/target/Generated.java"), "\n".repeat(SourceTree.LINES_MAX + 1));

        assertThat(new SourceTree(root).overlong()).containsExactly(Path.of("too/Long.java"));
    }

    @Test
    void packageWithoutNullMarkIsFoundPerModule(@TempDir Path root) throws IOException {
        write(root.resolve("a/src/main/java/p/package-info.java"), "/// P.\n@NullMarked\npackage p;\n");
        write(root.resolve("a/src/test/java/p/ThingTest.java"), "package p;\n");
        write(root.resolve("b/src/main/java/p/Thing.java"), "package p;\n");
        write(root.resolve("b/src/main/java/q/package-info.java"), "/// Q.\npackage q;\n");

        assertThat(new SourceTree(root).notNullMarked()).containsExactly("b: p", "b: q");
    }

    @Test
    void testInAFileThatTheRunnerDoesNotPickUpIsFound(@TempDir Path root) throws IOException {
        write(root.resolve("a/ThingTest.java"), "    @Test\n    void works() {}\n");
        write(root.resolve("a/ThingCheck.java"), "    @Test\n    void works() {}\n");

        assertThat(new SourceTree(root).testsThatNeverRun()).containsExactly(Path.of("a/ThingCheck.java"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
