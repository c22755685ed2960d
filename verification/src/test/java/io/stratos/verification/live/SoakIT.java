package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.execution.venue.IdentityClass;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live host trades for a long while at a venue whose every fault is on, and nobody ends it: it stands to the end,
/// its instances too, and the venue's own book says that nothing was doubled or lost.
@Tag("X-1")
@Tag("X-5")
@Tag("long")
final class SoakIT {
    private static final long MINUTES = Long.getLong("stratos.test.soak.minutes", 10);
    private static final IdentityClass IDENTITY =
            IdentityClass.valueOf(System.getProperty("stratos.test.soak.class", "B1"));
    private static final long SEED = Long.getLong("stratos.test.live.seed", 2_026);
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int RECORDS_EACH = 2;

    /// Looks between two samples of the memory.
    private static final int LOOKS_EACH_SAMPLE = 50;

    @TempDir
    private Path folder;

    private final List<Sample> samples = new ArrayList<>();

    /// Resident memory of the host.
    private record Sample(double minutes, double mebibytes) {}

    @Test
    void aLongTradingDayWithFaultsEndsWithEqualBooks() throws IOException, InterruptedException {
        var tally = new KillTally();
        var seed = new SplittableRandom(SEED).nextLong();
        try (var world =
                KillWorld.of(folder.resolve("soak"), IDENTITY, seed, tally).longLived()) {
            var operator = new KillOperator(world);
            var host = world.host("", true);
            long looks = trade(world, operator, host);
            try (var api = world.hostApi()) {
                assertThat(api.get("/v1/ps").items("instances"))
                        .allSatisfy(one -> assertThat(health(one)).isNotEqualTo("halted"));
            }
            operator.bringToRest("soak");
            var compared = VenueOracle.compare(world, "soak");
            var audit = Program.in(world.folder()).run("audit", "verify", "--data", "host", "--json");
            assertThat(audit.exitCode()).as(audit.toString()).isZero();
            var said = """
                soak of %d minutes, class %s, seed %d: %d looks, no violation
                compared with the venue's own book: %s
                resident memory of the host: %.1f MiB at first, %.1f at the end, slope of the second half %.3f MiB a minute
                """.formatted(
                            MINUTES,
                            IDENTITY,
                            SEED,
                            looks,
                            compared,
                            samples.getFirst().mebibytes,
                            samples.getLast().mebibytes,
                            slope(samples.subList(samples.size() / 2, samples.size())));
            Files.writeString(Path.of("target", "soak.txt"), said, StandardCharsets.UTF_8);
        }
    }

    /// Trades until the time is over.
    ///
    /// @return how often the operator looked
    private long trade(KillWorld world, KillOperator operator, Served host) throws IOException, InterruptedException {
        long began = System.nanoTime();
        long looks = 0;
        try (var market = world.market();
                var api = world.hostApi()) {
            while (System.nanoTime() - began < MINUTES * MINUTE_NANOS) {
                market.post("/v1/tape/advance?events=" + RECORDS_EACH, "");
                operator.look(api);
                if (looks++ % LOOKS_EACH_SAMPLE == 0) {
                    double minutes = (System.nanoTime() - began) / (double) MINUTE_NANOS;
                    samples.add(new Sample(minutes, ProcessGauge.resident(host.pid()) / (double) (1 << 20)));
                }
            }
        }
        assertThat(host.isAlive()).as("the host ended by itself").isTrue();
        return looks;
    }

    private static String health(JsonDocument instance) {
        return instance.text("health_state");
    }

    /// Least squares.
    private static double slope(List<Sample> all) {
        double minutes = all.stream().mapToDouble(Sample::minutes).average().orElse(0);
        double memory = all.stream().mapToDouble(Sample::mebibytes).average().orElse(0);
        double both = all.stream()
                .mapToDouble(one -> (one.minutes - minutes) * (one.mebibytes - memory))
                .sum();
        double square = all.stream()
                .mapToDouble(one -> (one.minutes - minutes) * (one.minutes - minutes))
                .sum();
        return square == 0 ? 0 : both / square;
    }
}
