package io.stratos.host.bundle;

/// How large a bundle may be, and why.
final class BundleLimits {

    /// A strategy is code and a few texts; a megabyte is common, 32 are generous, and all of it is held in memory.
    static final int BUNDLE_BYTES_MAX = 32 * 1024 * 1024;

    /// The same bound for one entry: entries are stored, so none can be larger than the file.
    static final int ENTRY_BYTES_MAX = BUNDLE_BYTES_MAX;

    /// Code, descriptor, provenance, schema, some migrations and vectors; more is not a strategy.
    static final int ENTRIES_MAX = 256;

    /// Names are read by people.
    static final int NAME_BYTES_MAX = 200;

    /// Deflate cannot do better than about 1,000:1; honest files stay far below 100:1.
    static final int RATIO_MAX = 100;

    private BundleLimits() {}
}
