package io.stratos.host.admission;

import java.util.Locale;

/// What admission looks at, in this order.
public enum CheckName {
    CONTAINER,
    SIGNATURE,
    TRUST,
    RELEASE,
    HASHES,
    DESCRIPTOR,
    CONTRACT,
    STATE_SCHEMA,
    CODE,
    SMOKE;

    /// The name in reports.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
