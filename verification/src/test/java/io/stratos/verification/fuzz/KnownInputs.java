package io.stratos.verification.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Inputs of the fuzz targets, in `verification/fuzz`: seeds, and what the fuzzer once found. Whatever lies there is
/// replayed.
enum KnownInputs {
    WASM_ADMISSION("wasm-admission"),
    WIRE_DECODING("wire-decoding"),
    RING_FRAMES("ring-frames");

    private static final Path FOLDER = Path.of("fuzz");
    private static final String HEX = ".hex";
    private static final String COMMENT = "#";

    private final String folder;

    KnownInputs(String folder) {
        this.folder = folder;
    }

    Stream<byte[]> bytes() {
        return byName().values().stream();
    }

    SequencedMap<String, byte[]> byName() {
        return in(FOLDER.resolve(folder));
    }

    /// What lies in a folder, by name: hexadecimal where a file's name says so, else the bytes as they are.
    static SequencedMap<String, byte[]> in(Path folder) {
        var inputs = new TreeMap<String, byte[]>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                inputs.put(file.getFileName().toString(), read(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return inputs;
    }

    private static byte[] read(Path file) throws IOException {
        if (!file.toString().endsWith(HEX)) {
            return Files.readAllBytes(file);
        }
        var digits = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith(COMMENT))
                .map(String::strip)
                .collect(Collectors.joining());
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException("Condition failed: hexadecimal, got=" + file.getFileName(), damaged);
        }
    }
}
