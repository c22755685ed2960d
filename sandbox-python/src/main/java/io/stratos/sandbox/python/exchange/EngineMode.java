package io.stratos.sandbox.python.exchange;

/// How a child runs Python code.
public enum EngineMode {
    /// No compiler of guest code is there. Starts with the cache, takes little memory.
    INTERPRETED("Interpreted"),
    /// The engine's own compiler turns busy guest code into machine code.
    JIT("GraalVM CE");

    /// Exit value of a child whose engine runs in another mode than it was asked for: compiler, engine and JDK do not
    /// fit.
    public static final int EXIT_OTHER_MODE = 4;

    private final String implementation;

    EngineMode(String implementation) {
        this.implementation = implementation;
    }

    /// What the engine calls itself in this mode. Another name means another speed, and was not asked for.
    public String implementation() {
        return implementation;
    }
}
