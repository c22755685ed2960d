package io.stratos.host.live.account;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.ReportOutcome;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Step;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.host.live.measure.AccountMetrics;
import io.stratos.host.live.measure.AccountMetrics.Count;
import io.stratos.state.RecordKind;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds an account's figures in what passes through its agent.
final class AccountMeter {
    /// Orders whose first answer is waited for; beyond that the oldest is not measured any more.
    private static final int WAITING_MAX = 4_096;

    private final AccountMetrics metrics;
    private final Map<Key, Long> decided = new LinkedHashMap<>();

    private record Key(InstanceId instance, IntentRef intent) {}

    AccountMeter(AccountMetrics metrics) {
        this.metrics = metrics;
    }

    void received(ApprovedIntent intent) {
        metrics.count(Count.INTENT_RECEIVED);
        if (intent.intent() instanceof Intent.Order) {
            if (decided.size() == WAITING_MAX) {
                decided.remove(decided.keySet().iterator().next());
            }
            var identity = intent.identity();
            decided.put(new Key(identity.instance(), identity.ref()), intent.decidedAtNanos());
        }
    }

    void stalled() {
        metrics.count(Count.WRITE_STALL);
    }

    void sent(VenueRequest request) {
        switch (request) {
            case VenueRequest.Place _ -> metrics.count(Count.ORDER_SENT);
            case VenueRequest.Cancel _ -> metrics.count(Count.CANCEL_REQUESTED);
            case VenueRequest.Amend _ -> {} // no figure of its own
        }
    }

    /// The venue's own words; what the core made of them says whether they are new.
    void reported(VenueReport report, ReportOutcome outcome) {
        if (!(outcome instanceof ReportOutcome.Applied)) {
            return;
        }
        switch (report) {
            case VenueReport.Acknowledged _ -> metrics.count(Count.ORDER_ACKED);
            case VenueReport.Rejected(var _, var code) -> {
                metrics.count(Count.ORDER_REJECTED);
                error(code);
            }
            case VenueReport.CancelRejected(var _, var code) -> {
                metrics.count(Count.CANCEL_FAILED);
                error(code);
            }
            case VenueReport.AmendRejected(var _, var code) -> error(code);
            case VenueReport.Lost _ -> error(ReasonCode.EXE_UNKNOWN);
            case VenueReport.Busted _ -> error(ReasonCode.EXE_BUSTED);
            case VenueReport.Filled _,
                    VenueReport.Reinstated _,
                    VenueReport.Canceled _,
                    VenueReport.Amended _,
                    VenueReport.Expired _ -> {} // fills are counted where they are booked
        }
    }

    private void error(ReasonCode code) {
        metrics.error(ErrorCategory.of(code));
    }

    /// What an instance is told of an order of its own.
    void told(InstanceId instance, EventBody.Execution event, long nowNanos) {
        var since = decided.remove(new Key(instance, event.intent()));
        boolean isAnswer = switch (event.kind()) {
            case ACKNOWLEDGED, PARTIALLY_FILLED, FILLED, REJECTED -> true;
            case DENIED, CANCELED, EXPIRED, CANCEL_REJECTED, AMENDED, AMEND_REJECTED, UNKNOWN, BUSTED -> false;
        };
        if (since != null && isAnswer) {
            metrics.orderLatency(nowNanos - since);
        }
    }

    void recorded(RecordKind kind, byte[] payload, long nowNanos) {
        try {
            switch (kind) {
                case FILL -> {
                    var fill = FillRecord.decode(payload);
                    if (fill.correction() == 0) {
                        metrics.count(Count.FILL);
                        metrics.fillLatency(Math.max(0, nowNanos - fill.venueTimeNanos()));
                    }
                }
                case RECONCILIATION -> reconciliation(ReconciliationRecord.decode(payload));
                default -> {} // the rest has its figures elsewhere, or none
            }
        } catch (MalformedMessageException damaged) {
            throw new IllegalStateException("Invariant: the core writes what can be read", damaged);
        }
    }

    private void reconciliation(ReconciliationRecord record) {
        if (record.step() == Step.VERDICT.number()) {
            metrics.count(Count.RECONCILED);
        } else if (record.step() == Step.FINDING.number()) {
            if (record.category() == Category.MISSING_LOCAL.number()) {
                metrics.count(Count.EXTERNAL_ORDER);
            } else if (record.category() == Category.DIVERGED.number()) {
                metrics.count(Count.DIVERGED);
            }
        }
    }
}
