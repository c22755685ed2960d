package io.stratos.abi.lane;

import java.io.Serial;

/// Bytes that are not a message of the contract.
///
/// One shared object without stack trace: throwing it costs no allocation, so a guest cannot make the
/// lane pay for its nonsense. It is checked, because whoever decodes must say what damage means there.
public final class MalformedMessageException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("StaticAssignmentOfThrowable") // no stack trace, no cause: nothing that could be stale
    private static final MalformedMessageException INSTANCE = new MalformedMessageException();

    private MalformedMessageException() {
        super("the bytes are not a message of the contract", null, false, false);
    }

    /// The one instance, to be thrown.
    public static MalformedMessageException instance() {
        return INSTANCE;
    }
}
