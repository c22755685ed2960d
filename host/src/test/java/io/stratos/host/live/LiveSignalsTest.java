package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.host.live.link.Notice;
import io.stratos.state.RecordKind;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator signals, from the caller to the strategy and the journal.
@Tag("M-10")
class LiveSignalsTest {
    private static final EventBody.ManualSignal HALF = new EventBody.ManualSignal(7, Decimal.of("0.5"));

    @TempDir
    private Path folder;

    private RocksLedger disk;
    private LiveBench bench;
    private InstanceId id;

    /// What the strategy was told, re-applied deliveries too.
    private final List<EventBody> told = new ArrayList<>();

    @BeforeEach
    void start() {
        disk = OpenLedger.of(folder);
        Script listens = (_, input, _) -> {
            if (input instanceof Input.OnEvent given && given.event().body() instanceof EventBody.ManualSignal signal) {
                told.add(signal);
            }
        };
        bench = LiveBench.calm("signals", disk, listens).start();
        bench.settle();
        id = bench.ids.getFirst();
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private CompletableFuture<ReasonCode> give() {
        return new OperatorSignals(bench.host)
                .give(id, HALF, "operator", "half size")
                .orElseThrow();
    }

    private void lanes() {
        bench.host.lanes().forEach(lane -> lane.doWork());
    }

    @Test
    void itIsToldOnceTheJournalSaysWhoAndWhy() {
        var answer = give();
        lanes();
        assertThat(answer).isNotDone();
        assertThat(told).isEmpty();

        bench.ledger.commitAll();
        lanes();

        assertThat(answer).isCompletedWithValue(ReasonCode.OK);
        assertThat(told).containsExactly(HALF);
        assertThat(notes()).containsExactly("signal 7 = 0.5 to " + id + " by operator: half size OK");
    }

    @Test
    @Tag("M-18")
    void aRestartTellsItAgainAsItWasTold() {
        var _ = give();
        bench.ledger.commitAll();
        bench.settle();
        bench.restart();
        bench.settle();

        assertThat(told).containsExactly(HALF, HALF);
        assertThat(bench.host.statuses().getFirst().reason()).isEqualTo(ReasonCode.OK);
    }

    @Test
    void oneTooManyIsRefusedAndTheJournalSaysSo() {
        for (int i = 0; i < InstanceLink.SIGNALS_MAX; i++) {
            assertThat(bench.host.signal(id, HALF)).contains(ReasonCode.OK);
        }
        var answer = give();
        bench.ledger.commitAll();

        assertThat(answer).isCompletedWithValue(ReasonCode.RES_QUEUE);
        assertThat(notes())
                .containsExactly(
                        "signal 7 = 0.5 to " + id + " by operator: half size OK",
                        "refused: signal 7 = 0.5 to " + id + " by operator: half size RES_QUEUE");
    }

    @Test
    void oneThatIsAtRestHearsOfNoneAndItsCodeIsTheAnswer() {
        halt();

        assertThat(give()).isCompletedWithValue(ReasonCode.IDM_CONFLICT);
        assertThat(notes()).isEmpty();
    }

    @Test
    void oneThatHaltsWhileItIsWrittenDownIsNotGivenIt() {
        var answer = give();
        halt();

        assertThat(answer).isCompletedWithValue(ReasonCode.IDM_CONFLICT);
        assertThat(notes()).last().asString().startsWith("refused: signal 7").endsWith("IDM_CONFLICT");
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyOfThatNameHearsOfNone() {
        var nobody = new InstanceId("b", "scripted", "nobody");

        assertThat(new OperatorSignals(bench.host).give(nobody, HALF, "operator", "try"))
                .isEmpty();
    }

    private void halt() {
        bench.host
                .lanes()
                .forEach(lane -> lane.instances().stream()
                        .filter(one -> one.id().equals(id))
                        .forEach(one -> one.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT))));
        lanes();
        bench.ledger.commitAll();
        bench.settle();
    }

    /// What the journal says of signals.
    private List<String> notes() {
        var notes = new ArrayList<String>();
        disk.reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.NOTE) {
                notes.add(text(payload));
            }
            return true;
        });
        notes.removeIf(note -> !note.contains("signal"));
        return notes;
    }

    private static String text(byte[] payload) {
        try {
            var note = NoteRecord.decode(payload);
            return note.subject() + " " + note.reason();
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
