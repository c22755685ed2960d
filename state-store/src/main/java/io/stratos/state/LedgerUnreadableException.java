package io.stratos.state;

import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Committed bytes cannot be read: a damaged block or a failing disk. The reader's work stops;
/// nothing is skipped.
///
/// An exception, because no caller of a single read can go on without the answer; the host halts
/// what asked.
public final class LedgerUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ReasonCode code;

    public LedgerUnreadableException(ReasonCode code, String detail, @Nullable Throwable cause) {
        super(code + ": " + detail, cause);
        this.code = code;
    }

    /// STA_LEDGER_DAMAGED or STA_LEDGER_IO.
    public ReasonCode code() {
        return code;
    }
}
