package io.stratos.abi.model;

/// The one rule for every identifier: `[A-Za-z0-9._-]{1,64}` (SPEC Z-3: no free text, faults H80).
public final class Identifier {

    /// Longest identifier.
    public static final int LENGTH_MAX = 64;

    private Identifier() {}

    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Returns `text` if it is an identifier.
    ///
    /// @throws IllegalArgumentException otherwise; the message names `what` but never repeats the text
    public static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException("Condition failed: " + what
                    + " is 1 to 64 characters of [A-Za-z0-9._-], got length=" + text.length());
        }
        return text;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
