package io.stratos.verification.benchmarks.account;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.connector.AccountEffects;
import io.stratos.execution.connector.AccountSetup;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.connector.SubmitOutcome;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.Callback;
import io.stratos.gate.GateMode;
import io.stratos.gate.GateProfile;
import io.stratos.gate.GateVerdict;
import io.stratos.gate.IntentGate;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account core between the gate and a paper venue that outlives it, writing into a batch that its caller commits.
final class AccountSubject implements AccountEffects, RowSink {
    private static final AccountId ACCOUNT = new AccountId("live.bench");
    private static final InstanceId INSTANCE = new InstanceId("bench", "maker", "btc-usd");
    private static final long TICK_NANOS = 100_000_000L;
    private static final int TICKS_OF_BUDGET = 20;
    private static final long EXPIRY_NANOS = 2_000_000_000L;
    private static final long MAX_DELAY_NANOS = 86_400_000_000_000L;
    private static final RiskContext RISK =
            new RiskContext(Decimal.ofWhole(10_000), MAX_DELAY_NANOS, 1_000_000_000L, Decimal.ofWhole(1_000_000));
    private static final Instrument BTC = new Instrument(
            1,
            "paper",
            "spot",
            "BTC-USD",
            "BTC",
            "USD",
            Decimal.of("0.01"),
            Decimal.of("0.00000001"),
            Decimal.of("0.00000001"),
            Decimal.ofWhole(1_000_000),
            Decimal.ONE);
    private static final Writer WRITER = new Writer(Writer.Role.ACCOUNT_CORE, ACCOUNT.value(), new FencingToken(1));

    private final IntentGate gate = new IntentGate(new GateProfile(
            ACCOUNT,
            INSTANCE,
            "1.0.0",
            "bench",
            0,
            List.of(BTC),
            new StrategyDescriptor.Capabilities(
                    List.of(EventKind.TRADE),
                    List.of(OrderType.MARKET, OrderType.LIMIT),
                    List.of("*"),
                    List.of("*"),
                    false,
                    Lane.LL),
            new StrategyDescriptor.OutputLimits(10_000, 1, Long.MAX_VALUE, 0, 0, 0)));
    private final PaperVenue venue;
    private final AccountCore core;
    private final ArrayDeque<VenueRequest> requests = new ArrayDeque<>();
    private final ArrayDeque<VenueQuery> questions = new ArrayDeque<>();
    private LedgerBatch batch = new LedgerBatch();
    private long cursor;
    private long fills;

    /// A venue whose book nobody has used yet.
    static PaperVenue newVenue() {
        var conduct = VenueConduct.ofClass(IdentityClass.B2, 0).timing(EXPIRY_NANOS, QueryLag.NONE, 0);
        return new PaperVenue(VenueConfig.defaults("paper").with(conduct), ACCOUNT, List.of(BTC));
    }

    AccountSubject(PaperVenue venue, LedgerReader rows) {
        this.venue = venue;
        var limits = new RiskLimits(BigDecimal.valueOf(1_000_000_000), Map.of(), 1_000_000);
        var setup = new AccountSetup(
                ACCOUNT,
                List.of(BTC),
                venue.traits(),
                new LimitRisk(limits),
                4_096,
                ReconcilePolicy.STANDARD,
                null,
                1_000_000_000L,
                SelfTrade.ALLOW);
        core = AccountCore.restore(setup, this, RowSource.of(rows));
    }

    AccountCore core() {
        return core;
    }

    /// Comes up and is compared with its venue, in as little simulated time as that takes.
    ///
    /// @return when it was ready
    long up(long nowNanos) {
        long now = nowNanos;
        core.start(now);
        while (!core.isReconciled()) {
            now += TICK_NANOS;
            release(now);
            poll(now);
            core.tick(now);
        }
        return now + TICKS_OF_BUDGET * TICK_NANOS;
    }

    /// Fills that were booked since this came up.
    long fills() {
        return fills;
    }

    void trade(String price, long nowNanos) {
        var body = new EventBody.Trade(Decimal.of(price), Decimal.ofWhole(1_000), null, nowNanos);
        venue.onMarket(BTC.id(), body, nowNanos);
        core.onReferencePrice(BTC.id(), Decimal.of(price));
    }

    void bid(String price, String qty, long nowNanos) {
        submit(OrderType.LIMIT, Decimal.of(price), qty, nowNanos);
    }

    void buy(String qty, long nowNanos) {
        submit(OrderType.MARKET, null, qty, nowNanos);
    }

    private void submit(OrderType type, @Nullable Decimal price, String qty, long nowNanos) {
        cursor++;
        gate.beginTurn();
        var order = new Intent.Order(
                BTC.id(),
                Side.BUY,
                type,
                Decimal.of(qty),
                price,
                null,
                type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC,
                false,
                false,
                false,
                0,
                RISK,
                null);
        var verdict = gate.check(
                order, new IntentRef(cursor, 0), Callback.EVENT, nowNanos, core.exposure(INSTANCE), GateMode.OPEN);
        if (!(verdict instanceof GateVerdict.Approved(var approved))) {
            throw new IllegalStateException("Condition failed: the order is approved, got=" + verdict);
        }
        var outcome = core.submit(approved, nowNanos);
        if (!(outcome instanceof SubmitOutcome.Sent)) {
            throw new IllegalStateException("Condition failed: the order goes out, got=" + outcome);
        }
    }

    /// What has to be committed before anything leaves; the next batch is empty.
    LedgerBatch takeBatch() {
        long write = core.writeRows(this);
        var full = batch;
        batch = new LedgerBatch();
        core.committed(write);
        return full;
    }

    /// Lets requests and questions out.
    void release(long nowNanos) {
        for (var request = requests.poll(); request != null; request = requests.poll()) {
            if (core.release(request, Long.MAX_VALUE, nowNanos) == ReasonCode.OK) {
                venue.send(request, nowNanos);
            }
        }
        for (var query = questions.poll(); query != null; query = questions.poll()) {
            venue.ask(query, nowNanos);
        }
    }

    void poll(long nowNanos) {
        venue.poll(nowNanos, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                fills += report instanceof VenueReport.Filled ? 1 : 0;
                core.onReport(report, nowNanos);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                core.onAnswer(answer, nowNanos);
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                core.onGap(gap, nowNanos);
            }
        });
    }

    @Override
    public void send(VenueRequest request, long notAfterNanos) {
        requests.add(request);
    }

    @Override
    public void ask(VenueQuery query) {
        questions.add(query);
    }

    @Override
    public void deliver(InstanceId instance, int instrument, EventBody.Execution event, long nowNanos) {
        // a strategy's inbox is not what is measured
    }

    @Override
    public void record(RecordKind kind, long nowNanos, byte[] payload) {
        batch.record(WRITER, kind, nowNanos, payload);
    }

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        batch.put(WRITER, table, key, value);
    }

    @Override
    public void delete(Table table, byte[] key) {
        batch.delete(WRITER, table, key);
    }
}
