package io.stratos.host.world;

/// All that the program gets from outside, as one value to hand on.
public record World(WallClock wallClock, NanoClock nanoClock, KeySource keys, Environment environment) {

    /// The real one.
    public static World system() {
        return new World(SystemClocks.wall(), SystemClocks.monotonic(), new SystemKeySource(), new SystemEnvironment());
    }
}
