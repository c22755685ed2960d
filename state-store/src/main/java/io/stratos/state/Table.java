package io.stratos.state;

/// Where rows live, each with one owner (DESIGN §5). The journal, checkpoints and tokens have no
/// table here: they are written through [LedgerBatch#record] and [LedgerBatch#checkpoint], and by
/// the ledger itself.
public enum Table {
    /// Applied cursor, deliveries, intents with stage and digest, timers, gate state. Written by
    /// lanes.
    INSTANCE,
    /// Orders, fills, positions, venue cursors. Written by account cores.
    ACCOUNT,
    /// Execution events on their way to an instance. Put by account cores, deleted by the lane that
    /// consumed them.
    OUTBOX,
    /// Complete state of an in-process venue. Written by account cores.
    VENUE,
    /// The interlock. Written by account cores and the host.
    SAFETY,
    /// What the host knows about itself (run identity, lineage). Written by the host. The ledger's
    /// own facts (format, head, clean stop) stand apart, where no batch can reach them.
    META
}
