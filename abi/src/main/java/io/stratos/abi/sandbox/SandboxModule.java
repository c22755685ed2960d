package io.stratos.abi.sandbox;

/// Compiled code, ready to be instantiated many times. Safe to share between threads.
public interface SandboxModule extends AutoCloseable {

    /// SHA-256 of what really runs (input bytes and any rewriting), lower-case hex.
    String identity();

    /// A fresh instance that has not been initialised. Failures come back as a faulted first [Sandbox#begin].
    Sandbox instantiate();

    @Override
    void close();
}
