package io.stratos.host.live.link;

import io.stratos.abi.model.ReasonCode;

/// The answer to a command whose commit failed: what was taken in holds until the process ends, a next one
/// knows nothing of it. Trading is halted.
public final class NotDurableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReasonCode code;

    /// @param code why trading halted
    public NotDurableException(ReasonCode code) {
        super(code + ": not durable", null, false, false);
        this.code = code;
    }

    public ReasonCode code() {
        return code;
    }
}
