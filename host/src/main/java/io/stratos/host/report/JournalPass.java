package io.stratos.host.report;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.journal.ObjectiveRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.journal.QualityRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.journal.RunRecord;
import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.journal.TurnRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.report.Trail.Occurrence;
import io.stratos.state.LedgerReader;
import io.stratos.state.LedgerUnreadableException;
import io.stratos.state.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Walks the journal once and gives each record to the instance it is about.
final class JournalPass {
    /// Orders that the host made itself stand under a bot of this name.
    private static final String HOST = "host";

    private final Map<InstanceId, Trail> trails = new LinkedHashMap<>();

    private JournalPass() {}

    /// The instances of the session in the order in which they were started.
    static List<Trail> walk(LedgerReader reader) {
        var pass = new JournalPass();
        reader.records(1, (seq, kind, atNanos, payload, _) -> {
            pass.record(seq, kind, atNanos, payload);
            return true;
        });
        return List.copyOf(pass.trails.values());
    }

    private void record(long seq, RecordKind kind, long atNanos, byte[] payload) {
        try {
            switch (kind) {
                case RUN -> {
                    var run = RunRecord.decode(payload);
                    trails.put(run.instance(), new Trail(run));
                }
                case TURN -> {
                    var turn = TurnRecord.decode(payload);
                    trailOf(turn.instance(), seq).turn(turn, atNanos);
                }
                case ORDER -> {
                    var order = OrderRecord.decode(payload);
                    if (order.instance().bot().equals(HOST)) {
                        everybody(new Occurrence(
                                atNanos, "Host order", order.reason().name(), order.clientOrderId()));
                    } else {
                        trailOf(order.instance(), seq).order(order, atNanos);
                    }
                }
                case FILL -> {
                    var fill = FillRecord.decode(payload);
                    if (fill.instance().bot().equals(HOST)) {
                        everybody(
                                new Occurrence(atNanos, "Host fill", fill.side().name(), fill.clientOrderId()));
                    } else if (fill.correction() != 0) {
                        everybody(new Occurrence(
                                atNanos, "Fill corrected", ReasonCode.EXE_BUSTED.name(), fill.clientOrderId()));
                    } else {
                        trailOf(fill.instance(), seq).fill(fill, atNanos);
                    }
                }
                case SAFETY -> safety(SafetyRecord.decode(payload), atNanos);
                case HEALTH -> {
                    var change = HealthRecord.decode(payload);
                    trailOf(change.instance(), seq).occurred(health(change, atNanos));
                }
                case NOTE -> note(NoteRecord.decode(payload), atNanos);
                case BREAKER -> breaker(BreakerRecord.decode(payload), atNanos, seq);
                case RECONCILIATION -> reconciliation(ReconciliationRecord.decode(payload), atNanos);
                case QUALITY -> steered(QualityRecord.decode(payload), atNanos, seq);
                case CONFIG -> steered(ConfigRecord.decode(payload), atNanos, seq);
                case OBJECTIVE -> steered(ObjectiveRecord.decode(payload), atNanos, seq);
                case TURN_RANGE, CHECKPOINT, SEAL -> {}
            }
        } catch (MalformedMessageException damaged) {
            throw new LedgerUnreadableException(ReasonCode.STA_LEDGER_DAMAGED, "record " + seq, damaged);
        }
    }

    private Trail trailOf(InstanceId instance, long seq) {
        var trail = trails.get(instance);
        if (trail == null) {
            throw new LedgerUnreadableException(
                    ReasonCode.STA_LEDGER_DAMAGED, "record " + seq + " is of an instance that was never started", null);
        }
        return trail;
    }

    /// The interlock and notes concern whoever shares the directory.
    private void safety(SafetyRecord change, long atNanos) {
        var detail = change.scope() + ": " + change.previous() + " to " + change.state() + " by " + change.actor();
        everybody(new Occurrence(atNanos, "Safety", change.reason().name(), detail));
    }

    private static Occurrence health(HealthRecord change, long atNanos) {
        var used = change.limit() == 0 ? "" : ", used " + change.used() + " of " + change.allowed();
        return new Occurrence(
                atNanos,
                "Health",
                change.reason().name(),
                change.previous() + " to " + change.state() + " after turn " + change.cursor() + used);
    }

    private void note(NoteRecord note, long atNanos) {
        everybody(new Occurrence(atNanos, "Note", note.reason().name(), note.subject() + ", " + note.number()));
    }

    private void breaker(BreakerRecord change, long atNanos, long seq) {
        var detail = change.previous() + " to " + change.state() + " by " + change.actor();
        trailOf(change.instance(), seq)
                .occurred(new Occurrence(atNanos, "Breaker", change.reason().name(), detail));
    }

    private void steered(QualityRecord change, long atNanos, long seq) {
        var answer = change.action().isEmpty() ? "good again" : change.action();
        var detail = "instrument " + change.instrument() + ": " + answer + " after turn " + change.cursor();
        trailOf(change.instance(), seq)
                .occurred(
                        new Occurrence(atNanos, "Input quality", change.reason().name(), detail));
    }

    private void steered(ConfigRecord change, long atNanos, long seq) {
        var values = change.changes().stream()
                .map(one -> one.name() + " " + one.before() + " to " + one.after())
                .collect(Collectors.joining(", "));
        trailOf(change.instance(), seq)
                .occurred(new Occurrence(
                        atNanos,
                        "Configuration",
                        change.reason().name(),
                        change.stage() + " by " + change.actor() + ": " + values));
    }

    private void steered(ObjectiveRecord change, long atNanos, long seq) {
        var detail = change.previous() + " to " + change.stage() + " by " + change.actor();
        trailOf(change.instance(), seq)
                .occurred(new Occurrence(atNanos, "Objectives", change.reason().name(), detail));
    }

    private void reconciliation(ReconciliationRecord record, long atNanos) {
        everybody(new Occurrence(
                atNanos, "Reconciliation", record.reason().name(), record.subject() + ", " + record.evidence()));
    }

    private void everybody(Occurrence occurrence) {
        trails.values().forEach(trail -> trail.occurred(occurrence));
    }
}
