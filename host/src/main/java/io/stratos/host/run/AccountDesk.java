package io.stratos.host.run;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountEffects;
import io.stratos.execution.connector.ReportOutcome;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.InstanceStatistics;
import io.stratos.host.lane.TurnEffects;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Between one simulated instance and its account: turn effects go to the account core, the core's effects to the
/// in-process venue, to the outbox and into the batch.
///
/// Effects are released at once. That is allowed here and only here: the venue is in this process and its complete
/// state is in the same batch as the turn (DESIGN §5).
final class AccountDesk implements TurnEffects, AccountEffects, ReportSink {
    private final InstanceId instance;
    private final Writer writer;
    private final Outbox outbox;
    private final BatchRows rows = new BatchRows();
    private final AccountId account;
    private @Nullable AccountCore core;
    private @Nullable PaperVenue venue;
    private @Nullable InstanceStatistics statistics;
    private Runnable beforeRecord = () -> {};
    private LedgerBatch batch = new LedgerBatch();
    private ReasonCode conflict = ReasonCode.OK;
    private long now;

    AccountDesk(InstanceId instance, AccountId account, Writer writer, Outbox outbox) {
        this.instance = instance;
        this.account = account;
        this.writer = writer;
        this.outbox = outbox;
    }

    /// Ties the circle: the account core needs its effects before it exists.
    ///
    /// @param beforeEachRecord run before each record, so that the journal keeps the order of things
    void bind(AccountCore core, PaperVenue paper, InstanceStatistics sums, Runnable beforeEachRecord) {
        this.core = core;
        venue = paper;
        statistics = sums;
        beforeRecord = beforeEachRecord;
    }

    void writeTo(LedgerBatch target) {
        batch = target;
    }

    RowSink rows() {
        return rows;
    }

    void at(long nowNanos) {
        now = nowNanos;
    }

    /// Why the instance must halt, `OK` if it need not.
    ReasonCode conflict() {
        return conflict;
    }

    // --- effects of a turn

    @Override
    public void approved(ApprovedIntent intent, long nowNanos) {
        now = nowNanos;
        switch (core().submit(intent, nowNanos)) {
            case SubmitOutcome.Sent _, SubmitOutcome.Nothing _, SubmitOutcome.Repeated _ -> {}
            case SubmitOutcome.Denied denied -> sums().denied(denied.code());
            case SubmitOutcome.Conflict _ -> conflict = ReasonCode.IDM_CONFLICT;
        }
    }

    /// Tells the strategy, but for denials by rate: those would let a loop of order and denial feed itself.
    @Override
    public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {
        boolean byRate = switch (denied.code()) {
            case GATE_RATE_EVENT, GATE_RATE_SECOND, GATE_RATE_INSTANCE -> true;
            default -> false;
        };
        if (byRate) {
            return;
        }
        switch (intent) {
            case Intent.Order order ->
                tell(ref, null, order.instrument(), order.side(), order.qty(), order.price(), denied, nowNanos);
            case Intent.Position position ->
                tell(ref, null, position.instrument(), null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Cancel cancel -> tell(ref, cancel.target(), 0, null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Amend amend -> tell(ref, amend.target(), 0, null, Decimal.ZERO, null, denied, nowNanos);
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> {}
        }
    }

    private void tell(
            IntentRef ref,
            @Nullable IntentRef target,
            int instrument,
            @Nullable Side side,
            Decimal qty,
            @Nullable Decimal price,
            Denied denied,
            long nowNanos) {
        var position = core().exposure(instance).positionQty(instrument);
        var event = new EventBody.Execution(
                ExecutionKind.DENIED,
                ref,
                target,
                side,
                qty,
                Decimal.ZERO,
                Decimal.ZERO,
                price,
                null,
                denied.code().number(),
                position);
        outbox.add(instrument, event, nowNanos);
    }

    // --- effects of the account core

    @Override
    public void send(VenueRequest request, long notAfterNanos) {
        var release = core().release(request, notAfterNanos, now);
        if (release == ReasonCode.OK) {
            Objects.requireNonNull(venue).send(request, now);
        } else {
            core().onReport(notSent(request, release), now);
        }
    }

    private static VenueReport notSent(VenueRequest request, ReasonCode why) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), why);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), why);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), why);
        };
    }

    @Override
    public void deliver(InstanceId to, int instrument, EventBody.Execution event, long nowNanos) {
        outbox.add(instrument, event, nowNanos);
    }

    @Override
    public void record(RecordKind kind, long nowNanos, byte[] payload) {
        beforeRecord.run();
        batch.record(writer, kind, nowNanos, payload);
    }

    // --- reports of the venue

    /// Books a report. What cannot be true makes the account close-only: with a simulator it is a bug of ours.
    @Override
    public void report(VenueReport report, long atNanos) {
        now = Math.max(now, atNanos);
        switch (core().onReport(report, now)) {
            case ReportOutcome.Applied _, ReportOutcome.Repeated _ -> {}
            case ReportOutcome.Contradicted(var code) -> tighten(code);
            case ReportOutcome.Foreign _ -> tighten(ReasonCode.REC_MISSING_LOCAL);
        }
    }

    private void tighten(ReasonCode why) {
        var before = core().safety(instance);
        core().setSafety(
                        new SafetyCommand(
                                new SafetyScope.Account(account), SafetyState.CLOSE_ONLY, why, "connector", false),
                        now);
        if (core().safety(instance) != before) {
            core().cancelOrders(instance, true, now);
        }
    }

    private AccountCore core() {
        return Objects.requireNonNull(core);
    }

    private InstanceStatistics sums() {
        return Objects.requireNonNull(statistics);
    }

    /// Rows into the batch.
    private final class BatchRows implements RowSink {
        @Override
        public void put(Table table, byte[] key, byte[] value) {
            batch.put(writer, table, key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            batch.delete(writer, table, key);
        }
    }
}
