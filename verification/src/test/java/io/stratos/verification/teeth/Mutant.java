package io.stratos.verification.teeth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One deliberate defect, as its file tells.
///
/// @param words what is broken
/// @param module whose source and tests it concerns
/// @param source from the project's root
/// @param tests full names of the classes of which one must fail, asked in this order
record Mutant(String name, String words, String module, Path source, List<String> tests, String before, String after) {

    private static final String OPEN = "<<<<<<<<\n";
    private static final String MIDDLE = "\n========\n";
    private static final String CLOSE = "\n>>>>>>>>\n";

    static Mutant read(Path file) throws IOException {
        var text = Files.readString(file, UTF_8);
        int open = text.indexOf(OPEN);
        int middle = text.indexOf(MIDDLE);
        int close = text.indexOf(CLOSE);
        if (!text.startsWith("# ") || open < 0 || middle < open || close < middle) {
            throw new IllegalArgumentException("Condition failed: words, fields and a replacement, got=" + file);
        }
        var head = text.substring(0, open);
        return new Mutant(
                file.getFileName().toString().replace(".txt", ""),
                head.substring(2, head.indexOf('\n')),
                field(head, "module"),
                Path.of(field(head, "file")),
                List.of(field(head, "tests").split(" ", -1)),
                text.substring(open + OPEN.length(), middle),
                text.substring(middle + MIDDLE.length(), close));
    }

    /// The number its file's name begins with.
    int number() {
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    private static String field(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Condition failed: a mutant has a " + name));
    }

    /// The source with the defect in it.
    String applied(Path root) throws IOException {
        var text = Files.readString(root.resolve(source), UTF_8);
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            throw new IllegalStateException("Condition failed: " + name + " stands once in " + source);
        }
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    @Override
    public String toString() {
        return name;
    }
}
