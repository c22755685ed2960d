package io.stratos.abi.sandbox;

/// Compiled code, ready to be instantiated many times. Safe to share between threads.
public interface SandboxModule extends AutoCloseable {

    /// SHA-256 of what really runs (input bytes and any rewriting), lower-case hex.
    String identity();

    /// How a guest starts anew at each checkpoint.
    Renewal renewal();

    /// At each checkpoint a guest goes on as if the host had restarted there, from the state it just saved:
    /// then what it holds in memory depends on checkpoint and deliveries alone, and a resumed run cannot
    /// differ from a whole one.
    enum Renewal {
        /// A new instance takes over. For runtimes that start one in well under a millisecond.
        NEW_INSTANCE,
        /// The same sandbox takes `init` once more, and starts the strategy anew. For runtimes that start slowly.
        INIT_AGAIN
    }

    /// A fresh instance that has not been initialised. Failures come back as a faulted first [Sandbox#begin].
    Sandbox instantiate();

    /// A fresh instance in place of another of this module, which this call closes, come what may. The new one may
    /// use again what the other held, and finds nothing of what it left there.
    default Sandbox instantiateAfter(Sandbox former) {
        former.close();
        return instantiate();
    }

    @Override
    void close();
}
