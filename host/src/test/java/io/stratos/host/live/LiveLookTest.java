package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.RecentTurns;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A look at what an instance did last, while it runs.
@Tag("M-31")
class LiveLookTest {
    @TempDir
    static Path folder;

    private static RocksLedger disk;

    @BeforeAll
    static void open() {
        disk = LiveHostTest.open(folder);
    }

    @AfterAll
    static void close() {
        disk.close();
    }

    private static LiveBench traded(String name) {
        var bench = LiveBench.calm(name, disk, LiveScripts.BUYER, LiveScripts.TICKER)
                .start();
        bench.settle();
        for (int i = 0; i < 30; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        return bench;
    }

    private static String text(Map<String, @Nullable Object> document, String name) {
        return String.valueOf(document.get(name));
    }

    @Test
    void theLastTurnsAreToldWithWhatWasDecided() {
        var bench = traded("recent");
        long cursor = bench.host.statuses().getFirst().cursor();

        var turns = RecentTurns.of(disk.reader(), bench.ids.getFirst(), 10);

        assertThat(turns)
                .extracting(turn -> turn.get("cursor"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(cursor - 9, cursor).boxed().toList());
        assertThat(RecentTurns.of(disk.reader(), bench.ids.getFirst(), RecentTurns.TURNS_MAX))
                .hasSize((int) cursor)
                .anySatisfy(turn -> {
                    assertThat(text(turn, "told")).startsWith("trade 0.5");
                    assertThat(text(turn, "decided"))
                            .contains("buy market 0.01")
                            .contains("approved");
                });
    }

    @Test
    void anInstancesOwnRecordsAreItsOwn() {
        var bench = traded("own");
        var id = bench.ids.getFirst();

        var records = JournalExport.ofInstance(disk.reader(), id, 1, 5);

        assertThat(records).hasSize(5);
        assertThat(JournalExport.ofInstance(disk.reader(), id, 1, 10_000))
                .allSatisfy(record -> assertThat(text(record, "record")).contains(id.toString()))
                .extracting(record -> text(record, "kind"))
                .contains("turn", "order", "fill", "checkpoint");
    }
}
