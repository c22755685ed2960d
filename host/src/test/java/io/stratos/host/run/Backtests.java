package io.stratos.host.run;

import io.stratos.abi.model.InstanceId;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.lifecycle.HealthRules;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Backtests of scripted strategies: run whole, or stopped like by a kill between two chunks.
final class Backtests {
    private static final int CHECKPOINT_EVERY_TURNS = 512;

    private Backtests() {}

    /// One instance for each script; the n-th has the bot `run-n`, from 0.
    static RunPlan plan(Path data, Tape tape, long seed, HealthRules health, Script... scripts) throws Refused {
        var strategies = new ArrayList<RunPlan.Strategy>();
        for (var script : scripts) {
            strategies.add(new RunPlan.Strategy(
                    new InstanceId("run-" + strategies.size(), "scripted", "btc-usd"),
                    Descriptors.scripted(),
                    new ScriptedModule(() -> script),
                    "00".repeat(32),
                    List.of(),
                    "11".repeat(32),
                    health));
        }
        return new RunPlan(data, tape, strategies, VenueSettings.defaults(), false, seed, CHECKPOINT_EVERY_TURNS);
    }

    /// The same strategies in one account.
    static RunPlan shared(RunPlan plan) {
        return new RunPlan(
                plan.data(),
                plan.tape(),
                plan.strategies(),
                plan.venue(),
                true,
                plan.seed(),
                plan.checkpointEveryTurns());
    }

    static RunResult run(RunPlan plan) throws Refused {
        try (var ledger = LedgerDoor.open(plan.data())) {
            return new Backtest(plan, ledger, () -> 0, (_, _) -> {}).run();
        }
    }

    static void stopAfter(RunPlan plan, int chunks) throws Refused {
        var seen = new int[1];
        try (var ledger = LedgerDoor.open(plan.data())) {
            new Backtest(plan, ledger, () -> 0, (_, _) -> {
                        seen[0]++;
                        if (seen[0] == chunks) {
                            throw new Stop();
                        }
                    })
                    .run();
        } catch (Stop _) {
            return;
        }
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// All of a result that must not depend on how the run was cut.
    static String same(RunResult result) {
        var text = new StringBuilder(result.head().toString());
        for (var instance : result.instances()) {
            text.append('\n').append(instance.instance()).append(' ').append(instance.events());
            text.append(' ').append(instance.intents()).append(instance.denied());
            text.append(' ').append(instance.fills()).append(' ').append(instance.finalEquity());
            text.append(' ').append(instance.positions()).append(' ').append(instance.intentsDigest());
            text.append(' ').append(instance.faults()).append(instance.health()).append(instance.reason());
            text.append(' ').append(instance.skipped());
            for (var use : instance.usage()) {
                text.append(' ').append(use.isMeasured() ? "" : use.limit() + "=" + use.most());
            }
        }
        return text.toString();
    }
}
