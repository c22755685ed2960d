package io.stratos.abi.sandbox;

/// One running instance of a strategy's code. Used by one thread at a time (its lane).
///
/// The call protocol is `begin`, then `poll` until the answer is not [Decision.Pending]. A Wasm sandbox
/// decides in `begin`. After any [Decision.Faulted] the sandbox must be closed and rebuilt from a
/// checkpoint. Neither method throws for anything a guest does.
public interface Sandbox extends AutoCloseable {

    /// Stack, in bytes, that a thread needs to call [#begin], [#poll] and [SandboxModule#instantiate]: a
    /// guest in the host's process runs on its caller's stack. Sandboxes count nested calls so that this is
    /// enough, and end them at the same depth on every machine; on less, the thread's end may come first.
    /// Threads that run guests are made with it, as the launcher's `-Xss` does for the main one.
    long THREAD_STACK_BYTES = 16L << 20;

    /// Starts one callback on an encoded `stratos.abi.v1.Input`. The bytes are read before this returns.
    ///
    /// @param buffer holds the input
    /// @param offset first byte
    /// @param length number of bytes
    /// @return the decision; its contents are valid until the next `begin`
    Decision begin(byte[] buffer, int offset, int length);

    /// The answer of the callback begun last. Never blocks.
    Decision poll();

    /// A longer wall-clock limit for the callbacks that follow: where deliveries are re-applied, time
    /// decides nothing, and only stops what would never end.
    ///
    /// @param callbackTimeoutNanos what is below the module's own limit, 0 say, leaves it at that
    default void patience(long callbackTimeoutNanos) {}

    /// Fuel that its start used, before the first callback, in the units of callbacks; 0 where none is
    /// counted. The same for each instance of a module.
    default long startFuel() {
        return 0;
    }

    /// Isolation level reached, `L0` to `L3` (SPEC M-12).
    String isolation();

    @Override
    void close();
}
