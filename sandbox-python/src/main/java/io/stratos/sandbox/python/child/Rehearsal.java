package io.stratos.sandbox.python.child;

/// Does what every start does, so that the JVM can record it.
final class Rehearsal {
    private static final int OUTPUT_BYTES = 1 << 16;

    private Rehearsal() {}

    static void run() {
        var interpreter = Interpreter.start(OUTPUT_BYTES);
        interpreter.check(ChildFiles.text("rehearsal.py"));
    }
}
