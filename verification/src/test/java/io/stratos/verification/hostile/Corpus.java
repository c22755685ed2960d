package io.stratos.verification.hostile;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.verification.hostile.wat.WatAssembler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of `verification/hostile`, in the order of their names.
public final class Corpus {
    private static final Path FOLDER = Path.of("hostile");
    private static final String FRAME = "frame.wat";
    private static final Pattern HEAD = Pattern.compile("^(?:;;|#) ([a-z_]+): (.+)$");

    private Corpus() {}

    static List<HostileCase> wasm() {
        return files("wasm", ".wat").stream()
                .map(file -> new HostileCase(name(file), RuntimeKind.RUST_WASM, assembled(file, FRAME), head(file)))
                .toList();
    }

    static List<HostileCase> python() {
        return files("python", ".py").stream()
                .map(file -> new HostileCase(
                        name(file), RuntimeKind.PYTHON, text(file).getBytes(StandardCharsets.UTF_8), head(file)))
                .toList();
    }

    /// Bytes of all modules, for who wants to start from hostile ones.
    public static Stream<byte[]> modules() {
        return wasm().stream().map(HostileCase::code);
    }

    /// The code of a case that passes admission's trial, and attacks from cursor 4,992 on.
    static byte[] inABundle(String name) {
        if (name.endsWith(".py")) {
            return text(FOLDER.resolve("python").resolve(name))
                    .replace("ctx.cursor >= 3", "ctx.cursor >= 4992")
                    .getBytes(StandardCharsets.UTF_8);
        }
        return assembled(FOLDER.resolve("wasm").resolve(name), "frame-of-a-bundle.wat");
    }

    private static byte[] assembled(Path file, String frame) {
        try {
            return WatAssembler.assemble(text(file), text(file.resolveSibling(frame)));
        } catch (RuntimeException unreadable) {
            throw new IllegalStateException("Condition failed: a case can be assembled, got=" + file, unreadable);
        }
    }

    private static Map<String, String> head(Path file) {
        var head = new LinkedHashMap<String, String>();
        for (var line : text(file).lines().toList()) {
            var matcher = HEAD.matcher(line);
            if (matcher.matches()) {
                head.put(matcher.group(1), matcher.group(2));
            } else if (!line.startsWith(";;") && !line.startsWith("#")) {
                break;
            }
        }
        return head;
    }

    private static List<Path> files(String folder, String ending) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file ->
                            file.toString().endsWith(ending) && !name(file).startsWith("frame"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
