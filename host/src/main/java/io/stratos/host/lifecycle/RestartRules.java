package io.stratos.host.lifecycle;

/// When an instance that failed is rebuilt, and when no more.
///
/// | fault within the window | answer |
/// | --- | --- |
/// | the first to the `restartsMax`-th | rebuilt; its next turn comes `backoffNanos` later, each time twice as long |
/// | one more | halted, `RES_RESTART` |
///
/// @param restartsMax faults within the window after which it is rebuilt; 0 halts at the first
/// @param windowNanos time of `turn.now` in which faults count together
/// @param backoffNanos wait after the first fault of a window
/// @param backoffNanosMax the longest wait
public record RestartRules(int restartsMax, long windowNanos, long backoffNanos, long backoffNanosMax) {
    /// More would be a storm, and each is a saved time.
    public static final int RESTARTS_MAX = 100;

    /// A guest that fails four times in a minute is broken, not unlucky; what fails at once again is not hurried.
    public static final RestartRules DEFAULT = new RestartRules(3, 60_000_000_000L, 100_000_000L, 10_000_000_000L);

    /// A day: far above any use, far below what overflows.
    private static final long NANOS_MAX = 86_400_000_000_000L;

    public RestartRules {
        if (restartsMax < 0
                || restartsMax > RESTARTS_MAX
                || windowNanos < 1
                || windowNanos > NANOS_MAX
                || backoffNanos < 0
                || backoffNanosMax < backoffNanos
                || backoffNanosMax > NANOS_MAX) {
            throw new IllegalArgumentException("Condition failed: at most " + RESTARTS_MAX
                    + " restarts, window and waits within a day, and waits rise");
        }
    }

    /// What a fault is answered with.
    public sealed interface Answer {
        /// Discarded, and rebuilt from its checkpoint.
        ///
        /// @param afterNanos wait before the next turn
        record Rebuild(long afterNanos) implements Answer {}

        enum Halt implements Answer {
            HALT
        }
    }

    /// Answers a fault.
    ///
    /// @param nth number of the fault within the window, from 1
    public Answer on(int nth) {
        return nth > restartsMax ? Answer.Halt.HALT : new Answer.Rebuild(backoff(nth));
    }

    private long backoff(int nth) {
        long wait = backoffNanos;
        for (int i = 1; i < nth && wait < backoffNanosMax; i++) {
            wait *= 2;
        }
        return Math.min(wait, backoffNanosMax);
    }
}
