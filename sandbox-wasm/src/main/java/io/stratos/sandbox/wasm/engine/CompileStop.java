package io.stratos.sandbox.wasm.engine;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

/// Why the engine did not take a module, read from what it threw.
public enum CompileStop {
    /// Nested deeper than the compiling thread's stack.
    TOO_DEEP,
    /// A function becomes more bytecode than a JVM method holds, or all of them more than a class
    /// does.
    TOO_LARGE,
    /// The host's heap is too small for it.
    TOO_MUCH_MEMORY,
    /// Malformed or invalid. Damaged modules make the engine throw all kinds of things; they all
    /// mean this.
    INVALID;

    public static CompileStop of(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return TOO_DEEP;
        }
        if (thrown instanceof OutOfMemoryError) {
            return TOO_MUCH_MEMORY;
        }
        return isTooLarge(thrown) || isTooLarge(thrown.getCause()) ? TOO_LARGE : INVALID;
    }

    private static boolean isTooLarge(@Nullable Throwable thrown) {
        return thrown instanceof MethodTooLargeException || thrown instanceof ClassTooLargeException;
    }
}
