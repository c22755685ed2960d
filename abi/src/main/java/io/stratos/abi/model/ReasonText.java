package io.stratos.abi.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// What a reason code means and what to do next, read once from `reason-codes.tsv`.
record ReasonText(String meaning, String nextStep) {

    private static final Map<ReasonCode, ReasonText> TEXTS = load();

    static ReasonText of(ReasonCode code) {
        var text = TEXTS.get(code);
        if (text == null) {
            throw new IllegalStateException("Invariant: every reason code has a text, missing=" + code);
        }
        return text;
    }

    private static Map<ReasonCode, ReasonText> load() {
        var texts = new EnumMap<ReasonCode, ReasonText>(ReasonCode.class);
        var stream = ReasonText.class.getResourceAsStream("reason-codes.tsv");
        if (stream == null) {
            throw new IllegalStateException("Invariant: reason-codes.tsv is on the class path");
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    add(texts, line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static void add(Map<ReasonCode, ReasonText> texts, String line) {
        var cells = line.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalStateException("Invariant: a line has four cells, got=" + line);
        }
        var code = ReasonCode.valueOf(cells[1]);
        if (code.number() != Integer.parseInt(cells[0])) {
            throw new IllegalStateException("Invariant: number of " + code + " is " + code.number());
        }
        if (texts.put(code, new ReasonText(cells[2], cells[3])) != null) {
            throw new IllegalStateException("Invariant: one text for each code, twice=" + code);
        }
    }
}
