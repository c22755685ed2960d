package io.stratos.state.journal;

import io.stratos.abi.model.ReasonCode;
import io.stratos.state.LedgerHead;

/// What a walk over the journal found (SPEC X-9). In this order: what cannot be read, the first
/// broken record, a missing tail, another history.
public sealed interface VerifyResult {

    /// `OK`, or what the operator is told.
    ReasonCode code();

    /// The walked records hold, the journal ends where it should, and the mark agrees.
    ///
    /// @param head the journal's newest record
    /// @param records how many were walked
    record Ok(LedgerHead head, long records, MarkVerdict mark) implements VerifyResult {
        @Override
        public ReasonCode code() {
            return ReasonCode.OK;
        }
    }

    /// Something was changed, taken out, put in or moved; everything before `fault.seq()` holds.
    record Broken(ChainFault fault) implements VerifyResult {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_BROKEN;
        }
    }

    /// The journal holds as far as it goes, but it went further once.
    ///
    /// @param lastSeq newest record found
    /// @param expectedSeq newest record that the stored head, the mark or the witness knows; 0 if
    /// there is no mark to ask
    record Truncated(long lastSeq, long expectedSeq) implements VerifyResult {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_TRUNCATED;
        }
    }

    /// The journal holds in itself, but the mark or the witness remembers another record at `seq`.
    record Forked(long seq) implements VerifyResult {
        @Override
        public ReasonCode code() {
            return ReasonCode.AUD_FORKED;
        }
    }

    /// Nothing can be said: STA_LEDGER_LOCKED, STA_LEDGER_IO, STA_LEDGER_DAMAGED or
    /// STA_LEDGER_VERSION.
    record Unavailable(ReasonCode code, String detail) implements VerifyResult {}

    /// The progress callback asked to stop after `seq`.
    record Stopped(long seq) implements VerifyResult {
        @Override
        public ReasonCode code() {
            return ReasonCode.OK;
        }
    }
}
