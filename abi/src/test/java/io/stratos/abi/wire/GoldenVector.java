package io.stratos.abi.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One golden message: a line `{"name":…,"type":…,"text":…,"hex":…}` of a file in `vectors/`. Text is
/// protobuf's text format, hex the bytes that every language reads and writes.
record GoldenVector(String name, String type, String text, String hex) {

    /// Ours, and the Rust SDK's where its branch is merged.
    private static final List<String> FILES = List.of("contract.jsonl", "messages.jsonl");

    static List<GoldenVector> all() {
        var vectors = new ArrayList<GoldenVector>();
        for (var file : FILES) {
            lines(file).forEach(line -> vectors.add(parse(line)));
        }
        return vectors;
    }

    /// The lines of a file in `vectors/`, none if it is not there.
    static List<String> lines(String file) {
        try (var stream = GoldenVector.class.getResourceAsStream("/vectors/" + file)) {
            return stream == null
                    ? List.of()
                    : new String(stream.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    String line() {
        return "{\"name\":%s,\"type\":%s,\"text\":%s,\"hex\":%s}"
                .formatted(quoted(name), quoted(type), quoted(text), quoted(hex));
    }

    private static GoldenVector parse(String line) {
        return new GoldenVector(value(line, "name"), value(line, "type"), value(line, "text"), value(line, "hex"));
    }

    /// Enough JSON for lines that hold only strings, with no escapes but `\"` and `\\`.
    private static String value(String line, String key) {
        int at = line.indexOf("\"" + key + "\":\"") + key.length() + 4;
        var value = new StringBuilder();
        for (int i = at; line.charAt(i) != '"'; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            }
            value.append(line.charAt(i));
        }
        return value.toString();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
