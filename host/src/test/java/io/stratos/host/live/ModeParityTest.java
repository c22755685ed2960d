package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X-10")
class ModeParityTest {
    @TempDir
    static Path folder;

    @Test
    void sameMarketGivesSameIntentsAndSameVerdictsInEveryMode() {
        var live = verdicts(TradingMode.LIVE);

        assertThat(live).hasSize(30);
        assertThat(verdicts(TradingMode.PAPER)).isEqualTo(live);
        assertThat(verdicts(TradingMode.SHADOW)).isEqualTo(live);
    }

    @Test
    void shadowSendsNothingAndTellsTheStrategySo() {
        try (var disk = disk("shadow-told")) {
            var bench = run(TradingMode.SHADOW, disk);

            assertThat(bench.venue.received()).isEmpty();
            assertThat(new Truth(bench, disk.reader()).kinds(bench.ids.getFirst()))
                    .containsOnlyKeys("REJECTED")
                    .containsEntry("REJECTED", 30);
        }
    }

    @Test
    void paperFillsWithinTheHost() {
        try (var disk = disk("paper-told")) {
            var bench = run(TradingMode.PAPER, disk);

            assertThat(new Truth(bench, disk.reader()).kinds(bench.ids.getFirst()))
                    .containsEntry("FILLED", 30);
            assertThat(bench.core()
                            .exposure(bench.ids.getFirst())
                            .positionQty(1)
                            .isPositive())
                    .isTrue();
        }
    }

    @Test
    void aDirectoryBelongsToOneMode() {
        try (var disk = disk("one mode")) {
            LiveBench.of(TradingMode.PAPER, "one", disk, LiveScripts.QUIET);

            assertThatThrownBy(() -> LiveBench.of(TradingMode.SHADOW, "one", disk, LiveScripts.QUIET))
                    .hasMessageContaining("STA_RUN_MISMATCH");
        }
    }

    private static List<String> verdicts(TradingMode mode) {
        try (var disk = disk(mode.name())) {
            var bench = run(mode, disk);
            return new Truth(bench, disk.reader()).verdicts(bench.ids.getFirst());
        }
    }

    private static LiveBench run(TradingMode mode, RocksLedger disk) {
        var bench = LiveBench.of(mode, "mode", disk, LiveScripts.BUYER).start();
        bench.settle();
        for (int i = 0; i < 30; i++) {
            bench.trade();
            for (int step = 0; step < 8; step++) {
                bench.now += LiveBench.MILLI;
                bench.work();
            }
        }
        return bench;
    }

    private static RocksLedger disk(String name) {
        return OpenLedger.of(folder.resolve(name));
    }
}
