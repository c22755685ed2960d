package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one comparison has gathered so far.
final class Run {

    final long number;
    final Cause cause;
    final Questions questions;
    final TreeMap<String, VenueOrder> open = new TreeMap<>();
    private final FillCursor cursor;
    final Map<String, Integer> looks = new TreeMap<>();
    final Set<String> waitingFor = new HashSet<>();
    final Set<String> reported = new HashSet<>();
    boolean openDone;
    boolean fillsDone;
    long openAtNanos = Long.MAX_VALUE;
    long fillsAtNanos;
    long positionsAtNanos;

    @Nullable
    Map<Integer, Decimal> positions;

    boolean isCompared;
    boolean isChanged;
    boolean isDoubtful;
    int findings;

    Run(long number, Cause cause, Questions questions, FillCursor cursor) {
        this.cursor = cursor;
        this.number = number;
        this.cause = cause;
        this.questions = questions;
    }

    boolean hasGathered() {
        return openDone && fillsDone && positions != null;
    }

    void askOrders(String page, long dueNanos) {
        questions.ask(id -> new VenueQuery.OpenOrders(id, page), dueNanos);
    }

    void askFills(long dueNanos) {
        var from = cursor.base();
        questions.ask(id -> new VenueQuery.Fills(id, from), dueNanos);
    }

    void askPositions(long dueNanos) {
        questions.ask(VenueQuery.Positions::new, dueNanos);
    }

    /// Asks for one order; the run waits for the answer.
    void askOrder(LocalOrder order, long dueNanos) {
        waitingFor.add(order.clientOrderId());
        questions.ask(id -> new VenueQuery.ById(id, order.clientOrderId(), order.instrument()), dueNanos);
    }

    /// Counts a look at something and says how many there were.
    int look(String what) {
        return looks.merge(what, 1, Integer::sum);
    }

    /// Venue time at which all of what was gathered, and a look at `lookAtNanos`, was surely taken.
    long oldestNanos(long lookAtNanos) {
        return Math.min(Math.min(openAtNanos, fillsAtNanos), lookAtNanos);
    }
}
