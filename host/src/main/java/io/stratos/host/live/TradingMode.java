package io.stratos.host.live;

/// What becomes of requests (SPEC X-10). All modes run the same code up to the venue; `docs/reference/live.md` has the
/// table of differences.
public enum TradingMode {
    /// They go to the paper venue within the host.
    PAPER,
    /// They go nowhere: each comes back as rejected with `EXE_SHADOW`.
    SHADOW,
    /// They go to a venue.
    LIVE
}
