package io.stratos.host.report;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journal tells of one instance, in its order.
final class Trail {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final RunRecord run;
    private final List<BookedFill> fills = new ArrayList<>();
    private final Map<String, OrderTrail> orders = new LinkedHashMap<>();
    private final List<Asked> intents = new ArrayList<>();
    private final Set<IntentRef> deniedByGate = new HashSet<>();
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final ArrayDeque<Long> lastSecond = new ArrayDeque<>();
    private int intentsPerSecondMax;
    private int intentsPerEventMax;
    private long checkpoints;

    Trail(RunRecord run) {
        this.run = run;
    }

    /// A fill and when it was booked.
    record BookedFill(long atNanos, FillRecord fill) {}

    /// An intent and the gate's answer.
    record Asked(long atNanos, String kind, Verdict verdict, ReasonCode reason) {}

    /// Something an operator wants to see: an alert, a fault, a change of the interlock, a note.
    ///
    /// @param detail numbers and codes of the contract; the guest has no prose
    record Occurrence(long atNanos, String kind, String what, String detail) {
        static final String ALERT = "Alert";
    }

    void turn(TurnRecord turn, long atNanos) {
        if (turn.fault() != ReasonCode.OK) {
            occurrences.add(new Occurrence(
                    atNanos,
                    "Fault",
                    turn.fault().name(),
                    "turn " + turn.cursor() + ": " + turn.fault().meaning()));
        }
        if (turn.checkpoint()) {
            checkpoints++;
        }
        intentsPerEventMax = Math.max(intentsPerEventMax, turn.intents().size());
        for (var intent : turn.intents()) {
            asked(turn.cursor(), intent, atNanos);
        }
    }

    private void asked(long cursor, IntentRecord intent, long atNanos) {
        intents.add(new Asked(atNanos, kindOf(intent.intent()), intent.verdict(), intent.reason()));
        if (intent.verdict() == Verdict.DENIED) {
            deniedByGate.add(new IntentRef(cursor, intent.ordinal()));
        }
        lastSecond.add(atNanos);
        while (lastSecond.getFirst() <= atNanos - SECOND_NANOS) {
            lastSecond.removeFirst();
        }
        intentsPerSecondMax = Math.max(intentsPerSecondMax, lastSecond.size());
        if (intent.intent() instanceof Intent.Alert alert) {
            var severity =
                    alert.severity() == null ? "no severity" : alert.severity().name();
            var value = alert.value() == null ? "" : ", value " + alert.value();
            occurrences.add(new Occurrence(atNanos, Occurrence.ALERT, "code " + alert.code(), severity + value));
        }
    }

    void order(OrderRecord order, long atNanos) {
        var known = orders.get(order.clientOrderId());
        if (known == null) {
            orders.put(order.clientOrderId(), new OrderTrail(order));
        } else {
            known.moved(order, atNanos);
        }
    }

    void fill(FillRecord fill, long atNanos) {
        fills.add(new BookedFill(atNanos, fill));
        var order = orders.get(fill.clientOrderId());
        if (order != null) {
            order.filled(atNanos);
        }
    }

    void occurred(Occurrence occurrence) {
        occurrences.add(occurrence);
    }

    RunRecord run() {
        return run;
    }

    List<BookedFill> fills() {
        return fills;
    }

    List<OrderTrail> orders() {
        return List.copyOf(orders.values());
    }

    List<Asked> intents() {
        return intents;
    }

    List<Occurrence> occurrences() {
        return occurrences;
    }

    /// Whether the gate denied it, so that a denial told to the strategy is not counted twice.
    boolean wasDeniedByGate(IntentRef ref) {
        return deniedByGate.contains(ref);
    }

    /// Most intents in any second of session time.
    int intentsPerSecondMax() {
        return intentsPerSecondMax;
    }

    int intentsPerEventMax() {
        return intentsPerEventMax;
    }

    long checkpoints() {
        return checkpoints;
    }

    private static String kindOf(Intent intent) {
        return switch (intent) {
            case Intent.Order _ -> "order";
            case Intent.Cancel _ -> "cancel";
            case Intent.Amend _ -> "amend";
            case Intent.Position _ -> "position";
            case Intent.Alert _ -> "alert";
            case Intent.NoOp _ -> "no_op";
            case Intent.RiskHint _ -> "risk_hint";
        };
    }
}
