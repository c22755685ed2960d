package io.stratos.host.world;

/// How much time passed.
@FunctionalInterface
public interface NanoClock {

    /// Nanoseconds since some fixed moment; never decreasing, only differences mean something.
    long nanoTime();
}
