package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one comparison has gathered so far.
final class Run {

    final long number;
    final Cause cause;
    final Questions questions;
    final TreeMap<String, VenueOrder> open = new TreeMap<>();
    /// The venue's own ids of what it showed as open, by name.
    private final Map<String, Set<String>> venueIds = new TreeMap<>();
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

    private final LocalBook book;
    private @Nullable Stood stood;
    /// What of each live order was executed when the run began.
    private final Map<String, Decimal> filledAtFirst = new TreeMap<>();

    boolean isCompared;
    boolean isChanged;
    boolean isDoubtful;
    int findings;

    Run(long number, Cause cause, Questions questions, FillCursor cursor, LocalBook book) {
        this.cursor = cursor;
        this.number = number;
        this.cause = cause;
        this.questions = questions;
        this.book = book;
        book.live().forEach(order -> filledAtFirst.put(order.clientOrderId(), order.filled()));
    }

    /// The venue shows an open order.
    void show(VenueOrder order) {
        open.put(order.name(), order);
        venueIds.computeIfAbsent(order.name(), _ -> new TreeSet<>()).add(order.venueOrderId());
    }

    /// The venue's ids of the open orders that it showed by one name: more than one are several orders.
    Set<String> venueIds(String name) {
        return venueIds.getOrDefault(name, Set.of());
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
        questions.ask(
                id -> {
                    stood = new Stood(book.expectedPositions());
                    return new VenueQuery.Positions(id);
                },
                dueNanos);
    }

    /// Something was executed, or what was is corrected.
    void moved() {
        if (stood != null) {
            stood.note(book.expectedPositions());
        }
    }

    /// Whether the venue showed what stood here at some moment since it was asked.
    boolean isOfSomeMoment(int instrument, Decimal shown) {
        return stood != null && stood.was(instrument, shown);
    }

    /// Whether the venue's answer about an open order is only from before some executions that came since the run
    /// began.
    boolean isInMotion(LocalOrder local, VenueOrder seen) {
        var atFirst = filledAtFirst.getOrDefault(local.clientOrderId(), local.filled());
        return seen.state().isOpen()
                && local.status().isLive()
                && seen.filled().compareTo(local.filled()) < 0
                && seen.filled().compareTo(atFirst) >= 0;
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
