package io.stratos.state.rocks;

import io.stratos.abi.model.ReasonCode;

/// What became of opening a data directory.
public sealed interface OpenResult {

    /// Open; `report` says in which state it was found. Anything but a quiet report keeps the host
    /// from a quiet start.
    record Opened(RocksLedger ledger, OpenReport report) implements OpenResult {}

    /// Not opened, nothing changed.
    ///
    /// @param code STA_LEDGER_LOCKED, STA_LEDGER_IO, STA_LEDGER_DAMAGED or STA_LEDGER_VERSION
    /// @param detail for logs: paths and numbers, never contents
    record Refused(ReasonCode code, String detail) implements OpenResult {}
}
