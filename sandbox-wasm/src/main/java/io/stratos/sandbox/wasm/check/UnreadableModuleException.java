package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;

/// The bytes cannot be read any further: damaged, or in a form of an extension that is not allowed. Never leaves this
/// package: it becomes a violation.
final class UnreadableModuleException extends Exception {
    private static final long serialVersionUID = 1;

    private final ReasonCode code;
    private final String what;
    private final int offset;

    /// @param offset position in the code file
    UnreadableModuleException(ReasonCode code, String what, int offset) {
        super(what, null, false, false);
        this.code = code;
        this.what = what;
        this.offset = offset;
    }

    UnreadableModuleException(String what, int offset) {
        this(ReasonCode.ABI_INVALID, what, offset);
    }

    ReasonCode code() {
        return code;
    }

    String what() {
        return what;
    }

    int offset() {
        return offset;
    }
}
