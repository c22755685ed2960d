package io.stratos.host.live.lane;

import io.stratos.abi.journal.ObjectiveRecord;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.host.breaker.BreakerAction;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.objective.ObjectiveWatch;
import io.stratos.host.objective.Stage;
import io.stratos.host.objective.StageChange;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Holds a live instance to its objectives (SPEC M-9): what is missed for long enough is answered in
/// stages, each a record OBJECTIVE in the journal and a row. Its lane's thread, but for [#ask] and [#view].
///
/// | stage | what it does |
/// | --- | --- |
/// | LOW_PRIORITY | it is looked at in one cycle of [#CYCLES] |
/// | DEGRADED | as well, the gate holds it to reducing |
/// | HALTED | it takes no inputs, its entries are taken back; its guest stays, so that it can go on |
final class LiveObjectives {
    /// Cycles of its lane of which one is an instance's of low priority.
    static final int CYCLES = 8;

    private static final String ITSELF = "objectives";

    private final InstanceSetting parts;
    private final StrategyInstance strategy;
    private final Consumer<TurnEffect> account;
    private final ObjectiveWatch watch;
    private final Wishes<Reset, ObjectiveReset> resets;
    private int cycle;
    private volatile ObjectiveView view;

    private record Reset(String actor, String note) {}

    /// @param account hears of what is to be taken back, behind all that was wanted before
    LiveObjectives(InstanceSetting parts, StrategyInstance strategy, Consumer<TurnEffect> account) {
        this.parts = parts;
        this.strategy = strategy;
        this.account = account;
        resets = new Wishes<>(parts.clock(), parts.bell(), ReasonCode.DEP_BUSY, ObjectiveReset.Refused::new);
        watch = new ObjectiveWatch(parts.objectives());
        var row = parts.ledger().reader().get(Table.INSTANCE, strategy.rows().objectives());
        if (row != null) {
            watch.restore(row);
        }
        view = viewNow();
    }

    /// Asks the account again for what a halt stands for: an earlier process may have ended before it heard
    /// of that.
    void enforce() {
        if (watch.stage() == Stage.HALTED) {
            var id = parts.spec().id();
            parts.account().command(new AccountCommand.Tripped(id, watch.reason(), BreakerAction.CANCEL_ALL));
        }
    }

    /// Whether it is the instance's turn in this cycle of its lane.
    boolean isServed() {
        if (watch.stage() == Stage.NORMAL) {
            return true;
        }
        cycle = (cycle + 1) % CYCLES;
        return cycle == 0;
    }

    boolean isHalted() {
        return watch.stage() == Stage.HALTED;
    }

    /// Whether the gate holds it back.
    boolean isHeldBack() {
        return watch.stage().compareTo(Stage.DEGRADED) >= 0;
    }

    /// How the gate holds it back.
    GateMode mode() {
        return switch (watch.stage()) {
            case NORMAL, LOW_PRIORITY -> GateMode.OPEN;
            case DEGRADED, HALTED -> GateMode.reduceOnly(watch.reason());
        };
    }

    /// Why it is not served as ever: the objective that it misses, `OK` in NORMAL.
    ReasonCode reason() {
        return watch.reason();
    }

    /// A turn is decided.
    void decided(long wallNanos, boolean isMarket) {
        watch.callback(wallNanos, isMarket);
    }

    /// Does what operators asked for. Never while a turn is half done; needs no guest.
    ///
    /// @return whether it moved
    boolean obey(long nowNanos) {
        boolean moved = false;
        for (var reset = resets.next(); reset != null; reset = resets.next()) {
            var change = watch.reset();
            moved(change, reset.wish().actor(), reset.wish().note(), nowNanos);
            reset.answer(new ObjectiveReset.Done(change));
            moved = true;
        }
        return moved;
    }

    /// Lets time pass, and does what operators asked for. Never while a turn is half done.
    ///
    /// @return whether it moved
    boolean work(long nowNanos) {
        boolean moved = obey(nowNanos);
        var change = watch.look(parts.market().conflated(), nowNanos);
        if (change.isEmpty()) {
            return moved;
        }
        moved(change.get(), ITSELF, "", nowNanos);
        return true;
    }

    /// An operator starts the instance again: as a reset, where they had halted it.
    ///
    /// @return whether they had
    boolean revive(String actor, String note, long nowNanos) {
        boolean wasHalted = isHalted();
        if (wasHalted) {
            moved(watch.reset(), actor, note, nowNanos);
        }
        return wasHalted;
    }

    private void moved(StageChange change, String actor, String note, long nowNanos) {
        var record = new ObjectiveRecord(
                parts.spec().id(),
                strategy.cursor(),
                word(change.previous()),
                word(change.stage()),
                change.reason(),
                change.measured(),
                change.allowed(),
                actor,
                note);
        strategy.tell(RecordKind.OBJECTIVE, record.encode(), nowNanos);
        strategy.keep(strategy.rows().objectives(), watch.save());
        if (change.stage() == Stage.HALTED) {
            account.accept(new TurnEffect.Tripped(change.reason(), BreakerAction.CANCEL_ALL));
        }
        view = viewNow();
    }

    /// Answers operators for whom nothing is done any more.
    void refuse(ReasonCode why) {
        resets.refuse(why);
    }

    // --- for others

    /// An operator lets it go on; done before the next input.
    CompletableFuture<ObjectiveReset> ask(String actor, String note) {
        return resets.ask(new Reset(actor, note));
    }

    ObjectiveView view() {
        return view;
    }

    private ObjectiveView viewNow() {
        return new ObjectiveView(watch.stage(), watch.reason(), parts.objectives());
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
