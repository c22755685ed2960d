package io.stratos.host.lifecycle;

import io.stratos.abi.lane.DecisionLimits;
import io.stratos.abi.model.StrategyDescriptor;

/// Limits of one instance, the stricter of descriptor and policy. Each is inclusive.
///
/// @param fuel instructions of a callback, 0 = not limited
/// @param memoryBytes guest memory, 0 = not comparable: a child process only tells its whole heap, garbage included
/// @param stateBytes largest state that becomes a checkpoint
/// @param stateEveryTurns a state that nobody asked for becomes a checkpoint at most once in so many turns
/// @param logBytes of one callback
/// @param logBytesPerSecond of all callbacks within a second of `turn.now`
/// @param logBytesPerInstance of all callbacks of its life, restarts included
public record GuestLimits(
        long fuel,
        long memoryBytes,
        long callbackNanos,
        long stateBytes,
        int stateEveryTurns,
        int intents,
        long logBytes,
        long logBytesPerSecond,
        long logBytesPerInstance,
        int telemetryHints) {

    /// A checkpoint starts the guest anew; more often it would be felt by its neighbours.
    public static final int STATE_EVERY_TURNS = 256;

    /// Turns without a state after which the author is told: a rebuild re-applies them all.
    public static final int UNSAVED_TURNS = 100_000;

    public GuestLimits {
        if (fuel < 0
                || memoryBytes < 0
                || callbackNanos < 0
                || stateBytes < 0
                || stateEveryTurns < 1
                || logBytes < 0
                || logBytesPerSecond < 0
                || logBytesPerInstance < 0) {
            throw new IllegalArgumentException("Condition failed: limits are not below zero");
        }
    }

    /// What the descriptor asks for, where no policy says less.
    public static GuestLimits of(StrategyDescriptor descriptor) {
        var asked = descriptor.resources();
        return new GuestLimits(
                asked.fuelPerCallback(),
                memoryOf(descriptor, asked.memoryBytes()),
                asked.callbackTimeoutNanos(),
                DecisionLimits.STATE_BYTES_MAX,
                STATE_EVERY_TURNS,
                asked.output().intentsPerEvent(),
                asked.output().logBytesPerEvent(),
                asked.output().logBytesPerSecond(),
                asked.output().logBytesPerInstance(),
                DecisionLimits.HINTS_MAX);
    }

    /// The memory limit that use can be held against.
    public static long memoryOf(StrategyDescriptor descriptor, long memoryBytes) {
        return Limit.MEMORY.isMeasured(descriptor.runtimeKind()) ? 0 : memoryBytes;
    }

    /// The limit, `Long.MAX_VALUE` where there is none.
    public long of(Limit limit) {
        return switch (limit) {
            case FUEL -> orNone(fuel);
            case MEMORY -> orNone(memoryBytes);
            case TIME -> callbackNanos;
            case STATE -> stateBytes;
            case UNSOLICITED -> 1;
            case INTENTS -> intents;
            case LOG -> logBytes;
            case LOG_SECOND -> logBytesPerSecond;
            case LOG_LIFE -> logBytesPerInstance;
            case UNSAVED -> UNSAVED_TURNS;
            case TELEMETRY -> telemetryHints;
        };
    }

    private static long orNone(long limit) {
        return limit == 0 ? Long.MAX_VALUE : limit;
    }
}
