package io.stratos.abi.sandbox;

/// Limits of one sandbox, the stricter of descriptor and policy.
///
/// @param memoryBytesMax guest memory
/// @param callbackTimeoutNanos wall-clock limit of one callback; a safety net where fuel decides
/// @param fuelMax instructions per callback, 0 = unlimited
/// @param codeBytesMax size of the code file
/// @param compileTimeNanosMax time allowed for parsing and compiling
/// @param inputBytesMax longest encoded input
/// @param outputBytesMax longest encoded decision
public record ResourceLimits(
        long memoryBytesMax,
        long callbackTimeoutNanos,
        long fuelMax,
        int codeBytesMax,
        long compileTimeNanosMax,
        int inputBytesMax,
        int outputBytesMax) {

    public ResourceLimits {
        if (memoryBytesMax <= 0
                || callbackTimeoutNanos <= 0
                || fuelMax < 0
                || codeBytesMax <= 0
                || compileTimeNanosMax <= 0
                || inputBytesMax <= 0
                || outputBytesMax <= 0) {
            throw new IllegalArgumentException("Condition failed: limits are above zero (fuel may be 0)");
        }
    }
}
