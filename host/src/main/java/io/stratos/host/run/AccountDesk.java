package io.stratos.host.run;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountEffects;
import io.stratos.execution.connector.ReportOutcome;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Behind one simulated account: its core's effects go to the in-process venue, to the instances' outboxes and into the
/// batch.
///
/// Effects are released at once. That is allowed here and only here: the venue is in this process and its complete
/// state is in the same batch as the turn (DESIGN §5).
final class AccountDesk implements AccountEffects, ReportSink {
    private final Writer writer;
    private final Map<InstanceId, Outbox> outboxes = new LinkedHashMap<>();
    private final List<Runnable> beforeRecord = new ArrayList<>();
    private final BatchRows rows = new BatchRows();
    private final AccountId account;
    private @Nullable AccountCore core;
    private @Nullable PaperVenue venue;
    private LedgerBatch batch = new LedgerBatch();
    private long now;

    AccountDesk(AccountId account, Writer writer) {
        this.account = account;
        this.writer = writer;
    }

    /// Ties the circle: the account core needs its effects before it exists.
    void bind(AccountCore core, PaperVenue paper) {
        this.core = core;
        venue = paper;
    }

    /// Takes an instance of the account in.
    ///
    /// @param beforeEachRecord run before each record, so that the journal keeps the order of things
    void join(InstanceId instance, Outbox outbox, Runnable beforeEachRecord) {
        outboxes.put(instance, outbox);
        beforeRecord.add(beforeEachRecord);
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
        Objects.requireNonNull(outboxes.get(to)).add(instrument, event, nowNanos);
    }

    @Override
    public void record(RecordKind kind, long nowNanos, byte[] payload) {
        beforeRecord.forEach(Runnable::run);
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
        var before = new LinkedHashMap<InstanceId, SafetyState>();
        outboxes.keySet().forEach(instance -> before.put(instance, core().safety(instance)));
        core().setSafety(
                        new SafetyCommand(
                                new SafetyScope.Account(account), SafetyState.CLOSE_ONLY, why, "connector", false),
                        now);
        before.forEach((instance, state) -> {
            if (core().safety(instance) != state) {
                core().cancelOrders(instance, true, now);
            }
        });
    }

    private AccountCore core() {
        return Objects.requireNonNull(core);
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
