package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.AcceptedGap;
import io.stratos.host.lane.AcceptedGaps;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import io.stratos.state.CheckpointResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Deliveries of an instance are lost: it does not start, unless an operator accepts that.
@Tag("M-17")
class AcceptedGapTest {
    private static final long WINDOW = 10_000 * LiveBench.MILLI;
    private static final HostJournal.Asked ASKED =
            new HostJournal.Asked("gap accepted", ReasonCode.STA_DELIVERY_GAP, "tester", "no backup");

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// What the strategy was told, first seen first: a snapshot's position, or `GAP` and `GOOD` for a trade's quality.
    private final List<String> told = new ArrayList<>();

    /// Its count of trades at the last of them.
    private long counter;

    private Script buyer() {
        return (guest, input, decision) -> {
            LiveScripts.BUYER.call(guest, input, decision);
            if (input instanceof Input.OnEvent given) {
                switch (given.event().body()) {
                    case EventBody.AccountSnapshot snapshot -> told.add("position " + snapshot.positionQty());
                    case EventBody.Trade _ -> {
                        counter = guest.counter;
                        told.add((given.event().header().quality() & Quality.GAP) == 0 ? "GOOD" : "GAP");
                    }
                    default -> {}
                }
            }
        };
    }

    /// The first instance has lost a delivery since its checkpoint, and the host was started again.
    private LiveBench lost(String name) {
        var bench = LiveBench.calm("gap-" + name, DISK.get(), buyer(), LiveScripts.QUIET)
                .start();
        bench.settle();
        for (int i = 0; i < 15; i++) {
            trade(bench);
        }
        lose(bench);
        bench.restart();
        bench.settle();
        told.clear();
        return bench;
    }

    private static void lose(LiveBench bench) {
        var id = id(bench);
        long checkpoint = checkpoint(id, first(bench).cursor());
        assertThat(checkpoint).as("there is one").isPositive();
        var batch = new LedgerBatch();
        var lane = new Writer(Writer.Role.LANE, id.toString(), Session.TOKEN);
        batch.delete(lane, Table.INSTANCE, new InstanceRows(id).deliveries(checkpoint + 2));
        DISK.get().commit(batch);
    }

    private static long checkpoint(InstanceId id, long cursor) {
        return DISK.get().reader().newestCheckpoint(id, cursor) instanceof CheckpointResult.Found found
                ? found.header().cursor()
                : 0;
    }

    private static InstanceId id(LiveBench bench) {
        return bench.ids.getFirst();
    }

    private static InstanceStatus first(LiveBench bench) {
        return bench.host.status(id(bench)).orElseThrow();
    }

    private static void trade(LiveBench bench) {
        bench.trade();
        bench.settle();
    }

    private static void accept(LiveBench bench) {
        var accepted = bench.host.roster().acceptGap(id(bench), ASKED);
        bench.ledger.commitAll();
        assertThat(accepted).isCompletedWithValue(true);
    }

    private static long lineage(LiveBench bench) {
        return bench.host
                .roster()
                .find(id(bench))
                .orElseThrow()
                .instance()
                .strategy()
                .spec()
                .lineage();
    }

    // --- not without an operator's word

    @Test
    void itIsHaltedForItAndNoPlainStartEndsThat() {
        var bench = lost("refused");
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.STA_DELIVERY_GAP);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);

        Comeback.start(bench);

        assertThat(first(bench).reason()).isEqualTo(ReasonCode.STA_DELIVERY_GAP);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
    }

    @Test
    void whereNothingIsMissingNothingIsAccepted() {
        var bench = LiveBench.calm("gap-none", DISK.get(), buyer()).start();
        bench.settle();
        trade(bench);
        long lineage = lineage(bench);

        assertThat(bench.host.roster().acceptGap(id(bench), ASKED)).isCompletedWithValue(false);
        assertThat(bench.host.roster().acceptGap(new InstanceId("no", "such", "one"), ASKED))
                .isCompletedWithValue(false);
        bench.restart();
        bench.settle();
        assertThat(lineage(bench)).isEqualTo(lineage);
        assertThat(first(bench).health()).isEqualTo(HealthState.HEALTHY);
    }

    // --- what it comes back as

    @Test
    void acceptedItGoesOnFromItsCheckpointAndIsToldWhatItMissed() {
        var bench = lost("accepted");
        long cursor = first(bench).cursor();
        long before = lineage(bench);
        long counted = counter;
        accept(bench);

        Comeback.start(bench);

        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.STA_DELIVERY_GAP);
        assertThat(first(bench).health()).isEqualTo(HealthState.DEGRADED);
        assertThat(lineage(bench)).isGreaterThan(before);
        trade(bench);
        trade(bench);
        assertThat(told).containsExactly("position 0.15000000", "GAP", "GOOD");
        assertThat(counter).as("what it counted since its checkpoint is lost").isLessThan(counted + 2);
        assertThat(first(bench).cursor()).isGreaterThan(cursor);
        var fills = bench.venue.fills().size();
        assertThat(fills).as("it may not buy yet").isEqualTo(15);

        bench.now += WINDOW;
        trade(bench);
        assertThat(bench.venue.fills()).hasSizeGreaterThan(fills);
        assertThat(bench.core().isReconciled()).isTrue();
    }

    @Test
    @Tag("X-9")
    void theJournalSaysWhoAcceptedItAndTheLineageThatFollows() {
        var bench = lost("told");
        accept(bench);
        Comeback.start(bench);

        assertThat(notes())
                .contains(
                        "gap accepted by tester: no backup STA_DELIVERY_GAP 0",
                        "lineage " + id(bench) + " STA_DELIVERY_GAP " + lineage(bench));
    }

    // --- whenever the process ends

    @Test
    @Tag("M-18")
    void aWordThatIsNotCommittedIsNoneAndACommittedOneHolds() {
        var bench = lost("ends");
        var accepted = bench.host.roster().acceptGap(id(bench), ASKED);
        assertThat(accepted).isNotDone();
        bench.restart();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);

        accept(bench);
        bench.restart();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(first(bench).health()).isEqualTo(HealthState.DEGRADED);
    }

    @Test
    @Tag("M-18")
    void itIsToldAgainUntilThatIsCommittedAndThenNoMore() {
        var bench = lost("again");
        accept(bench);
        bench.restart();
        assertThat(untold(bench)).isPresent();
        bench.restart();
        bench.settle();
        assertThat(told).contains("position 0.15000000");
        assertThat(untold(bench)).isEmpty();

        told.clear();
        bench.restart();
        bench.settle();
        trade(bench);
        assertThat(told).as("its deliveries run again; nothing new").containsExactly("position 0.15000000", "GOOD");
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
    }

    private static Optional<AcceptedGap> untold(LiveBench bench) {
        return AcceptedGaps.load(DISK.get().reader(), new InstanceRows(id(bench)))
                .untold();
    }

    /// The next checkpoint ends it; until then each life steps over it, and a second one is accepted like the first.
    @Test
    void aSecondGapBehindTheSameCheckpointIsAcceptedToo() {
        var bench = lost("second");
        accept(bench);
        bench.restart();
        bench.settle();
        long stood = first(bench).cursor();
        trade(bench);
        var batch = new LedgerBatch();
        var lane = new Writer(Writer.Role.LANE, id(bench).toString(), Session.TOKEN);
        batch.delete(lane, Table.INSTANCE, new InstanceRows(id(bench)).deliveries(stood + 1));
        DISK.get().commit(batch);
        bench.restart();
        bench.settle();
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.STA_DELIVERY_GAP);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
        long lineage = lineage(bench);

        accept(bench);
        bench.restart();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(lineage(bench)).isGreaterThan(lineage);

        for (int i = 0; i < 25; i++) {
            trade(bench);
        }
        bench.restart();
        bench.settle();
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(bench.core().isReconciled()).isTrue();
    }

    private static List<String> notes() {
        var notes = new ArrayList<String>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.NOTE) {
                try {
                    var note = NoteRecord.decode(payload);
                    notes.add(note.subject() + " " + note.reason() + " " + note.number());
                } catch (MalformedMessageException damaged) {
                    throw new AssertionError(damaged);
                }
            }
            return true;
        });
        return notes;
    }
}
