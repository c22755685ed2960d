package io.stratos.sandbox.python.exchange;

/// Bytes that the host writes to a child's standard input.
public final class Signal {
    /// A new request is there.
    public static final int WAKE = 'w';
    /// Stop the callback that runs.
    public static final int INTERRUPT = 'i';

    private Signal() {}
}
