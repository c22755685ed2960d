package io.stratos.host.refusal;

import io.stratos.abi.model.ReasonCode;

/// One refusal: what happened, where, what was got and expected, and what to do next.
///
/// All texts are made safe to print: input may quote hostile files, so control and non-ASCII characters become `?`
/// and long texts are cut.
///
/// @param where file, line or field it concerns, empty if there is none
/// @param got what was found, empty if it does not help
/// @param expected what would have been right, empty if it does not help
/// @param fix the next step
public record Refusal(ReasonCode code, String what, String where, String got, String expected, String fix) {

    /// Longest text repeated; a hostile file must not fill the terminal.
    private static final int TEXT_MAX = 400;

    public Refusal {
        what = printable(what);
        where = printable(where);
        got = printable(got);
        expected = printable(expected);
        fix = printable(fix);
    }

    /// A refusal with the next step that the code's documentation gives.
    public static Refusal of(ReasonCode code, String what) {
        return new Refusal(code, what, "", "", "", code.nextStep());
    }

    public Refusal at(String newWhere) {
        return new Refusal(code, what, newWhere, got, expected, fix);
    }

    public Refusal got(Object newGot, Object newExpected) {
        return new Refusal(code, what, where, newGot.toString(), newExpected.toString(), fix);
    }

    public Refusal fix(String newFix) {
        return new Refusal(code, what, where, got, expected, newFix);
    }

    /// Thrown form.
    public Refused refused() {
        return new Refused(this);
    }

    /// `CODE: what happened at where (got …, expected …)`.
    public String line() {
        var text = new StringBuilder().append(code).append(": ").append(what);
        if (!where.isEmpty()) {
            text.append(" [").append(where).append(']');
        }
        if (!got.isEmpty() || !expected.isEmpty()) {
            text.append(" (got ")
                    .append(got)
                    .append(", expected ")
                    .append(expected)
                    .append(')');
        }
        return text.toString();
    }

    private static String printable(String text) {
        var safe = new StringBuilder(Math.min(text.length(), TEXT_MAX));
        for (int i = 0; i < text.length() && i < TEXT_MAX; i++) {
            char c = text.charAt(i);
            safe.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return text.length() > TEXT_MAX ? safe.append("...").toString() : safe.toString();
    }
}
