package io.stratos.host.world;

/// What time it is in the world.
@FunctionalInterface
public interface WallClock {

    /// Nanoseconds since the Unix epoch, UTC. May jump; never use it to measure.
    long nowNanos();
}
