package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.lane.Revival;
import io.stratos.host.live.link.InstanceLink;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The first instance of a bench goes out and comes in again, as `start` and `restart` do it.
final class Comeback {
    private Comeback() {}

    /// Until it is up and all is settled.
    static Revival start(LiveBench bench) {
        return start(bench, _ -> {});
    }

    /// @param meanwhile what its account says before it comes up
    static Revival start(LiveBench bench, Consumer<InstanceLink> meanwhile) {
        var by = begin(bench, meanwhile);
        var id = bench.ids.getFirst();
        until(bench, by.kept()::isDone);
        until(bench, () -> bench.host.status(id).orElseThrow().phase() != Phase.STARTING);
        bench.settle();
        return by;
    }

    /// Up to where the operator's word is on its way to the ledger.
    static Revival begin(LiveBench bench, Consumer<InstanceLink> meanwhile) {
        var roster = bench.host.roster();
        var seated = roster.find(bench.ids.getFirst()).orElseThrow();
        roster.stop(seated);
        until(bench, () -> roster.isStopped(seated));
        var left = roster.leave(seated, false);
        until(bench, left::isDone);
        var joining = roster.join(seated.plan());
        until(bench, joining.seen()::isDone);
        bench.ledger.commitAll();
        meanwhile.accept(joining.seated().link());
        var by = Revival.by("tester", "mended");
        roster.begin(joining, by);
        return by;
    }

    private static void until(LiveBench bench, BooleanSupplier condition) {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            bench.now += LiveBench.MILLI;
            bench.work();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
