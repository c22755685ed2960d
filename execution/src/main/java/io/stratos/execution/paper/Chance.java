package io.stratos.execution.paper;

/// SplitMix64: seeded chance whose whole state is one number, so that it can be stored and go on
/// exactly.
final class Chance {

    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    Chance(long seed) {
        state = seed;
    }

    /// Evenly spread from 0 to `max`, both included.
    long upTo(long max) {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        z ^= z >>> 31;
        return Math.unsignedMultiplyHigh(z, max + 1); // without the bias of a remainder worth naming
    }

    long state() {
        return state;
    }
}
