package io.stratos.execution.connector;

import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.positions.Marks;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.Interlock;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private final IntentStages stages;
    private final Replacing replacing;
    private final Netting netting;
    private final Submission submission;
    private final Reports reports;
    private final @Nullable CancelRetries retries;
    private final @Nullable EntrySweep sweep;
    private final @Nullable AccountReconciliation reconciliation;
    private final @Nullable Flattening flattening;
    private final AccountRisk risk;
    private final Map<InstanceId, Exposure> exposures = new HashMap<>();
    private long writes;
    /// Reports do not come by themselves at the moment.
    private boolean isBlind;

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
        risk = new AccountRisk(setup, orders, positions, prices);
        var ids = new ClientOrderIds(setup.venue());
        var policy = setup.reconcile();
        var budget = policy == null ? null : new RequestBudget(policy.budget());
        checks = new Checks(
                setup, orders, positions, prices, interlock, projection, risk, () -> isPending() || isBlind, budget);
        stages = new IntentStages(setup.account(), lookup);
        replacing = new Replacing(ids, orders, checks, stages, outlet, policy != null);
        netting = new Netting(setup.account(), orders, checks, stages, outlet);
        submission = new Submission(ids, orders, keys, checks, replacing, netting, stages, outlet);
        reports = new Reports(orders, fills, replacing, outlet);
        var closeGate = setup.closeGate();
        flattening = closeGate == null
                ? null
                : new Flattening(
                        setup, closeGate, orders, positions, interlock, projection, prices, submission, outlet);
        retries = policy == null ? null : new CancelRetries(policy, orders, submission);
        sweep = policy == null ? null : new EntrySweep(policy.answerNanos(), orders, checks, submission);
        reconciliation = policy == null || budget == null
                ? null
                : new AccountReconciliation(
                        setup,
                        policy,
                        orders,
                        positions,
                        ids,
                        reports,
                        submission,
                        replacing,
                        outlet,
                        budget,
                        this::tighten);
    }

    /// The account as its rows tell; also used for later look-ups.
    public static AccountCore restore(AccountSetup setup, AccountEffects effects, RowSource rows) {
        var core = new AccountCore(setup, effects, rows);
        core.orders.restore();
        new AccountRows(setup.account(), rows).positions().forEach(core.positions::restore);
        core.prices.restore();
        core.safetyRows.restore(rows);
        core.risk.restore(rows);
        core.netting.restore(rows);
        if (core.reconciliation != null) {
            core.reconciliation.restore(rows);
        }
        if (core.flattening != null) {
            core.flattening.restore(rows);
        }
        return core;
    }

    /// Takes an approved intent. Checked in this order: repeat, target, what the venue offers,
    /// delay, safety, orders of unknown outcome, risk.
    public SubmitOutcome submit(ApprovedIntent approved, long nowNanos) {
        return submission.submit(approved, nowNanos);
    }

    /// Asks right before a committed request is written to the venue whether it may still go:
    /// safety may have tightened, and time has passed, since it was submitted. Asked once for each request,
    /// also by a shell that then does not send it.
    ///
    /// @param notAfterNanos as [AccountEffects#send] gave it
    /// @return `OK`, or why not: the shell then does not send it, but hands in `Rejected`,
    ///     `CancelRejected` or `AmendRejected` with this code
    public ReasonCode release(VenueRequest request, long notAfterNanos, long nowNanos) {
        var order = Required.field("order of a request", orders.find(request.clientOrderId()));
        var code = checks.ofRelease(request, order, notAfterNanos, nowNanos);
        order.released(request, nowNanos);
        stages.released(request, order, code, nowNanos);
        return code;
    }

    /// Books what the venue says.
    public ReportOutcome onReport(VenueReport told, long nowNanos) {
        var report = VenueReport.asCertain(told);
        if (retries != null && retries.takes(report, nowNanos)) {
            return new ReportOutcome.Applied();
        }
        var outcome = reports.onReport(report, nowNanos);
        netting.advance(nowNanos);
        if (reconciliation != null) {
            reconciliation.after(outcome, report, nowNanos);
        }
        return outcome;
    }

    /// Comes up for trading: everything unanswered is of unknown outcome, and nothing takes new risk before
    /// the verdict of a reconciliation. An account without a reconciliation policy has nothing to do.
    public void start(long nowNanos) {
        if (reconciliation != null) {
            reconciliation.start(unanswered(), nowNanos);
        }
    }

    /// Asks for a comparison with the venue: after a reconnect, a gap in its reports, or by an operator.
    public void reconcile(Cause cause, long nowNanos) {
        reconciling().request(cause, nowNanos);
    }

    /// Hears that reports of the venue may have been missed: the venue is asked. While they do not come at
    /// all, nothing takes new risk; what closes and takes back goes on, by what the venue answers.
    public void onGap(StreamGap gap, long nowNanos) {
        isBlind = gap == StreamGap.DISCONNECTED || (isBlind && gap != StreamGap.RECONNECTED);
        if (reconciliation != null) {
            reconciliation.request(gap == StreamGap.RECONNECTED ? Cause.RECONNECT : Cause.GAP, nowNanos);
        }
    }

    /// Takes the venue's answer to a question that [AccountEffects#ask] asked.
    public void onAnswer(VenueAnswer answer, long nowNanos) {
        reconciling().onAnswer(answer, nowNanos);
    }

    /// Time goes on. Called a few times a second: asks what is due, and watches the age of what is unknown.
    public void tick(long nowNanos) {
        if (reconciliation != null) {
            reconciliation.tick(nowNanos);
        }
        if (retries != null) {
            retries.tick(nowNanos);
        }
        if (sweep != null) {
            sweep.tick(nowNanos);
        }
        replacing.tick(nowNanos);
        netting.advance(nowNanos);
        risk.tick(nowNanos);
        if (flattening != null) {
            flattening.advance(!isPending(), nowNanos);
        }
    }

    /// Begins to close what a scope in FLATTEN holds; goes on with each [#tick], also after a restart.
    ///
    /// @param causeSeq journal sequence of the change to FLATTEN, once it is committed
    public void flatten(SafetyScope scope, long causeSeq) {
        Required.field("a gate for closes", flattening).begin(scope, causeSeq);
    }

    /// Scopes in FLATTEN for which [#flatten] is still to be called, after a restart between the two.
    public List<String> flattenWithoutCause() {
        return flattening == null ? List.of() : flattening.withoutCause();
    }

    /// Whether the last reconciliation was clean and nothing has cast doubt on it since. Always true where
    /// the venue's state is in the account's own batch.
    public boolean isReconciled() {
        return reconciliation == null || reconciliation.isClean();
    }

    /// How often a comparison with the venue was begun in the life of the account; 0 where none is made.
    public long comparisons() {
        return reconciliation == null ? 0 : reconciliation.runs();
    }

    /// How the last comparison that ended did; null if none ever ended.
    public @Nullable StoredVerdict verdict() {
        return reconciliation == null ? null : reconciliation.verdict();
    }

    /// Whether new risk waits for the verdict of a reconciliation.
    public boolean isPending() {
        return reconciliation != null && reconciliation.blocksNewRisk();
    }

    /// What is at the venue and not ours, by name, with whether an operator accepted it.
    public Map<String, Quarantined> foreign() {
        return reconciling().foreign();
    }

    /// An operator settles an order of unknown outcome by hand.
    ///
    /// @param actor who, from the token of the caller
    /// @param note why, for people
    /// @return `OK`, or why not: `CLI_REASON` without actor or note, `GATE_TARGET` if no such order is
    ///     unknown, `REC_DIVERGED` if the venue is known to have had it, or a request for it is about to
    ///     leave
    public ReasonCode resolveUnknown(
            String clientOrderId, Settlement settlement, String actor, String note, long nowNanos) {
        return reconciling().resolve(clientOrderId, settlement, actor, note, nowNanos);
    }

    /// An operator knows something foreign at the venue and lets it be.
    ///
    /// @return `OK`, or why not, as of [#resolveUnknown]
    public ReasonCode acceptForeign(String name, String actor, String note, long nowNanos) {
        return reconciling().acceptForeign(name, actor, note, nowNanos);
    }

    /// An operator says what the venue holds of an instrument beyond what the account's fills explain.
    ///
    /// @return `OK`, or why not, as of [#resolveUnknown]
    public ReasonCode acceptHolding(int instrument, Decimal qty, String actor, String note, long nowNanos) {
        return reconciling().acceptHolding(instrument, qty, actor, note, nowNanos);
    }

    /// The newest price of an instrument, for the gate and for orders without a price. Allocates
    /// nothing.
    public void onReferencePrice(int instrument, Decimal price) {
        prices.update(instrument, price);
    }

    /// Changes the interlock of a scope.
    public SafetyChange setSafety(SafetyCommand command, long nowNanos) {
        var founded = isReconciled() ? command : command.withoutReconciliation();
        var change = interlock.change(founded, orders.hasUnknown());
        if (change instanceof SafetyChange.Applied(var previous, var state)) {
            safetyRows.changed();
            var record = new SafetyRecord(
                    command.scope().text(), state, previous, command.reason(), command.actor(), command.note());
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
        submission.cancelStaged(instance, entriesOnly, nowNanos);
        return submission.cancelAll(orders.live(instance), entriesOnly, nowNanos);
    }

    /// An instance halted: its entries are taken back, and from here on it gets no new ones.
    public void instanceHalted(InstanceId instance, long nowNanos) {
        checks.halted(instance);
        cancelOrders(instance, true, nowNanos);
    }

    /// An instance that was stopped is started again in this process: from here on its entries are judged
    /// as any.
    public void instanceTakenUp(InstanceId instance) {
        checks.takenUp(instance);
    }

    /// What takes back every entry that the venue may have, for when nothing can be committed any more;
    /// changes nothing here. Oldest first.
    public List<VenueRequest.Cancel> lastCancels() {
        return orders.live().stream()
                .filter(order -> !checks.isProtective(order) && (order.attempts() > 1 || !order.awaitsRelease()))
                .sorted(Comparator.comparing(Order::createdAtNanos).thenComparing(Order::clientOrderId))
                .map(order -> new VenueRequest.Cancel(order.clientOrderId(), order.instrument()))
                .toList();
    }

    /// Asks the venue to take back every entry that a scope binds, also of instances that do not run any
    /// more.
    ///
    /// @return how many requests were made
    public int cancelEntries(SafetyScope scope, long nowNanos) {
        var bound = scope instanceof SafetyScope.Instance(var instance) ? orders.live(instance) : orders.live();
        return submission.cancelAll(bound, true, nowNanos);
    }

    /// How far an order has come, live or done; null if there never was one.
    public @Nullable Lifecycle lifecycle(String clientOrderId) {
        var order = orders.find(clientOrderId);
        return order == null ? null : order.status().lifecycle();
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

    /// Live orders of which the venue has not said, or not for certain, what became of them: unanswered, or
    /// of unknown outcome.
    public int inDoubt() {
        return (int) orders.live().stream()
                .filter(order -> !order.status().isConfirmed() || order.status().pending() != Pending.NONE)
                .count();
    }

    /// How far an order, cancel or amend came; null if it never came here.
    public @Nullable StagedIntent intent(InstanceId instance, IntentRef ref) {
        return stages.find(instance, ref);
    }

    /// What the gate sees of an instance; the same object for ever, always up to date.
    public Exposure exposure(InstanceId instance) {
        return exposures.computeIfAbsent(
                instance, id -> new InstanceExposure(id, orders, positions, prices, interlock));
    }

    /// Position and open orders of an instance, to tell it after a gap.
    public EventBody.AccountSnapshot snapshot(InstanceId instance, int instrument) {
        var staged = orders.staged().stream().filter(order -> order.instance().equals(instance));
        var open = Stream.concat(orders.live(instance).stream(), staged)
                .filter(order ->
                        order.instrument() == instrument && order.leaves().isPositive())
                .sorted(Comparator.comparing(Order::ref))
                .map(order -> new EventBody.OpenOrder(
                        order.ref(), order.side(), order.price(), order.ownersQty(), order.leaves()))
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
        stages.write(sink, writes);
        prices.write(sink);
        safetyRows.write(sink);
        risk.write(sink);
        netting.write(sink);
        if (reconciliation != null) {
            reconciliation.write(sink);
        }
        if (flattening != null) {
            flattening.write(sink);
        }
        return writes;
    }

    /// Rows up to this write can be read through the lookup from now on; orders that are done may
    /// leave memory.
    public void committed(long write) {
        orders.committed(write);
        keys.committed(write);
        stages.committed(write);
    }

    private AccountReconciliation reconciling() {
        return Required.field("a reconciliation policy", reconciliation);
    }

    /// By the connector itself: the account, and its entries are taken back.
    private void tighten(SafetyState state, ReasonCode why, long nowNanos) {
        var scope = new SafetyScope.Account(setup.account());
        int tighter = interlock.state(scope).compareTo(state);
        if (tighter >= 0) {
            if (tighter == 0) { // what came to light since then goes, too
                submission.cancelAll(orders.live(), true, nowNanos);
            }
            return;
        }
        setSafety(new SafetyCommand(scope, state, why, "connector", false), nowNanos);
        submission.cancelAll(orders.live(), true, nowNanos);
    }

    /// Orders in memory, for tests of the bound.
    int ordersHeld() {
        return orders.held();
    }
}
