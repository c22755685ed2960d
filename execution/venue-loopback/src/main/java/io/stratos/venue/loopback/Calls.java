package io.stratos.venue.loopback;

import io.stratos.execution.venue.RequestBudget.Purpose;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was asked and not answered: requests for one order go one after the other, in the order in which they
/// came; cancels go before questions, and questions before the rest, each with slots that are kept for it.
final class Calls {
    private final LoopbackSettings settings;
    private final Map<Purpose, Deque<Call>> ready = new EnumMap<>(Purpose.class);
    private final Map<String, Deque<Call.ToDo>> chains = new HashMap<>();
    private final Map<String, Call> byName = new HashMap<>();
    private int underway;
    private int waiting;

    Calls(LoopbackSettings settings) {
        this.settings = settings;
    }

    /// Takes a call, or says that there is no room.
    boolean add(Call call) {
        if (waiting >= settings.waitingMax()) {
            return false;
        }
        waiting++;
        byName.put(call.name(), call);
        switch (call) {
            case Call.ToAnswer question -> queue(question);
            case Call.ToDo request -> {
                var chain = chains.computeIfAbsent(request.request().clientOrderId(), _ -> new ArrayDeque<>());
                chain.add(request);
                if (chain.size() == 1) {
                    queue(request);
                }
            }
        }
        return true;
    }

    /// Whether a request that came now would be the next one to start.
    boolean startsAtOnce(VenueRequest request) {
        var purpose = Call.purposeOf(request);
        int before = 0;
        for (var queued : ready.entrySet()) {
            before +=
                    queued.getKey().compareTo(purpose) >= 0 ? queued.getValue().size() : 0;
        }
        return !chains.containsKey(request.clientOrderId()) && underway + before < slots(purpose);
    }

    /// The call that may start now, null for none. Its caller sets its progress.
    @Nullable
    Call next() {
        for (var purpose : List.of(Purpose.CANCEL, Purpose.QUERY, Purpose.PLACE)) {
            var first = underway < slots(purpose) ? queueOf(purpose).poll() : null;
            if (first != null) {
                waiting--;
                underway++;
                return first;
            }
        }
        return null;
    }

    @Nullable
    Call byName(String name) {
        return byName.get(name);
    }

    /// The outcome of a call was told: the next one for its order may go.
    void told(Call call) {
        call.progress().isTold = true;
        if (call instanceof Call.ToDo request) {
            var id = request.request().clientOrderId();
            var chain = chains.get(id);
            if (chain == null) {
                return;
            }
            boolean wasFirst = request.equals(chain.peek());
            chain.remove(request);
            var first = chain.peek();
            if (first == null) {
                chains.remove(id);
            } else if (wasFirst) {
                queue(first);
            }
        }
    }

    /// Nothing more is awaited for a call.
    void over(Call call) {
        byName.remove(call.name());
        call.progress().isOver = true;
        if (call.progress().underway != null) {
            underway--;
        } else {
            waiting--;
            queueOf(call.purpose()).remove(call);
        }
    }

    /// Calls whose time is over.
    List<Call> overdue(long nowNanos) {
        var overdue = new ArrayList<Call>();
        for (var call : byName.values()) {
            if (nowNanos - call.askedNanos() > settings.requestTimeoutNanos()) {
                overdue.add(call);
            }
        }
        overdue.sort((one, other) -> Long.compare(one.askedNanos(), other.askedNanos()));
        return overdue;
    }

    private void queue(Call call) {
        queueOf(call.purpose()).add(call);
    }

    private Deque<Call> queueOf(Purpose purpose) {
        return ready.computeIfAbsent(purpose, _ -> new ArrayDeque<>());
    }

    private int slots(Purpose purpose) {
        return switch (purpose) {
            case PLACE -> settings.underwayMax() - 2 * LoopbackSettings.KEPT;
            case QUERY -> settings.underwayMax() - LoopbackSettings.KEPT;
            case CANCEL -> settings.underwayMax();
        };
    }
}
