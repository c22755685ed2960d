package io.stratos.sandbox.wasm.meter;

/// A function within all size limits of which the compiler would make too much.
public final class TooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int function;

    TooComplexException(int function) {
        super("function " + function, null, false, false);
        this.function = function;
    }

    /// Index of the function.
    public int function() {
        return function;
    }
}
