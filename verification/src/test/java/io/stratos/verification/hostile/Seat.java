package io.stratos.verification.hostile;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StrategyDescriptor;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.Usage;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.InstanceSpec;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnEffects;
import io.stratos.host.lane.TurnMeter;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.state.LedgerBatch;
import io.stratos.verification.benchmarks.harness.FlatExposure;
import java.util.List;
import java.util.Map;

/// One instance on a lane: its turns on a market that is the same for all and in every run.
final class Seat implements AutoCloseable {
    static final long START_NANOS = 1_767_225_600_000_000_000L;
    private static final long TURN_NANOS = 250_000_000L;
    private static final byte[] NO_SHELL = {};
    private static final Decimal PRICE = Decimal.of("900.00");
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
            Decimal.ofWhole(100),
            Decimal.ONE);

    private final WatchedModule module;
    private final StrategyInstance instance;
    private final Records records;
    private final Recovery recovery;
    private final LedgerBatch batch = new LedgerBatch();
    private final WireWriter input = new WireWriter(1 << 10);
    private final InputEncoder encoder = new InputEncoder(input);
    private long now = START_NANOS;
    private TurnOutcome outcome = TurnOutcome.ADVANCED;
    private ReasonCode end = ReasonCode.OK;
    private long rebuiltFrom;

    /// @param records where what it did is kept, or not
    Seat(String bot, SandboxModule module, StrategyDescriptor descriptor, List<ConfigValue> config, Records records) {
        this.records = records;
        this.module = new WatchedModule(module);
        var spec = new InstanceSpec(
                new InstanceId(bot, descriptor.strategyId(), "btc-usd"),
                new AccountId("paper." + bot),
                descriptor,
                this.module,
                List.of(BTC),
                config,
                "run",
                0,
                new FencingToken(1),
                42,
                Integer.MAX_VALUE);
        instance = new StrategyInstance(spec, new FlatExposure(PRICE), new Nowhere(), new NoMeter());
        instance.writeTo(batch);
        recovery = new Recovery(instance, records);
    }

    /// Runs init; afterwards it runs, or [#end] says why not.
    void start() {
        if (recovery.start(START_NANOS) instanceof Recovery.Outcome.Refused(ReasonCode code, long _)) {
            end = code;
        }
        forget();
    }

    /// Makes its guest again after a fault, by what was recorded; it attacks again in its next turn.
    ///
    /// @return false if it is halted
    boolean rebuilt() {
        if (instance.health().isHalted()) {
            return false;
        }
        var outcome = recovery.rebuildAfterFault();
        if (!(outcome instanceof Recovery.Outcome.Resumed resumed)) {
            throw new AssertionError("it can be rebuilt: " + outcome);
        }
        rebuiltFrom = resumed.checkpointCursor();
        end = ReasonCode.OK;
        return true;
    }

    /// Cursor of the checkpoint that its guest was made from last, 0 if from none.
    long rebuiltFrom() {
        return rebuiltFrom;
    }

    boolean isRunning() {
        return end == ReasonCode.OK;
    }

    /// The fault that ended it, `OK` as long as it runs.
    ReasonCode end() {
        return end;
    }

    WatchedModule watched() {
        return module;
    }

    /// What the gate denied it, and why.
    Map<ReasonCode, Long> denied() {
        return instance.statistics().denied();
    }

    /// Intents that it emitted.
    long intents() {
        return instance.statistics().intents().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /// The next of the market, or a timer that came due before it.
    void marketTurn() {
        beginMarketTurn();
        await();
    }

    /// Begins it; others may have their turns until [#await].
    void beginMarketTurn() {
        long turn = instance.cursor() + 1;
        now = START_NANOS + turn * TURN_NANOS;
        if (instance.timers().nextDueNanos() <= now) {
            begin();
            encoder.timer(instance.timers().nextId(), instance.timers().nextDueNanos());
            instance.timers().fire(now);
            run(Callback.TIMER);
            return;
        }
        begin();
        encoder.header(turn, now, now, now, 0, BTC.id());
        long price = 90_000 + wander(turn);
        if (turn % 4 == 3) {
            encoder.quote(price - 5, 100_000_000, price + 5, 100_000_000, 2, 8);
        } else {
            encoder.trade(price, 2, 10_000_000, 8, turn % 2 == 0 ? Side.BUY : Side.SELL, turn);
        }
        run(Callback.EVENT);
    }

    /// Begins a turn of another kind.
    void begin(Callback callback) {
        now += TURN_NANOS;
        long turn = instance.cursor() + 1;
        switch (callback) {
            case INIT -> throw new IllegalArgumentException("Condition failed: init came already");
            case EVENT -> beginMarketTurn();
            case TIMER -> {
                begin();
                encoder.timer(1, now);
                run(callback);
            }
            case SHUTDOWN -> {
                input.reset();
                InputEncoder.encode(new Input.Shutdown(context(turn), ShutdownReason.STOP), input);
                run(callback);
            }
            case HEALTHCHECK -> {
                input.reset();
                InputEncoder.encode(new Input.Healthcheck(context(turn)), input);
                run(callback);
            }
        }
    }

    private CallbackContext context(long turn) {
        return new CallbackContext(turn, now, instance.seedOf(turn), SafetyState.NORMAL, false);
    }

    private void begin() {
        long turn = instance.cursor() + 1;
        encoder.begin(turn, now, instance.seedOf(turn), SafetyState.NORMAL, false);
    }

    private void run(Callback callback) {
        outcome = instance.turn(callback, now, input);
    }

    /// Whether the guest still works on the turn that was begun.
    boolean isWorking() {
        if (outcome.isUnderWay()) {
            outcome = instance.poll();
        }
        return outcome.isUnderWay();
    }

    /// Waits for the end of the turn that was begun.
    void await() {
        for (int tries = 0; isWorking(); tries++) {
            Decisions.pause(tries);
        }
        if (outcome == TurnOutcome.FAULTED) {
            end = instance.lastFault();
        }
        forget();
    }

    /// A price that crosses its own averages often.
    private static long wander(long turn) {
        long mixed = turn * 0x9E3779B97F4A7C15L;
        return (mixed >>> 40) & 1_023;
    }

    private void forget() {
        instance.endGroup(NO_SHELL);
        records.take(batch);
        batch.clear();
    }

    @Override
    public void close() {
        instance.close();
    }

    private static final class Nowhere implements TurnEffects {
        @Override
        public void approved(ApprovedIntent intent, long nowNanos) {}

        @Override
        public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {}
    }

    private static final class NoMeter implements TurnMeter {
        @Override
        public long start() {
            return 0;
        }

        @Override
        public void stop(long started, Usage usage) {}
    }
}
