package io.stratos.host.live.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.Lane;
import io.stratos.abi.model.ReasonCode;
import io.stratos.gate.GateMode;
import io.stratos.host.lane.InstancePosition;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.link.TurnEffect;
import io.stratos.host.quality.Flaw;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// All that holds a live instance back or changes it while it runs: its breaker, its objectives, the
/// quality of its input, services that are jammed, and its configuration. Its lane's thread, but for what
/// says otherwise.
public final class Steering {
    private final InstanceLink link;
    private final LiveBreaker breaker;
    private final LiveQuality quality;
    private final ServiceBook services;
    private final LiveConfig config;
    private final LiveObjectives objectives;
    private final GapNews gap;
    private final ModuleNews module;
    private final LaneShare share;
    private final StrategyInstance strategy;
    private final TradingHalt halt;
    private final Lane lane;
    private final long lateFuel;
    private long fuelBefore;

    Steering(InstanceSetting parts, StrategyInstance strategy, TurnCommits commits) {
        this.strategy = strategy;
        halt = parts.halt();
        lane = parts.lane();
        lateFuel = LaneShare.lateFuel(parts.spec());
        share = new LaneShare(parts.shares());
        link = parts.link();
        breaker = new LiveBreaker(parts, strategy);
        quality = new LiveQuality(parts, strategy);
        services = new ServiceBook(parts, strategy);
        config = new LiveConfig(parts, strategy, commits);
        objectives = new LiveObjectives(parts, strategy, commits::say);
        gap = new GapNews(parts, strategy, commits::say);
        module = new ModuleNews(parts, strategy);
        strategy.guard(this::mode);
    }

    // --- for operators

    /// How its breaker stands. Safe from any thread.
    public BreakerView breaker() {
        return breaker.view();
    }

    /// An operator closes its breaker, before the next input. Safe from any thread.
    ///
    /// @param actor who, from the caller's token
    /// @param note why
    public CompletableFuture<BreakerReset> resetBreaker(String actor, String note) {
        return breaker.ask(actor, note);
    }

    /// How it stands to its objectives. Safe from any thread.
    public ObjectiveView objective() {
        return objectives.view();
    }

    /// An operator lets it go on, before the next input. Safe from any thread.
    ///
    /// @param actor who, from the caller's token
    /// @param note why
    public CompletableFuture<ObjectiveReset> resetObjective(String actor, String note) {
        return objectives.ask(actor, note);
    }

    /// The configuration that it runs with. Safe from any thread.
    public ConfigView configuration() {
        return config.view();
    }

    /// Asks for a change of its configuration. Safe from any thread.
    public CompletableFuture<ConfigAnswer> configure(ConfigWish wish) {
        return config.ask(wish);
    }

    // --- for its lane

    /// Comes up from what an earlier process left, before its guest is made.
    ///
    /// @param position the instance's row, null if it is new
    void takeOver(byte @Nullable [] position, long nowNanos) {
        long cursor = position == null ? 0 : InstancePosition.decode(position).cursor();
        config.takeOver(cursor, position == null, nowNanos);
    }

    LiveConfig config() {
        return config;
    }

    /// What it asked of models and signals.
    ServiceBook services() {
        return services;
    }

    private GateMode mode(int instrument) {
        return services.mode().and(quality.mode(instrument)).and(objectives.mode());
    }

    /// An earlier process may have ended before the account heard of what is wanted of it.
    void enforce() {
        breaker.enforce();
        objectives.enforce();
    }

    /// An operator starts the instance again, and its objectives had halted it: they let it go on.
    ///
    /// @return whether they had
    boolean revive(Revival by, long nowNanos) {
        return objectives.revive(by.actor(), by.note(), nowNanos);
    }

    /// Its first guest of all is there.
    void startsAnew() {
        module.keep();
    }

    /// Its first guest was brought to where it stood.
    ///
    /// @return whether it was degraded: it has to hear of a gap in its deliveries, or is not what it was
    boolean cameUp(long nowNanos) {
        boolean isOther = module.cameUp(nowNanos);
        return gap.cameUp(nowNanos) || isOther;
    }

    /// Lets time pass, and does what operators asked for, as far as its phase lets it. Never while a turn is
    /// half done.
    ///
    /// While a guest is made on another thread that is what needs none, and nothing before the first turn of
    /// all: what is written then would tell that there was one.
    ///
    /// @return whether something moved
    boolean steer(Phase phase, Standing standing, long nowNanos) {
        boolean hasMoved = switch (phase) {
            case STARTING, REBUILDING -> strategy.nowNanos() > 0 && obey(nowNanos);
            case TRADING, FAULTED -> work(nowNanos);
            case AT_REST -> {
                refuse(standing.reason() == ReasonCode.OK ? ReasonCode.ENV_DAEMON : standing.reason());
                yield false;
            }
        };
        if (hasMoved) {
            standing.hears(reason());
        }
        return hasMoved;
    }

    /// Whether trading is halted; whoever asked for something hears why.
    boolean isOver() {
        var cause = halt.cause();
        if (cause != null) {
            refuse(cause.code());
        }
        return cause != null;
    }

    private boolean work(long nowNanos) {
        boolean hasMoved = breaker.work(nowNanos);
        hasMoved |= config.work(nowNanos);
        hasMoved |= objectives.work(nowNanos);
        return quality.look(nowNanos) || hasMoved;
    }

    private boolean obey(long nowNanos) {
        boolean hasMoved = breaker.obey(nowNanos);
        return objectives.obey(nowNanos) || hasMoved;
    }

    private void refuse(ReasonCode why) {
        breaker.refuse(why);
        config.refuse(why);
        objectives.refuse(why);
    }

    /// A turn begins, before its input is written.
    void begins(long nowNanos) {
        boolean _ = quality.look(nowNanos);
        fuelBefore = strategy.statistics().fuel();
    }

    /// A turn begins with an event.
    void delivered(Event event, long nowNanos) {
        gap.delivered(event);
        breaker.delivered(event);
        quality.delivered(event, nowNanos);
    }

    /// A turn is decided.
    ///
    /// @param wallNanos how long it took, 0 where nobody measures
    void decided(TurnOutcome outcome, Given what, long wallNanos, long nowNanos) {
        breaker.decided(outcome, wallNanos);
        if (link.isBehind()) {
            breaker.queueIsFull();
        }
        config.decided(nowNanos);
        objectives.decided(wallNanos, what.isMarket());
        if (lane == Lane.LL) {
            share.decided(used(outcome), nowNanos);
        }
    }

    /// Fuel of the turn. How far a callback comes until a clock ends it is chance, and the counts leave it
    /// out; the lane stood still until then all the same.
    private long used(TurnOutcome outcome) {
        long counted = strategy.statistics().fuel() - fuelBefore;
        boolean isGuess = outcome == TurnOutcome.FAULTED && strategy.hasEndedByChance();
        return isGuess ? Math.max(counted, lateFuel) : counted;
    }

    /// The guest failed behind its turn.
    void failed(TurnOutcome outcome) {
        breaker.decided(outcome, 0);
    }

    /// Counts the signs of the turn that was just decided; what follows for the account is put behind what
    /// it wanted.
    void settle(List<TurnEffect> wanted, long nowNanos) {
        breaker.settle(wanted, nowNanos);
    }

    /// Keeps where everything stands with the turns of a group.
    void endGroup() {
        quality.endGroup();
        services.keep();
    }

    /// Whether its lane serves it in this cycle.
    boolean isServed(long nowNanos) {
        return objectives.isServed() && share.isServed(nowNanos);
    }

    /// Whether its objectives halt it: it takes nothing until an operator lets it go on.
    boolean isHalted() {
        return objectives.isHalted();
    }

    /// Why it is held back, `OK` if it is not.
    ReasonCode reason() {
        var input = quality.reason();
        if (input != ReasonCode.OK) {
            return input;
        }
        if (objectives.isHeldBack()) {
            return objectives.reason();
        }
        return share.isUsedUp() ? ReasonCode.SLO_LANE_SHARE : ReasonCode.OK;
    }

    /// Whether a code is one that this gives and takes back.
    static boolean gives(ReasonCode code) {
        return Flaw.isNamedBy(code)
                || code == ReasonCode.SLO_LATENCY
                || code == ReasonCode.SLO_DROPS
                || code == ReasonCode.SLO_CPU
                || code == ReasonCode.SLO_LANE_SHARE;
    }
}
