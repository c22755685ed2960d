package io.stratos.verification.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Rules about files, which class files do not show. Each answer is the list of what breaks the rule.
final class SourceTree {
    /// More than a sitting: what grows past it is two ideas.
    static final int LINES_MAX = 500;

    private static final Set<String> CODE = Set.of("java", "rs", "py", "js", "css", "proto", "sh");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");
    private static final Pattern TEST =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b", Pattern.MULTILINE);

    private final Path root;

    SourceTree(Path root) {
        this.root = root;
    }

    List<Path> overlong() {
        return files().filter(file -> CODE.contains(extension(file)))
                .filter(file -> text(file).lines().count() > LINES_MAX)
                .map(root::relativize)
                .toList();
    }

    /// Packages without a null-marked package-info, neither beside the main code nor beside the tests.
    Set<String> notNullMarked() {
        var packages = new TreeSet<String>();
        var marked = new TreeSet<String>();
        files().filter(file -> extension(file).equals("java")).forEach(file -> {
            packages.add(packageOf(file));
            if (file.endsWith("package-info.java") && text(file).contains("\n@NullMarked\n")) {
                marked.add(packageOf(file));
            }
        });
        packages.removeAll(marked);
        return packages;
    }

    /// Files with tests whose name the test runner does not pick up: their tests would never run.
    List<Path> testsThatNeverRun() {
        return files().filter(file -> extension(file).equals("java"))
                .filter(file -> TEST.matcher(text(file)).find())
                .filter(file -> !file.toString().endsWith("Test.java")
                        && !file.toString().endsWith("IT.java"))
                .map(root::relativize)
                .toList();
    }

    /// Names of the top-level types that a module's main code declares.
    Set<String> mainTypes(String module) {
        var sources = root.resolve(module).resolve("src/main/java");
        var types = new TreeSet<String>();
        files().filter(file -> file.startsWith(sources) && extension(file).equals("java"))
                .map(file -> sources.relativize(file).toString())
                .forEach(file -> types.add(
                        file.substring(0, file.length() - ".java".length()).replace('/', '.')));
        return types;
    }

    private Stream<Path> files() {
        try (var walk = Files.walk(root)) {
            return walk.filter(this::isOurs).filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOurs(Path file) {
        for (var part : root.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    /// The module and the package, so that one module's package-info does not speak for another's.
    private String packageOf(Path file) {
        var path = root.relativize(file.getParent()).toString();
        return path.replaceFirst("/src/(main|test)/java/", ": ").replace('/', '.');
    }

    private static String extension(Path file) {
        var name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
