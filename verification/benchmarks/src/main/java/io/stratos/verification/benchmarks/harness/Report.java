package io.stratos.verification.benchmarks.harness;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All rows of one run of `stratos bench`, as JSON, as Markdown and as text.
public record Report(Map<String, Object> machine, List<Row> rows) {
    public static final String SCHEMA = "stratos.bench/1";

    /// More digits than this are noise.
    private static final MathContext DIGITS = new MathContext(4);

    public Report {
        rows = List.copyOf(rows);
    }

    /// One line.
    public String json() {
        var out = new StringBuilder("{\"schema\":\"").append(SCHEMA).append("\",\"machine\":{");
        var separator = "";
        for (var member : machine.entrySet()) {
            out.append(separator).append(text(member.getKey())).append(':');
            out.append(member.getValue() instanceof Number number ? number : text(String.valueOf(member.getValue())));
            separator = ",";
        }
        out.append("},\"rows\":[");
        separator = "";
        for (var row : rows) {
            out.append(separator);
            write(out, row);
            separator = ",";
        }
        return out.append("]}").toString();
    }

    private static void write(StringBuilder out, Row row) {
        out.append("{\"id\":").append(text(row.id()));
        out.append(",\"what\":").append(text(row.what()));
        out.append(",\"value\":").append(number(row.value()));
        out.append(",\"unit\":").append(text(row.unit()));
        out.append(",\"baseline\":").append(number(row.baseline()));
        out.append(",\"ratio\":").append(number(row.ratio()));
        out.append(",\"spread\":[").append(number(row.spreadMin()));
        out.append(',').append(number(row.spreadMax())).append("]}");
    }

    public String markdown() {
        var out = new StringBuilder("# Benchmarks\n\n");
        machine.forEach((name, value) ->
                out.append("- ").append(name).append(": ").append(value).append('\n'));
        out.append("\nRatios are value by baseline, measured in one run, interleaved; the median of the rounds, and in"
                + " brackets the smallest and the largest.\n\n");
        out.append("| what | value | unit | baseline | ratio | spread |\n| --- | --- | --- | --- | --- | --- |\n");
        for (var row : rows) {
            out.append("| ").append(row.what()).append(" (`").append(row.id()).append("`) | ");
            out.append(shown(row.value())).append(" | ").append(row.unit()).append(" | ");
            out.append(shown(row.baseline()))
                    .append(" | ")
                    .append(shown(row.ratio()))
                    .append(" | ");
            out.append(spread(row)).append(" |\n");
        }
        return out.toString();
    }

    /// A table for a terminal.
    public String table() {
        var out = new StringBuilder();
        for (var row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "%-34s %12s %-9s baseline %10s  ratio %7s %s%n    %s%n",
                    row.id(),
                    shown(row.value()),
                    row.unit(),
                    shown(row.baseline()),
                    shown(row.ratio()),
                    spread(row),
                    row.what()));
        }
        out.append(String.format(
                Locale.ROOT,
                "%ncores %s, load %s to %s, steal %s %%, %s%n",
                machine.get("cores"),
                machine.get("load_before"),
                machine.get("load_after"),
                machine.get("steal_percent"),
                machine.get("jdk")));
        return out.toString();
    }

    private static String spread(Row row) {
        return "[" + shown(row.spreadMin()) + ", " + shown(row.spreadMax()) + "]";
    }

    private static String shown(@Nullable Double value) {
        return value == null ? "-" : number(value);
    }

    private static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "null";
        }
        if (Math.abs(value) >= 10_000) {
            return Long.toString(Math.round(value));
        }
        var rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static String text(String value) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append(c < ' ' ? ' ' : c);
            }
        }
        return out.append('"').toString();
    }
}
