package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.ScriptedModule;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An instance that goes on in another sandbox than recorded its turns, as after an upgrade of the host, is held back
/// for a while and goes on.
@Tag("M-18")
class ModuleNewsTest {
    private static final long WINDOW = 10_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private String meter = "meter/3";

    private LiveBench bench(String name) {
        var bench = LiveBench.calm(name, DISK.get(), LiveScripts.BUYER)
                .ofGuests((_, module) -> ((ScriptedModule) module).identifiedBy(meter))
                .start();
        bench.settle();
        return bench;
    }

    private static void trade(LiveBench bench) {
        for (int i = 0; i < 5; i++) {
            bench.trade();
            bench.work();
        }
        bench.settle();
    }

    private static void again(LiveBench bench) {
        bench.restart();
        bench.settle();
    }

    private static InstanceStatus status(LiveBench bench) {
        return bench.host.statuses().getFirst();
    }

    private static List<NoteRecord> notes(LiveBench bench) {
        var notes = new ArrayList<NoteRecord>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.NOTE) {
                var note = decoded(payload);
                if (note.reason() == ReasonCode.STA_OTHER_MODULE
                        && note.subject().contains(bench.ids.getFirst().toString())) {
                    notes.add(note);
                }
            }
            return true;
        });
        return notes;
    }

    private static NoteRecord decoded(byte[] payload) {
        try {
            return NoteRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }

    @Test
    void upgradeOfTheHostLeavesItRunningHeldToReducingForAWindowAndTheJournalSaysWhatChanged() {
        var bench = bench("upgraded");
        trade(bench);
        int before = bench.venue.received().size();
        assertThat(before).isPositive();

        meter = "meter/4";
        again(bench);

        assertThat(status(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(status(bench).health()).isEqualTo(HealthState.DEGRADED);
        assertThat(status(bench).reason()).isEqualTo(ReasonCode.STA_OTHER_MODULE);
        assertThat(notes(bench))
                .singleElement()
                .satisfies(note -> assertThat(note.subject()).endsWith("was meter/3, is meter/4"));
        trade(bench);
        assertThat(bench.venue.received()).as("it may not buy yet").hasSize(before);

        bench.now += WINDOW;
        trade(bench);
        assertThat(bench.venue.received()).hasSizeGreaterThan(before);
    }

    @Test
    void itIsToldOnce() {
        var bench = bench("once");
        trade(bench);
        meter = "meter/4";
        again(bench);
        Comeback.start(bench);
        assertThat(status(bench).health()).as("an operator has looked").isEqualTo(HealthState.HEALTHY);

        again(bench);

        assertThat(status(bench).health()).isEqualTo(HealthState.HEALTHY);
        assertThat(notes(bench)).hasSize(1);
    }

    @Test
    void startOfTheSameHostChangesNothing() {
        var bench = bench("same");
        trade(bench);

        again(bench);

        assertThat(status(bench).health()).isEqualTo(HealthState.HEALTHY);
        assertThat(notes(bench)).isEmpty();
    }
}
