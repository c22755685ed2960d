package io.stratos.host.audit;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an id names: an intent of an instance, and the order made of it.
///
/// @param instance who asked; an instance of the host's own for orders that the host made
/// @param intent the order's intent, or the cancel or amend itself
record Subject(InstanceId instance, IntentRef intent) {

    private static final Set<RecordKind> NAMED = Set.of(RecordKind.TURN, RecordKind.ORDER, RecordKind.FILL);

    /// What an id was found to be.
    ///
    /// @param subject null if none or several fit
    /// @param candidates every intent that fits, written out
    record Found(@Nullable Subject subject, Set<String> candidates) {}

    @Override
    public String toString() {
        return instance + "@" + intent;
    }

    /// Looks an id up: client order id, venue order id, trade id, trace id, idempotency key, `#SEQ` of a
    /// journal record, or `BOT/STRATEGY/INSTANCE@CURSOR.ORDINAL` (`@CURSOR` if the turn asked for one
    /// thing).
    static Found find(LedgerReader reader, String id) {
        var search = new Search(id);
        reader.records(1, (seq, kind, _, payload, _) -> {
            if (NAMED.contains(kind)) {
                search.see(seq, RecordBody.decode(seq, kind, payload));
            }
            return true;
        });
        return search.found();
    }

    /// Walks the journal with one id in mind.
    private static final class Search {
        private static final int CANDIDATES_MAX = 20;

        private final String id;
        private final long seqWanted;
        private final Set<String> candidates = new TreeSet<>();
        private Optional<Subject> subject = Optional.empty();

        Search(String id) {
            this.id = id;
            seqWanted = id.startsWith("#") ? number(id.substring(1)) : -1;
        }

        void see(long seq, Record body) {
            switch (body) {
                case TurnRecord turn -> turn(seq, turn);
                case OrderRecord order -> order(seq, order);
                case FillRecord fill -> {
                    if (seq == seqWanted || id.equals(Long.toString(fill.fill().tradeId()))) {
                        add(new Subject(fill.instance(), fill.intent()));
                    }
                }
                default -> {}
            }
        }

        private void turn(long seq, TurnRecord turn) {
            boolean whole = seq == seqWanted || id.equals(turn.instance() + "@" + turn.cursor());
            if (whole && turn.intents().isEmpty()) {
                add(new Subject(
                        turn.instance(),
                        new IntentRef(turn.cursor(), 0))); // it ended in a fault, or asked for no order
            }
            for (IntentRecord asked : turn.intents()) {
                var candidate = new Subject(turn.instance(), new IntentRef(turn.cursor(), asked.ordinal()));
                boolean byKey = !asked.idempotencyKey().isEmpty() && id.equals(asked.idempotencyKey());
                if (whole || byKey || id.equals(candidate.toString())) {
                    add(candidate);
                }
            }
        }

        private void order(long seq, OrderRecord order) {
            if (seq == seqWanted
                    || id.equals(order.clientOrderId())
                    || id.equals(order.venueOrderId())
                    || id.equals(order.traceId())
                    || id.equals(order.idempotencyKey())) {
                add(new Subject(order.instance(), order.intent()));
            }
        }

        private void add(Subject candidate) {
            if (subject.isEmpty()) {
                subject = Optional.of(candidate);
            }
            if (candidates.size() < CANDIDATES_MAX) {
                candidates.add(candidate.toString());
            }
        }

        Found found() {
            return new Found(candidates.size() == 1 ? subject.orElseThrow() : null, candidates);
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException notOne) {
                return -1;
            }
        }
    }
}
