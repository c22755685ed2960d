package io.stratos.verification.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.verification.program.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cases of the corpus on the LL lane of a live host.
@Tag("M-9")
@Tag("M-13")
final class HostileLiveIT {
    private static final String HOG = "hog-within-fuel.wat";
    private static final String LATE = "deadline-loop.wat";
    private static final int TRADES = 400;
    private static final int TRADES_MIN = 5;
    /// Of each event that the hog takes, by `docs/reference/wasm-fuel.md`.
    private static final long HOG_FUEL = 1_600_000;
    /// What one that has the share for itself may take: 100 million, and 5 million in each of the 20 seconds.
    private static final long SHARE_FUEL = 200_000_000;

    @TempDir
    private Path folder;

    /// What a run showed.
    ///
    /// @param decisions of the neighbour, each as the contract writes it
    /// @param standings of all, the neighbour's last
    private record Shown(List<byte[]> decisions, List<Standing> standings) {}

    private record Standing(HealthState health, ReasonCode reason, ReasonCode fault, long cursor) {}

    @Test
    void aHogHasItsShareOneThatOutstaysItsTimeIsHaltedAndTheNeighbourDecidesWhatItDecidesAlone() throws Exception {
        try (var runtimes = PluginFolder.open(Program.HOME.resolve("plugins"))) {
            var alone = run(runtimes, "alone", List.of());
            var beside = run(runtimes, "beside", List.of(HOG, LATE));

            assertThat(alone.decisions().stream().filter(decision -> decision.length > 0))
                    .as("a neighbour that does nothing proves nothing")
                    .hasSizeGreaterThan(TRADES_MIN);
            assertThat(beside.decisions())
                    .usingElementComparator(Arrays::compare)
                    .isEqualTo(alone.decisions());
            assertThat(beside.standings().getLast()).isEqualTo(alone.standings().getLast());
            var hog = beside.standings().getFirst();
            assertThat(hog)
                    .isEqualTo(
                            new Standing(HealthState.DEGRADED, ReasonCode.SLO_LANE_SHARE, ReasonCode.OK, hog.cursor()));
            assertThat(hog.cursor() * HOG_FUEL).isBetween(SHARE_FUEL / 2, SHARE_FUEL + 2 * HOG_FUEL);
            var late = beside.standings().get(1);
            assertThat(late)
                    .isEqualTo(new Standing(HealthState.HALTED, ReasonCode.RES_RESTART, ReasonCode.RES_TIMEOUT, 6));
        }
    }

    private Shown run(SandboxRuntimes runtimes, String name, List<String> attacks) throws Exception {
        var modules = new ArrayList<SandboxModule>();
        var watched = new ArrayList<WatchedModule>();
        var instances = new ArrayList<LivePlan.Instance>();
        for (var attack : attacks) {
            var its = named(attack);
            modules.add(compiled(runtimes.find(its.kind()).compile(its.code(), its.limits())));
            watched.add(new WatchedModule(modules.getLast()));
            instances.add(LiveStage.instance(attack, Attackers.descriptor(its), List.of(), watched.getLast()));
        }
        var neighbour = Neighbours.admitted("ema-cross-rust", runtimes);
        modules.add(neighbour.module());
        watched.add(new WatchedModule(neighbour.module()));
        instances.add(LiveStage.instance("neighbour", neighbour.descriptor(), neighbour.config(), watched.getLast()));
        try (var stage = new LiveStage(folder.resolve(name), instances)) {
            stage.trades(TRADES);
            var standings = new ArrayList<Standing>();
            for (int i = 0; i < instances.size(); i++) {
                standings.add(standing(stage.statuses().get(i), watched.get(i).fault()));
            }
            return new Shown(List.copyOf(watched.getLast().decisions()), standings);
        } finally {
            modules.forEach(SandboxModule::close);
        }
    }

    private static HostileCase named(String attack) {
        return Corpus.wasm().stream()
                .filter(known -> known.name().equals(attack))
                .findFirst()
                .orElseThrow();
    }

    private static Standing standing(InstanceStatus status, @Nullable GuestFault fault) {
        var code = fault == null ? ReasonCode.OK : fault.code();
        return new Standing(status.health(), status.reason(), code, status.cursor());
    }

    private static SandboxModule compiled(CompileResult result) {
        return switch (result) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) -> throw new AssertionError(violations.toString());
        };
    }
}
