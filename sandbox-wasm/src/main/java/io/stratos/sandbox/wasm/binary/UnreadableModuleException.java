package io.stratos.sandbox.wasm.binary;

import io.stratos.abi.model.ReasonCode;

/// The bytes cannot be read any further: damaged, or in a form of an extension that is not allowed.
/// Checked, and never shown: it becomes a violation.
public final class UnreadableModuleException extends Exception {
    private static final long serialVersionUID = 1;

    private final ReasonCode code;
    private final String what;
    private final int offset;

    /// @param offset position in the code file
    public UnreadableModuleException(ReasonCode code, String what, int offset) {
        super(what, null, false, false);
        this.code = code;
        this.what = what;
        this.offset = offset;
    }

    public UnreadableModuleException(String what, int offset) {
        this(ReasonCode.ABI_INVALID, what, offset);
    }

    public ReasonCode code() {
        return code;
    }

    public String what() {
        return what;
    }

    public int offset() {
        return offset;
    }
}
