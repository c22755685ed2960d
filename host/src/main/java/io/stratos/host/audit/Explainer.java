package io.stratos.host.audit;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.IntentRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.journal.Verdict;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.connector.Stage;
import io.stratos.execution.connector.StagedIntent;
import io.stratos.execution.connector.StagedIntents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Walks from an id back to the event that caused it and forward to what became of it (SPEC X-9).
///
/// Reads the journal twice, from front to back; nothing is kept but the chain.
public final class Explainer {
    private final Subject subject;
    private final @Nullable StagedIntent staged;
    private final List<Link> chain = new ArrayList<>();
    private @Nullable TurnRecord turn;
    private @Nullable IntentRecord asked;
    private @Nullable OrderRecord order;
    private @Nullable Link lastSafety;
    private @Nullable Link lastBreaker;
    private final HealthTrail health;
    /// What input is answered with now, by instrument.
    private final Map<Integer, Link> badInput = new TreeMap<>();
    /// The order the subject's cancel or amend is meant for, else the subject itself.
    private IntentRef target;

    private boolean isCut;

    private Explainer(Subject subject, @Nullable StagedIntent staged) {
        this.subject = subject;
        this.staged = staged;
        target = subject.intent();
        health = new HealthTrail(subject.instance());
    }

    /// Explains one id, see [Subject#find].
    ///
    /// @throws Refused if the journal has no such id, or several intents fit it
    public static Explanation explain(LedgerReader reader, String id) throws Refused {
        var found = Subject.find(reader, id);
        var subject = found.subject();
        if (subject == null) {
            throw found.candidates().isEmpty() ? unknown(id) : ambiguous(id, found);
        }
        var explainer = new Explainer(subject, staged(reader, subject));
        Deliveries.of(reader, subject.instance(), subject.intent().cursor()).ifPresent(explainer.chain::add);
        reader.records(1, (seq, kind, atNanos, payload, hash) -> {
            explainer.see(seq, kind, atNanos, payload, hash);
            return true;
        });
        return explainer.explanation();
    }

    /// An instance trades on one account, but nothing beside the journal says on which.
    private static @Nullable StagedIntent staged(LedgerReader reader, Subject subject) {
        for (var account : RecordedAccount.all(reader)) {
            var found = new StagedIntents(account, RowSource.of(reader)).find(subject.instance(), subject.intent());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Refused unknown(String id) {
        return Refusal.of(ReasonCode.AUD_NO_RECORD, "the journal knows nothing of this id")
                .got(
                        id,
                        "a client order id, venue order id, trade id, trace id, idempotency key, #SEQ or"
                                + " BOT/STRATEGY/INSTANCE@CURSOR.ORDINAL")
                .refused();
    }

    private static Refused ambiguous(String id, Subject.Found found) {
        return Refusal.of(ReasonCode.AUD_NO_RECORD, "several intents fit this id")
                .got(id, "one of " + String.join(" ", found.candidates()))
                .fix("stratos explain " + found.candidates().iterator().next())
                .refused();
    }

    private void see(long seq, RecordKind kind, long atNanos, byte[] payload, String hash) {
        switch (kind) {
            case TURN, ORDER, FILL, SAFETY, RECONCILIATION -> {
                var body = RecordBody.decode(seq, kind, payload);
                var link = new Link(seq, kind.name().toLowerCase(Locale.ROOT), atNanos, Summary.of(body), hash);
                if (body instanceof SafetyRecord) {
                    lastSafety = link;
                } else if (concerns(body)) {
                    add(link);
                }
            }
            case BREAKER -> {
                var body = RecordBody.decode(seq, kind, payload);
                if (body instanceof BreakerRecord moved && moved.instance().equals(subject.instance())) {
                    lastBreaker = new Link(seq, "breaker", atNanos, Summary.of(body), hash);
                }
            }
            case QUALITY -> {
                if (RecordBody.decode(seq, kind, payload) instanceof QualityRecord changed
                        && changed.instance().equals(subject.instance())) {
                    badInput.put(changed.instrument(), new Link(seq, "quality", atNanos, Summary.of(changed), hash));
                    badInput.values().removeIf(link -> changed.flags() == 0 && link.seq() == seq);
                }
            }
            case HEALTH -> {
                if (RecordBody.decode(seq, kind, payload) instanceof HealthRecord changed) {
                    see(changed, new Link(seq, "health", atNanos, Summary.of(changed), hash));
                }
            }
            case RUN, TURN_RANGE, CHECKPOINT, SEAL, NOTE, CONFIG, OBJECTIVE -> {}
        }
    }

    /// A change of health is told where it answers the subject's turn, or stops an instance whose intent is
    /// still on its way: then nothing goes out any more, and entries are taken back.
    private void see(HealthRecord changed, Link link) {
        if (!health.see(changed, link, turn == null) || turn == null) {
            return;
        }
        boolean isAnswer = turn.fault() != ReasonCode.OK && changed.cursor() == turn.cursor();
        if (isAnswer || (HealthTrail.isHalt(changed) && isUnderWay())) {
            add(link);
        }
    }

    private boolean isUnderWay() {
        if (asked == null || asked.verdict() == Verdict.DENIED || !isOrder(asked.intent())) {
            return false;
        }
        var stage = order == null ? null : Lifecycle.ofNumber(order.lifecycle());
        return stage == null || !stage.isTerminal();
    }

    /// Whether a record is about the subject; remembers what the outcome will be told by.
    private boolean concerns(Record body) {
        return switch (body) {
            case TurnRecord seen -> concerns(seen);
            case OrderRecord seen -> concerns(seen);
            case FillRecord fill -> isSubject(fill.instance().equals(subject.instance()), fill.intent());
            case ReconciliationRecord seen -> order != null && seen.subject().equals(order.clientOrderId());
            default -> false;
        };
    }

    private boolean concerns(TurnRecord seen) {
        if (!seen.instance().equals(subject.instance())) {
            return false;
        }
        if (seen.cursor() == subject.intent().cursor()) {
            turn = seen;
            asked = seen.intents().stream()
                    .filter(intent -> intent.ordinal() == subject.intent().ordinal())
                    .findFirst()
                    .orElse(null);
            target = Optional.ofNullable(asked)
                    .flatMap(intent -> Summary.target(intent.intent()))
                    .orElse(target);
            tellBreaker(asked);
            tellHealth(asked);
            tellBadInput(asked);
            return true;
        }
        return seen.intents().stream()
                .anyMatch(intent ->
                        Summary.target(intent.intent()).filter(target::equals).isPresent());
    }

    /// What is degraded may only reduce: the change that said so is told before the turn that it held back.
    private void tellHealth(@Nullable IntentRecord intent) {
        var held = health.behind(intent);
        if (held != null) {
            add(held);
        }
    }

    /// An open breaker forbids by the gate: its last change is told before the turn that it held back.
    private void tellBreaker(@Nullable IntentRecord intent) {
        var breaker = lastBreaker;
        boolean isHeldBack = intent != null
                && (intent.reason() == ReasonCode.GATE_NO_TRADE
                        || intent.reason().name().startsWith("BRK_"));
        if (breaker != null && isHeldBack) {
            add(breaker);
        }
    }

    /// Bad input holds back by the gate as well, and is told in the same way.
    private void tellBadInput(@Nullable IntentRecord intent) {
        if (intent != null
                && (intent.reason() == ReasonCode.GATE_NO_TRADE
                        || intent.reason().name().startsWith("DAT_"))) {
            badInput.values().forEach(this::add);
        }
    }

    /// What forbade an order may stand before it: the last change of the interlock is told with a denial by
    /// it.
    private boolean concerns(OrderRecord seen) {
        if (!isSubject(seen.instance().equals(subject.instance()), seen.intent())) {
            return false;
        }
        order = seen;
        var safety = lastSafety;
        if (safety != null && seen.reason().name().startsWith("SAF_")) {
            add(safety);
            lastSafety = null;
        }
        return true;
    }

    private boolean isSubject(boolean isOurs, IntentRef intent) {
        return isOurs && intent.equals(target);
    }

    private void add(Link link) {
        if (chain.size() < Explanation.LINKS_MAX) {
            chain.add(link);
        } else {
            isCut = true;
            chain.set(Explanation.LINKS_MAX - 1, link);
        }
    }

    private Explanation explanation() {
        var end = order;
        if (asked != null && asked.verdict() == Verdict.DENIED) {
            return explained("denied", asked.reason());
        }
        if (asked != null && !isOrder(asked.intent())) {
            return explained("not_an_order", asked.reason());
        }
        if (end == null && staged != null && staged.stage() == Stage.DENIED) {
            return explained("denied", staged.code());
        }
        if (end == null) {
            var fault = turn == null ? ReasonCode.OK : turn.fault();
            return explained("not_submitted", fault == ReasonCode.OK ? health.haltedFor() : fault);
        }
        var stage = Objects.requireNonNullElse(Lifecycle.ofNumber(end.lifecycle()), Lifecycle.UNKNOWN);
        return explained(stage.name().toLowerCase(Locale.ROOT), end.reason());
    }

    private static boolean isOrder(Intent intent) {
        return switch (intent) {
            case Intent.Order _, Intent.Cancel _, Intent.Amend _, Intent.Position _ -> true;
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> false;
        };
    }

    private Explanation explained(String outcome, ReasonCode reason) {
        return new Explanation(subject.toString(), chain, outcome, reason, staged, isCut);
    }
}
