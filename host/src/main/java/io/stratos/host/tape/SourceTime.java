package io.stratos.host.tape;

/// Times as sources write them.
final class SourceTime {

    private static final long SECOND = 1_000_000_000L;

    private SourceTime() {}

    /// Nanoseconds of a Unix time whose unit shows in its size: seconds, milli-, micro- or nanoseconds since 1970.
    /// Good for the years 1973 to 2286; -1 for anything else.
    static long ofUnix(long value) {
        if (value < 100_000_000L) {
            return -1;
        }
        if (value < 10_000_000_000L) {
            return value * SECOND;
        }
        if (value < 10_000_000_000_000L) {
            return value < 100_000_000_000L ? -1 : value * 1_000_000L;
        }
        if (value < 10_000_000_000_000_000L) {
            return value < 100_000_000_000_000L ? -1 : value * 1_000L;
        }
        return value < 100_000_000_000_000_000L ? -1 : value;
    }
}
