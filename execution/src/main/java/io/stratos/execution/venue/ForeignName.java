package io.stratos.execution.venue;

import io.stratos.abi.identity.Sha256;

/// What something at a venue is called in our journal and rows. A venue's text is not ours to trust: what is long or
/// has other characters than ids have is named by its hash.
public final class ForeignName {

    /// Longest text that is taken as it is.
    public static final int LENGTH_MAX = 128;

    private static final String HASHED = "sha256:";

    private ForeignName() {}

    public static String of(String text) {
        boolean isPlain =
                !text.isEmpty() && text.length() <= LENGTH_MAX && text.chars().allMatch(ForeignName::isPlain);
        return isPlain ? text : HASHED + new Sha256().text(text).hex();
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._:#/-".indexOf(c) >= 0;
    }
}
