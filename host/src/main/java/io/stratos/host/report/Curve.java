package io.stratos.host.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A line over time that keeps, of each of [#BUCKETS] equal spans of time, the first, lowest, highest and last point.
///
/// On a picture no wider than the number of spans that line looks like one through every point: no peak is lost, none
/// is invented. Points come in the order of time.
final class Curve {
    static final int BUCKETS = 1_200;

    private final long from;
    private final long width;
    private final List<Point> points = new ArrayList<>();
    private final Point[] kept = new Point[4];
    private long bucket = -1;
    private long seen;

    /// @param from time of the first point
    /// @param to time of the last
    Curve(long from, long to) {
        this.from = from;
        width = Math.max(1, Math.ceilDiv(to - from + 1, BUCKETS));
    }

    /// One point; `order` breaks ties between points of one instant.
    record Point(long atNanos, BigDecimal value, long order) {}

    void add(long atNanos, BigDecimal value) {
        var point = new Point(atNanos, value, seen++);
        long own = Math.floorDiv(atNanos - from, width);
        if (own != bucket) {
            flush();
            bucket = own;
            Arrays.fill(kept, point);
            return;
        }
        if (value.compareTo(kept[1].value()) < 0) {
            kept[1] = point;
        }
        if (value.compareTo(kept[2].value()) > 0) {
            kept[2] = point;
        }
        kept[3] = point;
    }

    /// The points that are kept, in order; ends the curve.
    List<Point> points() {
        flush();
        bucket = -1;
        return List.copyOf(points);
    }

    /// How many points came.
    long seen() {
        return seen;
    }

    private void flush() {
        if (bucket < 0) {
            return;
        }
        Arrays.stream(kept)
                .distinct()
                .sorted(Comparator.comparingLong(Point::order))
                .forEach(points::add);
    }
}
