package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue.IntegerValue;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.JournalMark;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.ConfigMoment;
import io.stratos.host.live.lane.ConfigView;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The steps of changes of a configuration, found again in the journal.
@Tag("M-26")
class LiveConfigStepsTest {
    private static final IntegerValue ONE = new IntegerValue("fast", 1);
    private static final List<ConfigField> SCHEMA =
            List.of(new ConfigField("fast", ConfigType.INTEGER, "", false, ONE, null, null, List.of(), true));
    private static final Script QUIET = (_, _, _) -> {};

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static LiveBench bench(String name) {
        var bench = LiveBench.calm(name, DISK.get(), QUIET, LiveScripts.TRADER);
        bench.config = List.of(ONE);
        bench.asking(Descriptors.scripted(List.of(EventKind.TRADE), SCHEMA), LiveServices.none())
                .start();
        bench.settle();
        return bench;
    }

    private static void change(LiveBench bench, int instance, long fast) {
        var wish =
                new ConfigWish(List.of(new IntegerValue("fast", fast)), ConfigMoment.NEXT_TICK, "alice", "to " + fast);
        var _ = bench.host.configure(bench.ids.get(instance), wish).orElseThrow();
        for (int i = 0; i < 3; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
    }

    /// Numbers of the instance's records CONFIG, from the whole journal.
    private static List<Long> journal(InstanceId id) {
        var found = new ArrayList<Long>();
        JournalExport.write(DISK.get().reader(), 1, Long.MAX_VALUE, line -> {
            if (line.contains("\"kind\":\"config\"") && line.contains("\"" + id + "\"")) {
                found.add(Long.valueOf(line.replaceAll(".*\"seq\":(\\d+).*", "$1")));
            }
        });
        return found;
    }

    private static List<@Nullable Object> numbers(List<Map<String, @Nullable Object>> steps) {
        return steps.stream().map(step -> step.get("seq")).toList();
    }

    @Test
    void theyAreThoseOfTheJournalAlsoOverARestart() {
        var bench = bench("same");
        change(bench, 0, 5);
        change(bench, 1, 6);
        bench.restart();
        bench.settle();
        change(bench, 0, 7);

        var id = bench.ids.getFirst();
        assertThat(numbers(JournalExport.configSteps(DISK.get().reader(), id, 100)))
                .hasSize(4)
                .isEqualTo(journal(id));
        assertThat(numbers(JournalExport.configSteps(DISK.get().reader(), id, 1)))
                .isEqualTo(journal(id).subList(3, 4));
    }

    @Test
    void theRestOfTheJournalIsNotRead() {
        var bench = bench("long");
        change(bench, 0, 5);
        for (int i = 0; i < 300; i++) {
            bench.tradeAndWork();
        }
        bench.settle();
        change(bench, 0, 6);
        for (int i = 0; i < 300; i++) {
            bench.tradeAndWork();
        }
        bench.settle();

        var reader = new CountingReader(DISK.get().reader());
        assertThat(JournalExport.configSteps(reader, bench.ids.getFirst(), 100)).hasSize(4);
        assertThat(DISK.get().head().seq()).isGreaterThan(250);
        assertThat(reader.records).isLessThan(50);
    }

    @Test
    @Tag("Z-7")
    void soManyOfThemAreFoundAgainAndNoMore() {
        var bench = bench("bounded");
        var id = bench.ids.getFirst();
        var rows = new InstanceRows(id);
        var batch = new LedgerBatch();
        for (int step = 501; step <= 500 + ConfigView.STEPS_MAX; step++) {
            batch.put(
                    new Writer(Writer.Role.LANE, id.toString(), Session.TOKEN),
                    Table.INSTANCE,
                    rows.configStep(step),
                    JournalMark.encode(0, new byte[] {1}));
        }
        DISK.get().commit(batch);
        bench.restart();
        bench.settle();
        change(bench, 0, 5);

        assertThat(DISK.get().reader().get(Table.INSTANCE, rows.configStep(502)))
                .isNull();
        assertThat(DISK.get().reader().get(Table.INSTANCE, rows.configStep(503)))
                .isNotNull();
        assertThat(numbers(JournalExport.configSteps(DISK.get().reader(), id, 2)))
                .isEqualTo(journal(id));
    }

    /// Counts the records that are read.
    private static final class CountingReader implements LedgerReader {
        private final LedgerReader of;
        private int records;

        CountingReader(LedgerReader of) {
            this.of = of;
        }

        @Override
        public void records(long fromSeq, RecordVisitor visitor) {
            of.records(fromSeq, (long seq, RecordKind kind, long atNanos, byte[] payload, String hash) -> {
                records++;
                return visitor.record(seq, kind, atNanos, payload, hash);
            });
        }

        @Override
        public byte @Nullable [] get(Table table, byte[] key) {
            return of.get(table, key);
        }

        @Override
        public void scan(Table table, byte[] prefix, RowVisitor visitor) {
            of.scan(table, prefix, visitor);
        }

        @Override
        public void range(Table table, byte[] fromKey, byte[] toKey, RowVisitor visitor) {
            of.range(table, fromKey, toKey, visitor);
        }

        @Override
        public CheckpointResult newestCheckpoint(InstanceId instance, long cursorMax) {
            return of.newestCheckpoint(instance, cursorMax);
        }

        @Override
        public void setAside(InstanceId instance, long generation, ReasonCode why) {
            of.setAside(instance, generation, why);
        }
    }
}
