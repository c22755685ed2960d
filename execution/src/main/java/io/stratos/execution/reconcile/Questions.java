package io.stratos.execution.reconcile;

import io.stratos.execution.venue.QueryId;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.RequestBudget.Purpose;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The questions of one run: those that wait for their time or the budget, and those that wait for an answer.
final class Questions {

    /// Makes a question when its turn comes.
    interface Asking extends Function<QueryId, VenueQuery> {}

    private record Waiting(Asking asking, long dueNanos) {}

    /// A question that waits for its answer.
    record Asked(Asking asking, VenueQuery query, long askedAtNanos) {}

    private final long run;
    private final ReconcilePolicy policy;
    private final RequestBudget budget;
    private final Consumer<VenueQuery> out;
    private final List<Waiting> waiting = new ArrayList<>();
    private final TreeMap<QueryId, Asked> asked = new TreeMap<>();
    private int next;

    Questions(long run, ReconcilePolicy policy, RequestBudget budget, Consumer<VenueQuery> out) {
        this.run = run;
        this.policy = policy;
        this.budget = budget;
        this.out = out;
    }

    void ask(Asking asking, long dueNanos) {
        waiting.add(new Waiting(asking, dueNanos));
    }

    /// The question that an answer belongs to, which is then no longer open; null if it is a late answer to one that
    /// was asked again, or to another run.
    @Nullable
    Asked take(VenueAnswer answer) {
        return asked.remove(answer.id());
    }

    /// Asks what is due and the budget allows, and asks again what was not answered.
    void advance(long nowNanos) {
        for (var open : List.copyOf(asked.values())) {
            if (nowNanos - open.askedAtNanos > policy.answerNanos()) {
                asked.remove(open.query.id());
                waiting.add(new Waiting(open.asking, nowNanos));
            }
        }
        for (var one : List.copyOf(waiting)) {
            if (one.dueNanos <= nowNanos && budget.take(Purpose.QUERY, nowNanos)) {
                waiting.remove(one);
                var query = one.asking.apply(new QueryId(run, next++));
                asked.put(query.id(), new Asked(one.asking, query, nowNanos));
                out.accept(query);
            }
        }
    }

    boolean isDone() {
        return waiting.isEmpty() && asked.isEmpty();
    }
}
