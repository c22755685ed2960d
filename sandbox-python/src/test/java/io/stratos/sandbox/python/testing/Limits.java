package io.stratos.sandbox.python.testing;

import io.stratos.abi.sandbox.ResourceLimits;

/// Limits for tests: generous in time, because the machine may be busy, small in memory.
public final class Limits {
    public static final long SECOND = 1_000_000_000L;
    public static final int OUTPUT_BYTES = 1 << 16;

    private Limits() {}

    public static ResourceLimits patient() {
        return within(20 * SECOND);
    }

    public static ResourceLimits within(long callbackTimeoutNanos) {
        return within(callbackTimeoutNanos, 30 * SECOND);
    }

    public static ResourceLimits within(long callbackTimeoutNanos, long compileTimeNanosMax) {
        return new ResourceLimits(
                64L << 20, callbackTimeoutNanos, 0, 1 << 18, compileTimeNanosMax, 1 << 18, OUTPUT_BYTES);
    }
}
