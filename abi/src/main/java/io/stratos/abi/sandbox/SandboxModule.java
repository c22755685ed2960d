package io.stratos.abi.sandbox;

/// Compiled code, ready to be instantiated many times. Safe to share between threads.
public interface SandboxModule extends AutoCloseable {

    /// SHA-256 of what really runs (input bytes and any rewriting), lower-case hex.
    String identity();

    /// Whether a guest is replaced by a fresh one, restored from its state, at each checkpoint, as if the host had
    /// restarted there: then what it holds in memory depends on checkpoint and deliveries alone. For runtimes that
    /// start an instance in well under a millisecond.
    boolean isRenewedAtCheckpoints();

    /// A fresh instance that has not been initialised. Failures come back as a faulted first [Sandbox#begin].
    Sandbox instantiate();

    @Override
    void close();
}
