package io.stratos.host.live.lane;

import io.stratos.abi.journal.BreakerRecord;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.breaker.Breaker;
import io.stratos.host.breaker.BreakerRow;
import io.stratos.host.breaker.BreakerState;
import io.stratos.host.breaker.Closed;
import io.stratos.host.breaker.Open;
import io.stratos.host.breaker.Transition;
import io.stratos.host.breaker.Trigger;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// The breaker of a live instance: finds the signs of trouble in what goes in and what comes out, tells the
/// gate how to hold the instance back, and the account what to take back (SPEC M-25).
///
/// Signs are counted once their turn is decided, so what follows from them is in that turn's batch: the
/// record, the row, and the wish to the account, which hears of it after everything that was approved
/// before. Used by the lane's thread, but for [#ask] and [#view].
final class LiveBreaker {
    /// The venue said no, and would say so again: our mistake, its limit, or its trouble. That there was
    /// nothing to trade with is the market's answer and no sign.
    private static final Set<ReasonCode> REJECTS = Set.of(
            ReasonCode.EXE_VENUE_REJECTED,
            ReasonCode.EXE_INSUFFICIENT_FUNDS,
            ReasonCode.EXE_FILTER,
            ReasonCode.EXE_UNSUPPORTED,
            ReasonCode.EXE_NETWORK,
            ReasonCode.EXE_RATE_LIMITED,
            ReasonCode.EXE_CLOCK);

    private static final Set<ExecutionKind> NEGATIVE =
            Set.of(ExecutionKind.REJECTED, ExecutionKind.AMEND_REJECTED, ExecutionKind.CANCEL_REJECTED);

    private static final Set<ReasonCode> RATES =
            Set.of(ReasonCode.GATE_RATE_EVENT, ReasonCode.GATE_RATE_SECOND, ReasonCode.GATE_RATE_INSTANCE);

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final Breaker breaker;
    private final long objectiveNanos;
    private final EnumMap<Trigger, Integer> signs = new EnumMap<>(Trigger.class);
    private final Wishes<Reset, BreakerReset> resets;
    private BreakerState kept;
    private volatile BreakerView view;

    private record Reset(String actor, String note) {}

    /// The breaker as the instance's row tells.
    LiveBreaker(InstanceSetting parts, StrategyInstance strategy) {
        this.parts = parts;
        this.strategy = strategy;
        resets = new Wishes<>(parts.clock(), parts.bell(), ReasonCode.DEP_BUSY, BreakerReset.Refused::new);
        var row = parts.ledger().reader().get(Table.INSTANCE, strategy.rows().breaker());
        kept = row == null ? new Closed() : BreakerRow.decode(row);
        breaker = new Breaker(parts.breaker().rules(), kept);
        var resources = parts.spec().descriptor().resources();
        objectiveNanos = parts.breaker().objectiveNanos(resources.callbackTimeoutNanos());
        strategy.restrict(breaker.mode());
        view = viewNow();
    }

    /// Asks the account again for what an open breaker stands for: an earlier process may have ended before
    /// the account heard of it.
    void enforce() {
        if (breaker.state() instanceof Open(var rule, var _, var _, var _)) {
            var code = rule.trigger().code();
            parts.account().command(new AccountCommand.Tripped(parts.spec().id(), code, rule.action()));
        }
    }

    // --- signs

    /// An event is being delivered.
    void delivered(Event event) {
        if (event.header().quality() != Quality.GOOD) {
            saw(Trigger.QUALITY);
        }
        if (event.body() instanceof EventBody.Execution execution
                && NEGATIVE.contains(execution.kind())
                && REJECTS.contains(ReasonCode.ofNumber(execution.reasonCode()))) {
            saw(Trigger.REJECTS);
        }
    }

    /// A turn is decided.
    ///
    /// @param wallNanos how long it took, 0 where nobody measures
    void decided(TurnOutcome outcome, long wallNanos) {
        if (outcome == TurnOutcome.FAULTED) {
            saw(Trigger.FAULTS);
            if (strategy.lastFault() == ReasonCode.RES_TIMEOUT) {
                saw(Trigger.TIMEOUTS);
            }
        } else if (wallNanos > objectiveNanos) {
            saw(Trigger.LATENCY);
        }
    }

    /// More waits for the instance than its queue holds.
    void queueIsFull() {
        saw(Trigger.QUEUE);
    }

    private void saw(Trigger trigger) {
        signs.merge(trigger, 1, Integer::sum);
    }

    // --- what follows

    /// Counts the signs of the turn that was just decided.
    ///
    /// @param wanted by that turn; what the breaker wants of the account is put behind
    void settle(List<TurnEffect> wanted, long nowNanos) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i) instanceof TurnEffect.Denied(var _, var _, var code) && RATES.contains(code)) {
                saw(Trigger.INTENT_RATE);
            }
        }
        if (signs.isEmpty()) {
            return;
        }
        signs.forEach((trigger, count) -> {
            for (int i = 0; i < count; i++) {
                breaker.sign(trigger, nowNanos).ifPresent(moved -> tripped(moved, wanted));
            }
        });
        signs.clear();
        keep();
    }

    private void tripped(Transition transition, List<TurnEffect> wanted) {
        moved(transition);
        if (transition.to() instanceof Open(var rule, var _, var _, var _)
                && (transition.beginsToTakeOrdersBack() || transition.beginsToClose())) {
            wanted.add(new TurnEffect.Tripped(rule.trigger().code(), rule.action()));
        }
    }

    /// Does what operators asked for. Never while a turn is half done; needs no guest.
    ///
    /// @return whether it moved
    boolean obey(long nowNanos) {
        boolean moved = false;
        for (var reset = resets.next(); reset != null; reset = resets.next()) {
            var transition = breaker.reset(reset.wish().actor(), reset.wish().note(), nowNanos);
            moved(transition);
            reset.answer(new BreakerReset.Done(transition));
            moved = true;
        }
        if (moved) {
            keep();
        }
        return moved;
    }

    /// Lets time pass, and does what operators asked for. Never while a turn is half done.
    ///
    /// @return whether it moved
    boolean work(long nowNanos) {
        boolean moved = obey(nowNanos);
        if (nowNanos >= breaker.dueNanos()) {
            var transition = breaker.tick(nowNanos);
            transition.ifPresent(this::moved);
            moved |= transition.isPresent();
        }
        if (moved) {
            keep();
        }
        return moved;
    }

    /// Answers operators for whom nothing is done any more.
    void refuse(ReasonCode why) {
        resets.refuse(why);
    }

    private void moved(Transition transition) {
        var rule = transition.to().rule();
        long due = transition.to().dueNanos();
        var record = new BreakerRecord(
                parts.spec().id(),
                strategy.cursor(),
                transition.from().label(),
                transition.to().label(),
                rule == null ? "" : rule.action().name().toLowerCase(Locale.ROOT),
                transition.reason(),
                due == BreakerState.NEVER ? 0 : due,
                transition.actor(),
                transition.note());
        strategy.tell(RecordKind.BREAKER, record.encode(), transition.atNanos());
        strategy.restrict(breaker.mode());
        view = viewNow();
    }

    /// A later last sign moves nothing and still decides when it recovers, so it is kept as well.
    private void keep() {
        var state = breaker.state();
        if (!state.equals(kept)) {
            kept = state;
            strategy.keep(strategy.rows().breaker(), BreakerRow.encode(state));
            view = viewNow();
        }
    }

    // --- for others

    /// An operator closes it; done before the next input.
    CompletableFuture<BreakerReset> ask(String actor, String note) {
        return resets.ask(new Reset(actor, note));
    }

    /// How it stands.
    BreakerView view() {
        return view;
    }

    private BreakerView viewNow() {
        return new BreakerView(breaker.state(), parts.breaker(), breaker.history());
    }
}
