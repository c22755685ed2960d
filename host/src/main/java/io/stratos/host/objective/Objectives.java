package io.stratos.host.objective;

/// The service objectives of one instance; 0 where there is none.
///
/// @param p95Nanos what 95 of 100 callbacks stay within
/// @param dropsPerMille market events of a thousand that a newer one may replace before they are taken
/// @param cpuNanos time that callbacks may take within a window, together
/// @param windowNanos what is judged at once
/// @param missesMax windows in a row that miss it, for the next stage
/// @param metMin windows in a row that meet all, for the stage before
public record Objectives(long p95Nanos, int dropsPerMille, long cpuNanos, long windowNanos, int missesMax, int metMin) {

    /// Nothing is promised.
    public static final Objectives NONE = new Objectives(0, 0, 0, 10_000_000_000L, 3, 6);

    /// A thousand windows say no more than these.
    public static final int WINDOWS_MAX = 1_000;

    public Objectives {
        boolean isPossible = p95Nanos >= 0
                && dropsPerMille >= 0
                && dropsPerMille <= 1_000
                && cpuNanos >= 0
                && windowNanos > 0
                && missesMax >= 1
                && missesMax <= WINDOWS_MAX
                && metMin >= 1
                && metMin <= WINDOWS_MAX;
        if (!isPossible) {
            throw new IllegalArgumentException("Condition failed: objectives are not negative, windows are 1.."
                    + WINDOWS_MAX + ", got=" + p95Nanos + "," + dropsPerMille + "," + cpuNanos + "," + windowNanos + ","
                    + missesMax + "," + metMin);
        }
    }

    /// Whether anything is promised.
    public boolean isNone() {
        return p95Nanos == 0 && dropsPerMille == 0 && cpuNanos == 0;
    }
}
