package io.stratos.verification.benchmarks.neighbours;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
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
import io.stratos.state.LedgerReader;
import io.stratos.verification.benchmarks.harness.FlatExposure;

/// One instance on the measured lane. What it records is thrown away: no disk is measured.
final class LaneSeat implements AutoCloseable {
    private static final byte[] NO_SHELL = {};
    private static final long EVENT_NANOS = 1_000_000;

    private final StrategyInstance instance;
    private final LedgerBatch batch = new LedgerBatch();
    private final WireWriter input = new WireWriter(256);
    private final InputEncoder encoder = new InputEncoder(input);
    private final Stopwatch stopwatch = new Stopwatch();
    private long now;

    LaneSeat(InstanceSpec spec, LedgerReader nothing, long startNanos) {
        instance = new StrategyInstance(spec, new FlatExposure(Decimal.of("900.00")), new Nowhere(), stopwatch);
        instance.writeTo(batch);
        now = startNanos;
        if (!(new Recovery(instance, nothing).start(now) instanceof Recovery.Outcome.Fresh)) {
            throw new IllegalStateException("Condition failed: the instance starts fresh");
        }
    }

    /// A trade.
    ///
    /// @return whether the guest is still there
    boolean turn(int call) {
        long turn = instance.cursor() + 1;
        now += EVENT_NANOS;
        encoder.begin(turn, now, instance.seedOf(turn), SafetyState.NORMAL, false);
        encoder.header(turn, now, now, now, 0, 1);
        encoder.trade(90_000 + (call & 1_023), 2, 10_000_000, 8, null, turn);
        return instance.turn(Callback.EVENT, now, input) == TurnOutcome.ADVANCED;
    }

    /// Nanoseconds of the last callback itself.
    long callbackNanos() {
        return stopwatch.nanos;
    }

    /// Ends a group and throws it away.
    void forget() {
        instance.endGroup(NO_SHELL);
        batch.clear();
    }

    @Override
    public void close() {
        instance.close();
    }

    private static final class Stopwatch implements TurnMeter {
        private long nanos;

        @Override
        public long start() {
            return System.nanoTime();
        }

        @Override
        public void stop(long started, Usage usage) {
            nanos = System.nanoTime() - started;
        }
    }

    private static final class Nowhere implements TurnEffects {
        @Override
        public void approved(ApprovedIntent intent, long nowNanos) {}

        @Override
        public void denied(IntentRef ref, Intent intent, Denied denied, long nowNanos) {}
    }
}
