package io.stratos.abi.model;

/// Bits of [EventHeader#quality] (SPEC M-27).
public final class Quality {
    /// Nothing is wrong.
    public static final int GOOD = 0;
    /// Older than the source's promise.
    public static final int STALE = 1;
    /// Something before it is missing.
    public static final int GAP = 2;
    /// Seen before.
    public static final int DUPLICATE = 4;
    /// An event of a later sequence came first.
    public static final int OUT_OF_ORDER = 8;

    private Quality() {}
}
