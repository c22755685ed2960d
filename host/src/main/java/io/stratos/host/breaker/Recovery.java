package io.stratos.host.breaker;

/// How an open breaker comes back (SPEC M-25). Times are nanoseconds of `turn.now`.
public sealed interface Recovery {

    /// Only when an operator resets it.
    record Manual() implements Recovery {}

    /// After a time that doubles with each trip out of a probation, up to [#DOUBLINGS_MAX] times.
    ///
    /// @param probationNanos how long one sign is then enough to open it again
    record Cooldown(long nanos, long probationNanos) implements Recovery {
        static final int DOUBLINGS_MAX = 6;

        public Cooldown {
            requirePositive(nanos);
            requirePositive(probationNanos);
        }

        /// The time for this trip, from 1.
        long nanosOf(int trip) {
            return Math.multiplyExact(nanos, 1L << Math.min(trip - 1, DOUBLINGS_MAX));
        }
    }

    /// When no sign of its kind has come for a time.
    ///
    /// @param probationNanos how long one sign is then enough to open it again
    record WhenQuiet(long nanos, long probationNanos) implements Recovery {
        public WhenQuiet {
            requirePositive(nanos);
            requirePositive(probationNanos);
        }
    }

    private static void requirePositive(long nanos) {
        if (nanos <= 0 || nanos > 86_400_000_000_000L) {
            throw new IllegalArgumentException("Condition failed: a time of recovery is 1 ns to a day, got=" + nanos);
        }
    }
}
