package io.stratos.host.daemon.api;

import java.util.Locale;

/// What the holder of a token may do; each may what those before it may.
public enum Role {
    /// Look.
    VIEWER,
    /// Change what runs, tighten the interlock, decide what reconciliation cannot.
    OPERATOR,
    /// Loosen the interlock, and have positions closed.
    RISK;

    /// As tokens, documents and the journal call it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean may(Role least) {
        return compareTo(least) >= 0;
    }
}
