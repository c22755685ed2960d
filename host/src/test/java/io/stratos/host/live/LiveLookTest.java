package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.audit.JournalExport;
import io.stratos.host.audit.RecentTurns;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A look at what an instance did last, while it runs.
@Tag("M-31")
class LiveLookTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static LiveBench traded(String name) {
        var bench = LiveBench.calm(name, DISK.get(), LiveScripts.BUYER, LiveScripts.TICKER)
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

        var turns = RecentTurns.of(DISK.get().reader(), bench.ids.getFirst(), 10);

        assertThat(turns)
                .extracting(turn -> turn.get("cursor"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(cursor - 9, cursor).boxed().toList());
        assertThat(RecentTurns.of(DISK.get().reader(), bench.ids.getFirst(), RecentTurns.TURNS_MAX))
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

        var records = JournalExport.ofInstance(DISK.get().reader(), id, 1, 5);

        assertThat(records).hasSize(5);
        assertThat(JournalExport.ofInstance(DISK.get().reader(), id, 1, 10_000))
                .allSatisfy(record -> assertThat(text(record, "record")).contains(id.toString()))
                .extracting(record -> text(record, "kind"))
                .contains("turn", "order", "fill", "checkpoint");
    }
}
