package io.stratos.abi.identity;

import io.stratos.abi.model.InstanceId;

/// Seeds of a strategy's random source (SPEC Z-4).
///
/// One SHA-256 for each instance, then a SplitMix64 step for each callback. The seed depends on the
/// run's seed, the instance and the cursor alone, never on runtime or version: a Rust and a Python
/// build of one strategy draw the same numbers, and so does a replay. Init carries the last applied
/// cursor, and a seed of its own, so that a guest renewed at a checkpoint does not draw that turn's numbers
/// again. A healthcheck repeats the seed of the last turn.
public final class CallbackSeed {
    private static final String DOMAIN = "stratos.seed.v1";
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    /// Takes the seeds of init off the sequence of the turns' seeds.
    private static final long INIT = 0xD6E8_FEB8_6659_FD93L;

    private CallbackSeed() {}

    /// The seed of an instance, derived once.
    public static long ofInstance(long runSeed, InstanceId instance) {
        return new Sha256()
                .text(DOMAIN)
                .int64(runSeed)
                .text(instance.bot())
                .text(instance.strategy())
                .text(instance.shard())
                .firstLong();
    }

    /// The seed of an init: fresh at cursor 0, after a restart or at a checkpoint at that checkpoint's
    /// cursor.
    public static long ofInit(long instanceSeed, long cursor) {
        return ofCallback(ofCallback(instanceSeed, cursor) ^ INIT, cursor);
    }

    /// The seed of one callback; allocates nothing.
    public static long ofCallback(long instanceSeed, long cursor) {
        long z = instanceSeed + cursor * GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
