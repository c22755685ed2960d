package io.stratos.verification.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a report.
///
/// @param what measured thing, baseline and goal in words
/// @param value median
/// @param baseline median of what it is compared with, null where there is nothing
/// @param ratio value by baseline: the median of the rounds' ratios, null where there is no
/// baseline
/// @param spreadMin smallest ratio where there is a baseline, else the smallest value; so the
/// largest
public record Row(
        String id,
        String what,
        double value,
        String unit,
        @Nullable Double baseline,
        @Nullable Double ratio,
        double spreadMin,
        double spreadMax) {

    /// A value that stands alone.
    public static Row alone(String id, String what, String unit, List<Double> values) {
        var spread = Spread.of(values);
        return new Row(id, what, spread.median(), unit, null, null, spread.min(), spread.max());
    }

    /// A value beside its baseline; `values` and `baselines` belong to each other round by round.
    public static Row beside(String id, String what, String unit, List<Double> values, List<Double> baselines) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(values.get(round) / baselines.get(round));
        }
        var ratio = Spread.of(ratios);
        return new Row(
                id,
                what,
                Spread.of(values).median(),
                unit,
                Spread.of(baselines).median(),
                ratio.median(),
                ratio.min(),
                ratio.max());
    }
}
