package io.stratos.execution.connector;

import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.positions.Marks;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.Interlock;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Exposure;
import io.stratos.state.RecordKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The state machine of one account: orders, fills, positions, safety and the last risk check
/// (DESIGN §8).
///
/// One thread calls it. `nowNanos` never goes back. Effects are handed to [AccountEffects] during
/// the call; the shell commits them with the rows of [#writeRows] and only then lets them out.
public final class AccountCore {

    private final AccountSetup setup;
    private final AccountEffects effects;
    private final PositionBook positions = new PositionBook();
    private final Interlock interlock;
    private final Orders orders;
    private final RequestKeys keys;
    private final ReferencePrices prices;
    private final FillBooking fills;
    private final SafetyRows safetyRows;
    private final Checks checks;
    private final Submission submission;
    private final Reports reports;
    private final Map<InstanceId, Exposure> exposures = new HashMap<>();
    private long writes;

    /// An account that never traded.
    ///
    /// @param lookup rows that are committed, for orders that have left memory
    public AccountCore(AccountSetup setup, AccountEffects effects, RowSource lookup) {
        this.setup = setup;
        this.effects = effects;
        var rows = new AccountRows(setup.account(), lookup);
        var outlet = new Outlet(effects, positions);
        interlock = new Interlock(setup.account(), setup.venue().name());
        safetyRows = new SafetyRows(setup.account(), interlock);
        orders = new Orders(rows, setup.doneOrdersKept());
        keys = new RequestKeys(rows);
        prices = new ReferencePrices(rows, setup.instruments());
        fills = new FillBooking(setup.account(), positions, rows, outlet);
        var projection = new Projection(orders, positions, setup.venue().reduceOnly());
        checks = new Checks(setup, orders, positions, prices, interlock, projection);
        submission = new Submission(new ClientOrderIds(setup.venue()), orders, keys, checks, outlet);
        reports = new Reports(orders, fills, outlet);
    }

    /// The account as its rows tell; also used for later look-ups.
    public static AccountCore restore(AccountSetup setup, AccountEffects effects, RowSource rows) {
        var core = new AccountCore(setup, effects, rows);
        core.orders.restore();
        new AccountRows(setup.account(), rows).positions().forEach(core.positions::restore);
        core.prices.restore();
        core.safetyRows.restore(rows);
        return core;
    }

    /// Takes an approved intent. Checked in this order: repeat, target, what the venue offers,
    /// delay, safety, orders of unknown outcome, risk.
    public SubmitOutcome submit(ApprovedIntent approved, long nowNanos) {
        return submission.submit(approved, nowNanos);
    }

    /// Asks right before a committed request is written to the venue whether it may still go:
    /// safety may have tightened, and time has passed, since it was submitted. Pure; changes
    /// nothing.
    ///
    /// @param notAfterNanos as [AccountEffects#send] gave it
    /// @return `OK`, or why not: the shell then does not send it, but hands in `Rejected`,
    ///     `CancelRejected` or `AmendRejected` with this code
    public ReasonCode release(VenueRequest request, long notAfterNanos, long nowNanos) {
        var order = Required.field("order of a request", orders.find(request.clientOrderId()));
        return checks.ofRelease(request, order, notAfterNanos, nowNanos);
    }

    /// Books what the venue says.
    public ReportOutcome onReport(VenueReport report, long nowNanos) {
        return reports.onReport(report, nowNanos);
    }

    /// The newest price of an instrument, for the gate and for orders without a price. Allocates
    /// nothing.
    public void onReferencePrice(int instrument, Decimal price) {
        prices.update(instrument, price);
    }

    /// Changes the interlock of a scope.
    public SafetyChange setSafety(SafetyCommand command, long nowNanos) {
        var change = interlock.change(command, orders.hasUnknown());
        if (change instanceof SafetyChange.Applied(var previous, var state)) {
            safetyRows.changed();
            var record = new SafetyRecord(command.scope().text(), state, previous, command.reason(), command.actor());
            effects.record(RecordKind.SAFETY, nowNanos, record.encode());
        }
        return change;
    }

    /// The tightest state that applies to an instance.
    public SafetyState safety(InstanceId instance) {
        return interlock.tightest(instance);
    }

    /// Asks the venue to take back every live order of an instance (breaker CancelAll, CLOSE_ONLY).
    ///
    /// @param entriesOnly leaves orders that would make a position smaller
    /// @return how many requests were made
    public int cancelOrders(InstanceId instance, boolean entriesOnly, long nowNanos) {
        return submission.cancelAll(orders.live(instance), entriesOnly, nowNanos);
    }

    /// Ids of live orders whose placing, cancel or amend the venue has not answered. After a
    /// restart the shell hands in [VenueReport.Lost] for each, unless the venue came back with its
    /// own state.
    public List<String> unanswered() {
        return orders.live().stream()
                .filter(order -> order.status().lifecycle() == Lifecycle.SENT
                        || order.status().pending() != Pending.NONE)
                .map(Order::clientOrderId)
                .sorted()
                .toList();
    }

    /// What the gate sees of an instance; the same object for ever, always up to date.
    public Exposure exposure(InstanceId instance) {
        return exposures.computeIfAbsent(
                instance, id -> new InstanceExposure(id, orders, positions, prices, interlock));
    }

    /// Position and open orders of an instance, to tell it after a gap.
    public EventBody.AccountSnapshot snapshot(InstanceId instance, int instrument) {
        var open = orders.live(instance).stream()
                .filter(order -> order.instrument() == instrument)
                .sorted(Comparator.comparing(Order::ref))
                .map(order ->
                        new EventBody.OpenOrder(order.ref(), order.side(), order.price(), order.qty(), order.leaves()))
                .toList();
        var view = positions.view(instance, instrument);
        return new EventBody.AccountSnapshot(view.qty(), view.averagePrice(), open);
    }

    /// What an instance holds, by instrument id.
    public List<PositionView> positions(InstanceId instance) {
        return positions.views(instance);
    }

    /// Realised and unrealised profit less fees of an instance, in one quote asset, at the marks
    /// given. Exact.
    public BigDecimal equity(InstanceId instance, String quoteAsset, Marks marks) {
        var sum = BigDecimal.ZERO;
        for (var view : positions.views(instance)) {
            if (setup.instrument(view.instrument()).quoteAsset().equals(quoteAsset)) {
                var mark = marks.mark(view.instrument());
                sum = sum.add(mark == null ? view.cash().add(view.cost()) : view.equity(mark));
            }
        }
        return sum;
    }

    /// Hands over every row that changed since the last call, for the same batch as the effects
    /// since then.
    ///
    /// @return the number of this write, for [#committed]
    public long writeRows(RowSink sink) {
        writes++;
        orders.write(sink, writes);
        fills.write(sink);
        keys.write(sink, writes);
        prices.write(sink);
        safetyRows.write(sink);
        return writes;
    }

    /// Rows up to this write can be read through the lookup from now on; orders that are done may
    /// leave memory.
    public void committed(long write) {
        orders.committed(write);
        keys.committed(write);
    }

    /// Orders in memory, for tests of the bound.
    int ordersHeld() {
        return orders.held();
    }
}
