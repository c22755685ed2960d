package io.stratos.host.metrics;

import io.stratos.abi.model.AccountId;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.host.live.measure.AccountMetrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Figures of one account: written by its own thread, read by whoever publishes.
final class AccountFigures implements AccountMetrics {
    private static final long MILLI = 1_000_000L;

    /// From a venue within the process to one that does not answer.
    private static final long[] BOUNDS = {
        MILLI,
        5 * MILLI / 2,
        5 * MILLI,
        10 * MILLI,
        25 * MILLI,
        50 * MILLI,
        100 * MILLI,
        250 * MILLI,
        500 * MILLI,
        1_000 * MILLI,
        5_000 * MILLI,
        30_000 * MILLI
    };

    final AccountId id;
    final Latencies orders = new Latencies(BOUNDS);
    final Latencies fills = new Latencies(BOUNDS);
    final Map<ErrorCategory, Tally> errors = new ConcurrentHashMap<>();
    private final EnumMap<Count, Tally> counts = new EnumMap<>(Count.class);

    AccountFigures(AccountId id) {
        this.id = id;
        for (var what : Count.values()) {
            counts.put(what, new Tally());
        }
    }

    @Override
    public void count(Count what) {
        of(what).add(1);
    }

    @Override
    public void error(ErrorCategory category) {
        errors.computeIfAbsent(category, _ -> new Tally()).add(1);
    }

    @Override
    public void orderLatency(long nanos) {
        orders.record(nanos);
    }

    @Override
    public void fillLatency(long nanos) {
        fills.record(nanos);
    }

    long get(Count what) {
        return of(what).get();
    }

    private Tally of(Count what) {
        var tally = counts.get(what);
        if (tally == null) {
            throw new IllegalStateException("Invariant: there is a tally for each count, got=" + what);
        }
        return tally;
    }
}
