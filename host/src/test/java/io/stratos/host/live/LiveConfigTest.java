package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.ConfigChange;
import io.stratos.abi.journal.ConfigRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ConfigField;
import io.stratos.abi.model.ConfigType;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ConfigValue.IntegerValue;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventKind;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.ConfigHistory;
import io.stratos.host.lane.Descriptors;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Guest;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.ConfigAnswer;
import io.stratos.host.live.lane.ConfigMoment;
import io.stratos.host.live.lane.ConfigView;
import io.stratos.host.live.lane.ConfigWish;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-26")
class LiveConfigTest {
    private static final List<ConfigField> SCHEMA =
            List.of(new ConfigField("fast", ConfigType.INTEGER, "", false, value(1), null, null, List.of(), true));

    /// Says at each trade how many it has seen and what it is set to, as NoOp 1000 * seen + setting; fails
    /// on 13.
    private static final Script TELLER = (guest, input, decision) -> {
        switch (input) {
            case Input.Init init -> configure(guest, init.config());
            case Input.OnEvent given -> {
                switch (given.event().body()) {
                    case EventBody.ConfigUpdate update -> configure(guest, update.values());
                    case EventBody.Trade _ -> {
                        guest.counter++;
                        int code = Math.toIntExact(1_000 * guest.counter + guest.setting);
                        decision.setIntents(List.of(new Intent.NoOp(code, LiveScripts.RISK, null)));
                    }
                    default -> {}
                }
            }
            case Input.OnTimer _, Input.Shutdown _, Input.Healthcheck _ -> {}
        }
    };

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private static void configure(Guest guest, List<ConfigValue> values) {
        for (var value : values) {
            if (value instanceof IntegerValue fast) {
                if (fast.value() == 13) {
                    throw new Crash();
                }
                guest.setting = fast.value();
            }
        }
    }

    private static ConfigValue value(long fast) {
        return new IntegerValue("fast", fast);
    }

    private static LiveBench bench(String name) {
        var descriptor = Descriptors.scripted(List.of(EventKind.TRADE, EventKind.BAR), SCHEMA);
        var bench = LiveBench.calm(name, DISK.get(), TELLER);
        bench.config = List.of(value(1));
        bench.asking(descriptor, LiveServices.none()).start();
        bench.settle();
        return bench;
    }

    private static void trades(LiveBench bench, int count) {
        for (int i = 0; i < count; i++) {
            bench.trade();
            work(bench);
        }
    }

    private static void work(LiveBench bench) {
        for (int again = 0; again < 6; again++) {
            bench.work();
        }
    }

    private static CompletableFuture<ConfigAnswer> ask(LiveBench bench, long fast, ConfigMoment moment) {
        var wish = new ConfigWish(List.of(value(fast)), moment, "alice", "calmer");
        return bench.host.configure(bench.ids.getFirst(), wish).orElseThrow();
    }

    /// What the strategy said at each trade, as seen:setting.
    private static List<String> said(LiveBench bench) {
        return new Truth(bench, DISK.get().reader())
                .verdicts(bench.ids.getFirst()).stream()
                        .map(text -> text.substring(text.indexOf("code=") + 5, text.indexOf(",")))
                        .map(code -> Integer.parseInt(code) / 1_000 + ":" + Integer.parseInt(code) % 1_000)
                        .toList();
    }

    /// The turn that told it of the change is lost; its guest starts from its checkpoint with what holds now.
    @Test
    @Tag("M-17")
    void aChangeWhoseTurnIsLostHoldsBehindTheAcceptedGap() {
        var bench = bench("gap");
        trades(bench, 45);
        var _ = ask(bench, 7, ConfigMoment.NEXT_TICK);
        trades(bench, 3);
        bench.settle();
        var id = bench.ids.getFirst();
        var rows = new InstanceRows(id);
        var batch = new LedgerBatch();
        DISK.get().reader().scan(Table.INSTANCE, rows.deliveriesPrefix(), (key, _) -> {
            if (InstanceRows.numberOf(key) > 45) {
                batch.delete(new Writer(Writer.Role.LANE, id.toString(), Session.TOKEN), Table.INSTANCE, key);
            }
            return true;
        });
        DISK.get().commit(batch);

        var accepted = bench.host
                .roster()
                .acceptGap(id, new HostJournal.Asked("gap", ReasonCode.STA_DELIVERY_GAP, "alice", "no backup"));
        bench.ledger.commitAll();
        assertThat(accepted).isCompletedWithValue(true);
        bench.restart();
        bench.settle();
        trades(bench, 1);
        bench.settle();

        assertThat(said(bench)).last().asString().endsWith(":7");
    }

    /// As many switches as may be kept, and one more: no checkpoint is there yet.
    @Test
    @Tag("Z-7")
    void oneChangeMoreThanIsKeptIsRefusedWhereAGuestMayNeedThemAll() {
        var bench = bench("many");
        trades(bench, 5);
        fill(bench);

        var refused = ask(bench, 3, ConfigMoment.NEXT_TICK);
        work(bench);

        assertThat(refused.join()).isEqualTo(new ConfigAnswer.Refused(ReasonCode.CFG_HISTORY));
    }

    @Test
    @Tag("Z-7")
    void oneChangeMoreTakesThePlaceOfThoseThatNoCheckpointNeeds() {
        var bench = bench("place");
        var id = bench.ids.getFirst();
        var rows = new InstanceRows(id);
        trades(bench, 65);
        bench.settle();
        fill(bench);
        var batch = new LedgerBatch();
        var lane = new Writer(Writer.Role.LANE, id.toString(), Session.TOKEN);
        for (int turn = 1; turn <= 30; turn++) {
            batch.put(lane, Table.INSTANCE, rows.config(turn), new byte[] {1});
        }
        DISK.get().commit(batch);

        var accepted = ask(bench, 3, ConfigMoment.NEXT_TICK);
        work(bench);

        assertThat(accepted.join()).isInstanceOf(ConfigAnswer.Accepted.class);
        assertThat(DISK.get().reader().get(Table.INSTANCE, rows.config(0)))
                .as("the first")
                .isNotNull();
        assertThat(DISK.get().reader().get(Table.INSTANCE, rows.config(19))).isNull();
        assertThat(DISK.get().reader().get(Table.INSTANCE, rows.config(20)))
                .as("of the oldest checkpoint")
                .isNotNull();
    }

    private static void fill(LiveBench bench) {
        var seated = bench.host.roster().find(bench.ids.getFirst()).orElseThrow();
        var history = seated.instance().strategy().config();
        for (int turn = 0; turn < ConfigHistory.SWITCHES_MAX; turn++) {
            history.switchTo(turn, List.of(value(1)));
        }
    }

    private static ConfigView view(LiveBench bench) {
        return bench.host.config(bench.ids.getFirst()).orElseThrow();
    }

    private static List<ConfigRecord> journal(InstanceId id) {
        var records = new ArrayList<ConfigRecord>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.CONFIG) {
                var record = decode(payload);
                if (record.instance().equals(id)) {
                    records.add(record);
                }
            }
            return true;
        });
        return records;
    }

    private static ConfigRecord decode(byte[] payload) {
        try {
            return ConfigRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    private static List<String> stages(LiveBench bench) {
        return journal(bench.ids.getFirst()).stream()
                .map(record -> record.stage() + " " + record.reason())
                .toList();
    }

    @Test
    void aChangeAppliesBeforeTheNextTickKeepsTheStateAndTheJournalSaysWhoWhatWhenAndWhy() {
        var bench = bench("tick");
        trades(bench, 2);
        var answer = ask(bench, 7, ConfigMoment.NEXT_TICK);
        work(bench);
        assertThat(answer.join()).isEqualTo(new ConfigAnswer.Accepted(1));
        assertThat(view(bench).values()).as("it waits").containsExactly(value(1));
        trades(bench, 2);

        assertThat(said(bench)).containsExactly("1:1", "2:1", "3:7", "4:7");
        assertThat(view(bench)).isEqualTo(new ConfigView(1, List.of(value(7)), null));
        assertThat(stages(bench)).containsExactly("asked OK", "applied OK");
        var applied = journal(bench.ids.getFirst()).getLast();
        assertThat(applied.changes()).containsExactly(new ConfigChange("fast", "1", "7"));
        assertThat(applied.actor() + ": " + applied.note()).isEqualTo("alice: calmer");
        assertThat(applied.cursor()).as("the turn that told it").isEqualTo(3);
    }

    @Test
    void aChangeForTheNextBarWaitsForIt() {
        var bench = bench("bar");
        var _ = ask(bench, 7, ConfigMoment.NEXT_BAR);
        trades(bench, 2);
        bench.bar();
        work(bench);
        trades(bench, 1);

        assertThat(said(bench)).containsExactly("1:1", "2:1", "3:7");
    }

    @Test
    void aChangeForTheNextCheckpointComesRightBehindIt() {
        var bench = bench("checkpoint");
        trades(bench, 5);
        var _ = ask(bench, 7, ConfigMoment.NEXT_CHECKPOINT);
        trades(bench, 20);

        assertThat(said(bench)).containsSubsequence("20:1", "21:7").hasSize(25);
        assertThat(journal(bench.ids.getFirst()).getLast().cursor())
                .as("checkpoints are 20 turns apart")
                .isEqualTo(21);
    }

    /// The process ends after so many trades; the change was asked for after 10, and applies before the
    /// eleventh.
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 15, 25, 45})
    void aRestartResumesAtTheSameSwitchPoint(int trades) {
        var bench = bench("kill-" + trades);
        trades(bench, 10);
        var _ = ask(bench, 7, ConfigMoment.NEXT_TICK);
        work(bench);
        trades(bench, trades - 10);
        bench.restart();
        bench.settle();
        trades(bench, 50 - trades);

        var expected = new ArrayList<String>();
        for (int seen = 1; seen <= 50; seen++) {
            expected.add(seen + (seen <= 10 ? ":1" : ":7"));
        }
        assertThat(said(bench)).isEqualTo(expected);
        assertThat(view(bench)).isEqualTo(new ConfigView(1, List.of(value(7)), null));
        assertThat(bench.host.statuses().getFirst().health()).isEqualTo(HealthState.HEALTHY);
        assertThat(stages(bench)).containsExactly("asked OK", "applied OK");
    }

    @Test
    void aChangeOnWhichTheGuestFailsChangesNothing() {
        var bench = bench("fails");
        trades(bench, 2);
        var _ = ask(bench, 13, ConfigMoment.NEXT_TICK);
        trades(bench, 1);
        bench.now += 20 * LiveBench.MILLI;
        work(bench);
        trades(bench, 2);
        bench.restart();
        bench.settle();
        trades(bench, 1);

        assertThat(said(bench)).allMatch(text -> text.endsWith(":1")).hasSizeGreaterThan(4);
        assertThat(stages(bench)).containsExactly("asked OK", "failed RES_FAULT");
        assertThat(view(bench)).isEqualTo(new ConfigView(0, List.of(value(1)), null));
    }

    /// Of bars none comes; nobody could ever change anything again.
    @Test
    void aWishTakesThePlaceOfOneWhoseMomentDidNotComeAndTheJournalSaysSo() {
        var bench = bench("overtaken");
        var first = ask(bench, 7, ConfigMoment.NEXT_BAR);
        work(bench);
        bench.restart();
        bench.settle();
        var second = ask(bench, 8, ConfigMoment.NEXT_TICK);
        trades(bench, 1);
        assertThat(first.join()).isEqualTo(new ConfigAnswer.Accepted(1));
        assertThat(second.join()).isEqualTo(new ConfigAnswer.Accepted(2));

        bench.restart();
        bench.settle();
        bench.bar();
        trades(bench, 1);
        assertThat(said(bench)).containsExactly("1:8", "2:8");
        assertThat(view(bench)).isEqualTo(new ConfigView(2, List.of(value(8)), null));
        assertThat(stages(bench)).containsExactly("asked OK", "failed CFG_SUPERSEDED", "asked OK", "applied OK");
    }

    @Test
    void ofTwoWishesOfOneMomentTheLaterHolds() {
        var bench = bench("twice");
        var _ = ask(bench, 7, ConfigMoment.NEXT_TICK);
        var _ = ask(bench, 8, ConfigMoment.NEXT_TICK);
        trades(bench, 1);
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).containsExactly("1:8", "2:8");
    }

    @Test
    void anInstanceAtRestTakesNone() {
        var bench = bench("rests");
        bench.stop();
        var late = ask(bench, 9, ConfigMoment.NEXT_TICK);
        work(bench);
        assertThat(late.join()).isInstanceOf(ConfigAnswer.Refused.class);
        assertThat(bench.host.configure(new InstanceId("no", "such", "one"), wish(1)))
                .isEmpty();
    }

    private static ConfigWish wish(long fast) {
        return new ConfigWish(List.of(value(fast)), ConfigMoment.NEXT_TICK, "alice", "x");
    }

    @Test
    void aFileThatChangedHoldsFromARestartAfterAStopInOrderOn() {
        var bench = bench("file");
        trades(bench, 3);
        bench.stop();
        bench.config = List.of(value(5));
        bench.restart();
        bench.settle();
        trades(bench, 1);

        assertThat(said(bench)).containsExactly("1:1", "2:1", "3:1", "4:5");
        assertThat(stages(bench)).containsExactly("applied OK");
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).endsWith("5:5");
        assertThat(stages(bench)).as("once").containsExactly("applied OK");
    }

    @Test
    void aChangeThatWaitsComesBehindTheFileUnderANumberOfItsOwn() {
        var bench = bench("numbers");
        trades(bench, 1);
        var _ = ask(bench, 7, ConfigMoment.NEXT_BAR);
        work(bench);
        bench.stop();
        bench.config = List.of(value(5));
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).endsWith("2:5");
        bench.bar();
        work(bench);
        bench.restart();
        bench.settle();
        trades(bench, 1);

        assertThat(said(bench)).endsWith("3:7");
        assertThat(view(bench)).isEqualTo(new ConfigView(2, List.of(value(7)), null));
        assertThat(journal(bench.ids.getFirst()))
                .extracting(record -> record.stage() + " " + record.version() + " " + record.actor())
                .containsExactly("asked 1 alice", "applied 1 file", "asked 2 alice", "applied 2 alice");
        assertThat(journal(bench.ids.getFirst()).getLast().changes())
                .containsExactly(new ConfigChange("fast", "5", "7"));
    }

    @Test
    void aFileThatChangedWaitsWhereTurnsHaveToBeRunAgain() {
        var bench = bench("crash");
        trades(bench, 3);
        bench.config = List.of(value(5));
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).endsWith("4:1");
        assertThat(stages(bench)).containsExactly("failed STA_UNCLEAN_STOP");

        bench.stop();
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).endsWith("5:5");
    }

    @Test
    void whatWasSetByHandOutlivesARestartUnderTheSameFile() {
        var bench = bench("hand");
        var _ = ask(bench, 7, ConfigMoment.NEXT_TICK);
        trades(bench, 1);
        bench.stop();
        bench.restart();
        bench.settle();
        trades(bench, 1);
        assertThat(said(bench)).containsExactly("1:7", "2:7");
    }
}
