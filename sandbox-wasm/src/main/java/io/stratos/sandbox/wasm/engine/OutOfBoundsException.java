package io.stratos.sandbox.wasm.engine;

import run.endive.runtime.TrapException;

/// The guest reached outside its memory. Without a stack: a guest may make it at any depth.
final class OutOfBoundsException extends TrapException {
    private static final long serialVersionUID = 1;

    OutOfBoundsException() {
        super("out of bounds memory access");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
