package io.stratos.verification.benchmarks.harness;

import java.util.Collection;

/// Median, smallest and largest of some measurements.
public record Spread(double median, double min, double max) {

    /// Sums measurements up.
    ///
    /// @param values at least one
    public static Spread of(Collection<Double> values) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("Condition failed: there is at least one measurement");
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }
}
