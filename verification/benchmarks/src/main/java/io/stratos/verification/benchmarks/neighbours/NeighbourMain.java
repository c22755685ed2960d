package io.stratos.verification.benchmarks.neighbours;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.run.LedgerDoor;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.state.LedgerReader;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import io.stratos.verification.benchmarks.harness.Fork;
import io.stratos.verification.benchmarks.harness.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One fresh JVM of the scenario: one lane, one thread.
public final class NeighbourMain {
    private static final int NEIGHBOURS = 4;
    /// Each fails once within the three seconds that are measured. The host lets one fail four times within
    /// a minute.
    private static final int ATTACKERS = 4;

    private static final int WARM_UP_ROUNDS = 60_000;
    private static final int ROUNDS = 60_000;
    /// Four events each, on a machine that shares its cores.
    private static final long ROUND_NANOS = 50_000;

    private static final int STORM_ROUNDS = 1_500;
    private static final long STORM_ROUND_NANOS = 1_500_000;
    private static final int ROUNDS_PER_GROUP = 256;

    private final QuietTrades trades;
    private final SandboxModule attack;
    private final LedgerReader nothing;
    private final List<LaneSeat> neighbours = new ArrayList<>();
    private int calls;

    private NeighbourMain(QuietTrades trades, SandboxModule good, SandboxModule attack, LedgerReader nothing) {
        this.trades = trades;
        this.attack = attack;
        this.nothing = nothing;
        for (int i = 0; i < NEIGHBOURS; i++) {
            neighbours.add(seat(good));
        }
    }

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, guest, whether attackers are there
    public static void main(String[] arguments) throws Exception {
        var strategy = EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1]));
        boolean hostile = Boolean.parseBoolean(arguments[2]);
        var runtime = new WasmRuntime(System::nanoTime);
        var resources = strategy.descriptor().resources();
        // The watchdog has time: a busy machine is no attack, and fuel decides.
        var limits = new ResourceLimits(
                resources.memoryBytes(),
                10_000_000_000L,
                resources.fuelPerCallback(),
                1 << 20,
                60_000_000_000L,
                1 << 16,
                1 << 16);
        try (var folder = TemporaryFolder.make();
                var ledger = LedgerDoor.open(folder.path())) {
            var lane = new NeighbourMain(
                    new QuietTrades(strategy),
                    compiled(runtime, Files.readAllBytes(strategy.code()), limits),
                    compiled(runtime, Attack.module(), limits),
                    ledger.reader());
            lane.warmUp();
            lane.openLoop(hostile);
            lane.storm(hostile);
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static SandboxModule compiled(SandboxRuntime runtime, byte[] code, ResourceLimits limits) {
        return switch (runtime.compile(code, limits)) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) ->
                throw new IllegalStateException("the guest is refused: " + violations);
        };
    }

    private LaneSeat seat(SandboxModule module) {
        return new LaneSeat(trades.spec(module), nothing, trades.nowNanos(0));
    }

    private void warmUp() {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            neighbours.forEach(seat -> seat.turn(calls++));
            forget(round);
        }
        attackOnce();
    }

    /// Events are due at their time, whatever the lane does: who comes late has waited.
    private void openLoop(boolean hostile) {
        var waited = new long[ROUNDS * NEIGHBOURS];
        int at = 0;
        int attacksLeft = hostile ? ATTACKERS : 0;
        int attackEvery = ROUNDS / (ATTACKERS + 1);
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            long due = begun + round * ROUND_NANOS;
            waitUntil(due);
            if (attacksLeft > 0 && round % attackEvery == attackEvery - 1) {
                attacksLeft--;
                attackOnce();
            }
            for (var neighbour : neighbours) {
                neighbour.turn(calls++);
                waited[at++] = System.nanoTime() - due;
            }
            forget(round);
        }
        Arrays.sort(waited);
        Fork.answer("due_p50", waited[waited.length / 2]);
        Fork.answer("due_p99", waited[(int) (waited.length * 0.99)]);
    }

    /// The worst case that no host allows: an attack between any two rounds. Alone, the lane is idle for as
    /// long.
    private void storm(boolean hostile) {
        var took = new long[STORM_ROUNDS * NEIGHBOURS];
        int at = 0;
        for (int round = 0; round < STORM_ROUNDS; round++) {
            long next = System.nanoTime() + STORM_ROUND_NANOS;
            if (hostile) {
                attackOnce();
            }
            waitUntil(next);
            for (var neighbour : neighbours) {
                neighbour.turn(calls++);
                took[at++] = neighbour.callbackNanos();
            }
            forget(round);
        }
        Arrays.sort(took);
        Fork.answer("storm_p99", took[(int) (took.length * 0.99)]);
    }

    /// An instance that is built, means well for a while, runs out of fuel and is thrown away.
    private void attackOnce() {
        try (var attacker = seat(attack)) {
            for (int call = 1; call < Attack.CALLS_IN_PEACE; call++) {
                if (!attacker.turn(call)) {
                    throw new IllegalStateException("Condition failed: the attacker means well at first");
                }
            }
            if (attacker.turn(Attack.CALLS_IN_PEACE)) {
                throw new IllegalStateException("Condition failed: the attacker ends in a fault");
            }
        }
    }

    private void forget(int round) {
        if (round % ROUNDS_PER_GROUP == 0) {
            neighbours.forEach(LaneSeat::forget);
        }
    }

    private static void waitUntil(long due) {
        while (System.nanoTime() < due) {
            Thread.onSpinWait();
        }
    }
}
