package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances come and go, each under a name of its own, while others trade: the host keeps nothing of them.
@Tag("U-2")
@Tag("M-26")
@Tag("long")
final class DeployCyclesIT {
    private static final int CYCLES = Integer.getInteger("stratos.test.deploys", 1_000);

    /// The JIT makes its last large step after some hundreds.
    private static final int WARM_UP_ROUND = 500;

    /// What settles has settled by then; what leaks never does, and shows in what is measured.
    private static final int WARM_UP_ROUNDS_MAX = 4;

    /// A round that adds no more than this has nothing left to load, and the JIT little to note: its profiles of
    /// methods lie in the metaspace.
    private static final double SETTLED_RATIO_MAX = 1.002;

    private static final double GROWTH_MAX = 1.02;

    /// A live host's buffers are at different levels whenever it is looked at.
    private static final long HEAP_SLACK = 2L << 20;

    private static final int FILES_SLACK = 8;
    private static final int THREADS_SLACK = 2;
    private static final List<String> NEIGHBOURS = List.of("bot1/ema-cross/btc", "bot2/grid-maker/btc");

    @TempDir
    private Path folder;

    private int cycle;

    @Test
    void aThousandDeploymentsLeaveNothingBehind() throws IOException, InterruptedException {
        var bundles = List.of(Bundles.packed("ema-cross-rust"), Bundles.packed("grid-maker-rust"));
        Files.writeString(
                folder.resolve("host.yaml"),
                """
                mode: paper
                policy: dev
                market: {tape: bitstamp, speed: 1500}
                accounts:
                  - id: main
                instances:
                  - {id: bot1/ema-cross/btc, account: main, bundle: %s}
                  - {id: bot2/grid-maker/btc, account: main, bundle: %s}
                """.formatted(bundles.getFirst(), bundles.getLast()),
                StandardCharsets.UTF_8);
        try (var host = Served.start(
                        folder,
                        "host",
                        "",
                        "host",
                        "start",
                        "--config=host.yaml",
                        "--data=host",
                        "--foreground",
                        "--json");
                var api = LocalApi.ofHost(folder.resolve("host"))) {
            var before = warmedUp(host, api, bundles);
            var waitedBefore = Waited.of(api);

            cycles(api, bundles, CYCLES);

            var waited = Waited.of(api).since(waitedBefore);
            var after = ProcessGauge.settled(host.pid());
            var said =
                    "deployments and undeployments: %d%nbefore: %s%nafter:  %s%nevents of the others later than 50 ms: %d of %d%n"
                            .formatted(CYCLES, before, after, waited.late(), waited.all());
            Files.writeString(Path.of("target", "deploys.txt"), said, StandardCharsets.UTF_8);
            assertThat(waited.all()).as("the others trade meanwhile").isPositive();
            assertThat(after.heapBytes()).as(said).isLessThanOrEqualTo(grown(before.heapBytes()) + HEAP_SLACK);
            assertThat(after.metaspaceBytes()).as(said).isLessThanOrEqualTo(grown(before.metaspaceBytes()));
            assertThat(after.threads()).as(said).isLessThanOrEqualTo(before.threads() + THREADS_SLACK);
            assertThat(after.files()).as(said).isLessThanOrEqualTo(before.files() + FILES_SLACK);
            assertThat(host.terminate()).isZero();
        }
        var audit = Program.in(folder).run("audit", "verify", "--data", "host", "--json");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
    }

    private static long grown(long before) {
        return (long) (before * GROWTH_MAX);
    }

    private ProcessGauge warmedUp(Served host, LocalApi api, List<Path> bundles)
            throws IOException, InterruptedException {
        cycles(api, bundles, WARM_UP_ROUND);
        var gauge = ProcessGauge.settled(host.pid());
        long before = 0;
        for (int round = 0;
                round < WARM_UP_ROUNDS_MAX && gauge.metaspaceBytes() > before * SETTLED_RATIO_MAX;
                round++) {
            before = gauge.metaspaceBytes();
            cycles(api, bundles, WARM_UP_ROUND);
            gauge = ProcessGauge.settled(host.pid());
        }
        return gauge;
    }

    private void cycles(LocalApi api, List<Path> bundles, int count) throws IOException, InterruptedException {
        int to = cycle + count;
        for (; cycle < to; cycle++) {
            var bundle = bundles.get(cycle % bundles.size());
            var deployed = api.post(
                    "/v1/instances/deploy?bot=guest&mode=paper&reason=try&account=main&instance=i" + cycle,
                    Files.readAllBytes(bundle));
            assertThat(deployed.text("state")).as(deployed.text()).isEqualTo("running");
            var gone = api.post(
                    "/v1/instances/undeploy",
                    "{\"instance\":\"%s\",\"reason\":\"done\"}".formatted(deployed.text("instance")));
            assertThat(gone.text("state")).as(gone.text()).isEqualTo("gone");
        }
    }

    /// Events of the instances that stay, and those that were answered later than 50 ms after their receipt; both of
    /// one look, for more come all the time.
    private record Waited(long all, long late) {
        static Waited of(LocalApi api) throws IOException, InterruptedException {
            var metrics = api.text("/metrics");
            long all = counted(metrics, "_count");
            return new Waited(all, all - counted(metrics, "_bucket", "le=\"50.0\""));
        }

        Waited since(Waited before) {
            return new Waited(all - before.all, late - before.late);
        }

        private static long counted(String metrics, String suffix, String... labels) {
            return metrics.lines()
                    .filter(line -> line.startsWith("strategy_event_latency_ms" + suffix + "{"))
                    .filter(line -> NEIGHBOURS.stream().anyMatch(one -> line.contains("instance=\"" + one + "\"")))
                    .filter(line -> List.of(labels).stream().allMatch(line::contains))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }
}
