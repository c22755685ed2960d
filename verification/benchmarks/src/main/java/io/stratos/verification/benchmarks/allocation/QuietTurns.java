package io.stratos.verification.benchmarks.allocation;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.Usage;
import io.stratos.gate.ApprovedIntent;
import io.stratos.gate.Callback;
import io.stratos.gate.GateVerdict.Denied;
import io.stratos.host.lane.Recovery;
import io.stratos.host.lane.StrategyInstance;
import io.stratos.host.lane.TurnEffects;
import io.stratos.host.lane.TurnMeter;
import io.stratos.host.lane.TurnOutcome;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.LedgerDoor;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import io.stratos.verification.benchmarks.harness.FlatExposure;
import java.nio.file.Path;

/// A strategy instance on a real ledger, given quiet trades turn by turn as a lane would.
final class QuietTurns implements AutoCloseable {
    private static final byte[] NO_SHELL = {};

    private final Ledger ledger;
    private final StrategyInstance instance;
    private final LedgerBatch batch = new LedgerBatch();
    private final WireWriter input = new WireWriter(256);
    private final InputEncoder encoder = new InputEncoder(input);
    private long now;

    QuietTurns(Path folder, QuietTrades trades, SandboxModule module) throws Refused {
        ledger = LedgerDoor.open(folder);
        instance = new StrategyInstance(
                trades.spec(module), new FlatExposure(Decimal.of("900.00")), new Nowhere(), new NoMeter());
        instance.writeTo(batch);
        now = trades.nowNanos(0);
        if (!(new Recovery(instance, ledger.reader()).start(now) instanceof Recovery.Outcome.Fresh)) {
            throw new IllegalStateException("Condition failed: the instance starts fresh");
        }
    }

    /// Encodes a trade and runs its turn.
    void turn(int call) {
        long turn = instance.cursor() + 1;
        now += 1_000_000;
        encoder.begin(turn, now, instance.seedOf(turn), SafetyState.NORMAL, instance.isCheckpointDue(turn));
        encoder.header(turn, now, now, now, 0, 1);
        encoder.trade(90_000 + (call & 1_023), 2, 10_000_000, 8, null, turn);
        if (instance.turn(Callback.EVENT, now, input) != TurnOutcome.ADVANCED) {
            throw new IllegalStateException("Condition failed: the turn advances");
        }
    }

    /// Ends a group of turns and writes it.
    void commit() {
        instance.endGroup(NO_SHELL);
        if (!(ledger.commit(batch) instanceof CommitResult.Committed)) {
            throw new IllegalStateException("Condition failed: the group is committed");
        }
        batch.clear();
    }

    @Override
    public void close() {
        instance.close();
        ledger.close();
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
