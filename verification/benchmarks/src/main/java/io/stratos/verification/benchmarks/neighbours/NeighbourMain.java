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
    /// Ends of an answer's name, and what stands between its numbers.
    static final String ALONE = "_alone";

    static final String BESIDE = "_beside";
    static final String SEPARATOR = ",";

    private static final double MEDIAN = 0.5;
    private static final double P99 = 0.99;
    private static final int WARM_UP_ROUNDS = 60_000;
    private static final int WARM_UP_ATTACKS = 200;
    private static final int PAIRS = 8;
    /// Three quarters of a second, in which one attacker fails. The host lets four of them fail sixteen times within a
    /// minute; this is five times as often.
    private static final int ROUNDS = 15_000;
    /// Four events each, on a machine that shares its cores.
    private static final long ROUND_NANOS = 50_000;

    private static final int STORM_ROUNDS = 200;
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
    /// @param arguments strategy.yaml, guest
    public static void main(String[] arguments) throws Exception {
        var strategy = EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1]));
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
            lane.inPairs(PAIRS, "due_p99", P99, lane::openLoop);
            lane.inPairs(PAIRS / 2, "due_p50", MEDIAN, lane::openLoop);
            lane.inPairs(PAIRS, "storm_p99", P99, lane::storm);
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
        for (int attack = 0; attack < WARM_UP_ATTACKS; attack++) {
            attackOnce();
        }
    }

    /// Blocks in pairs, one alone and one beside attackers, in turn: both have the same JVM in the same state, and what
    /// the machine does beside it hits either.
    private void inPairs(int pairs, String name, double percentile, Block block) {
        var alone = new ArrayList<String>();
        var beside = new ArrayList<String>();
        for (int pair = 0; pair < pairs; pair++) {
            boolean hostileFirst = pair % 2 == 1;
            for (boolean hostile : List.of(hostileFirst, !hostileFirst)) {
                long[] nanos = block.run(hostile);
                Arrays.sort(nanos);
                (hostile ? beside : alone).add(Long.toString(nanos[(int) (nanos.length * percentile)]));
            }
        }
        Fork.answer(name + ALONE, String.join(SEPARATOR, alone));
        Fork.answer(name + BESIDE, String.join(SEPARATOR, beside));
    }

    private interface Block {
        /// @param hostile whether attackers are there
        /// @return what each event took
        long[] run(boolean hostile);
    }

    /// Events are due at their time, whatever the lane does: who comes late has waited.
    private long[] openLoop(boolean hostile) {
        var waited = new long[ROUNDS * NEIGHBOURS];
        int at = 0;
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            long due = begun + round * ROUND_NANOS;
            waitUntil(due);
            if (hostile && round == ROUNDS / 2) {
                attackOnce();
            }
            for (var neighbour : neighbours) {
                neighbour.turn(calls++);
                waited[at++] = System.nanoTime() - due;
            }
            forget(round);
        }
        return waited;
    }

    /// The worst case that no host allows: an attack between any two rounds. Alone, the lane is idle for as long.
    private long[] storm(boolean hostile) {
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
        return took;
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
