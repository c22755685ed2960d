package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.HealthRecord;
import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.audit.Explainer;
import io.stratos.host.lane.ScriptedModule.Crash;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.live.LiveBench.ProcessEnd;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.lane.InstanceStatus;
import io.stratos.host.live.lane.Phase;
import io.stratos.host.live.link.Notice;
import io.stratos.host.refusal.Refused;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An operator starts an instance that had halted itself: it comes back in one piece or not at all.
@Tag("M-14")
class RevivalTest {
    private static final long WINDOW = 10_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    /// Whether the strategy fails at every trade.
    private boolean isBroken;

    /// Buys at every trade, as long as it does not fail.
    private Script fragile() {
        return (guest, input, decision) -> {
            if (isBroken
                    && input instanceof Input.OnEvent given
                    && given.event().body() instanceof EventBody.Trade) {
                throw new Crash();
            }
            LiveScripts.BUYER.call(guest, input, decision);
        };
    }

    /// The first instance failed too often; its neighbour looks on.
    private LiveBench halted(String name) {
        isBroken = true;
        var bench =
                LiveBench.calm(name, DISK.get(), fragile(), LiveScripts.QUIET).start();
        bench.settle();
        fail(bench);
        isBroken = false;
        return bench;
    }

    private static void fail(LiveBench bench) {
        for (int i = 0; i < 50 && first(bench).health() != HealthState.HALTED; i++) {
            bench.trade();
            for (int j = 0; j < 10; j++) {
                bench.now += LiveBench.MILLI;
                bench.work();
            }
        }
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.RES_RESTART);
        bench.settle();
    }

    private static InstanceStatus first(LiveBench bench) {
        return bench.host.status(bench.ids.getFirst()).orElseThrow();
    }

    // --- what it comes back as

    @Test
    void itComesBackDegradedFromWhereItStoodAndOnlyReducesForAWindow() {
        var bench = halted("back");
        long cursor = first(bench).cursor();

        var by = Comeback.start(bench);

        assertThat(by.kept()).isCompletedWithValue(true);
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
        assertThat(first(bench).health()).isEqualTo(HealthState.DEGRADED);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.RES_REVIVED);
        trade(bench);
        assertThat(first(bench).cursor()).isGreaterThan(cursor);
        assertThat(bench.venue.received()).as("it may not buy yet").isEmpty();

        bench.now += WINDOW;
        trade(bench);
        assertThat(bench.venue.received()).isNotEmpty();
        new Truth(bench, DISK.get().reader()).holds();
    }

    @Test
    void anotherStartMakesItHealthy() {
        var bench = halted("healthy");
        Comeback.start(bench);
        Comeback.start(bench);
        assertThat(first(bench).health()).isEqualTo(HealthState.HEALTHY);
        trade(bench);
        assertThat(bench.venue.received()).as("the window stays").isEmpty();

        bench.restart();
        bench.settle();
        assertThat(first(bench).health()).isEqualTo(HealthState.HEALTHY);
        bench.now += WINDOW;
        trade(bench);
        assertThat(bench.venue.received()).isNotEmpty();
    }

    @Test
    void itsFaultsAreCountedAnewAndOneTooManyHaltsItAgain() {
        var bench = halted("again");
        Comeback.start(bench);
        isBroken = true;
        trade(bench);
        assertThat(first(bench).health()).as("the first of its window").isEqualTo(HealthState.DEGRADED);

        fail(bench);

        assertThat(first(bench).health()).isEqualTo(HealthState.HALTED);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
    }

    @Test
    void whoIsHealthyStartsAsEver() {
        var bench = LiveBench.calm("well", DISK.get(), LiveScripts.BUYER).start();
        bench.settle();
        long before = healthRecords(bench.ids.getFirst()).size();

        var by = Comeback.start(bench);

        assertThat(by.kept()).isCompletedWithValue(true);
        assertThat(first(bench).health()).isEqualTo(HealthState.HEALTHY);
        assertThat(healthRecords(bench.ids.getFirst())).hasSize((int) before);
    }

    @Test
    @Tag("X-9")
    void theJournalSaysWhoAndWhyAndHowItsHealthChanged() {
        var bench = halted("told");
        Comeback.start(bench);
        var id = bench.ids.getFirst();

        assertThat(notes()).contains("revived from HALTED " + id + " by tester: mended RES_REVIVED");
        var last = healthRecords(id).getLast();
        assertThat(last.previous()).isEqualTo(HealthState.HALTED);
        assertThat(last.state()).isEqualTo(HealthState.DEGRADED);
        assertThat(last.reason()).isEqualTo(ReasonCode.RES_REVIVED);
        assertThat(last.heldUntilNanos()).isPositive();
    }

    @Test
    @Tag("X-9")
    void whatItMayNotDoYetIsExplainedByItsComingBackAndNotByItsHalt() throws Refused {
        var bench = halted("explained");
        Comeback.start(bench);
        trade(bench);
        var id = bench.ids.getFirst();

        var told =
                Explainer.explain(DISK.get().reader(), id + "@" + (first(bench).cursor() - 1));

        assertThat(told.reason()).isEqualTo(ReasonCode.RES_REVIVED);
        assertThat(told.chain())
                .anySatisfy(link ->
                        assertThat(link.summary()).contains("halted to degraded (RES_REVIVED), only reduces until "));
    }

    // --- what no start ends

    @Test
    @Tag("M-23")
    void aKeyWithTwoBodiesHaltsForGood() {
        var bench = LiveBench.calm("conflict", DISK.get(), LiveScripts.BUYER, LiveScripts.QUIET)
                .start();
        bench.settle();
        word(bench, ReasonCode.IDM_CONFLICT);
        bench.settle();

        var by = Comeback.start(bench);

        assertThat(by.kept()).isCompletedWithValue(false);
        assertStaysHalted(bench);
        assertThat(notes())
                .anySatisfy(note -> assertThat(note).startsWith("not revived").endsWith("IDM_CONFLICT"));
    }

    /// It halted for something else before it heard of that.
    @Test
    @Tag("M-23")
    void aWordOfItsAccountThatItDidNotTakeYetHaltsItForGood() {
        var bench = halted("word");

        var by = Comeback.start(bench, link -> link.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT)));

        assertThat(by.kept()).isCompletedWithValue(false);
        assertStaysHalted(bench);
        bench.restart();
        bench.settle();
        Comeback.start(bench);
        assertStaysHalted(bench);
    }

    private static void assertStaysHalted(LiveBench bench) {
        bench.settle();
        trade(bench);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);
        assertThat(first(bench).health()).isEqualTo(HealthState.HALTED);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.IDM_CONFLICT);
        assertThat(bench.venue.openOrders(bench.now)).isEmpty();
    }

    @Test
    @Tag("X-6")
    void theInterlockHoldsWhoComesBack() {
        var bench = halted("interlock");
        var scope = new SafetyScope.Instance(bench.ids.getFirst());
        var _ = bench.host.safety(
                new SafetyCommand(scope, SafetyState.HALT, ReasonCode.SAF_HALT, "tester", false, "try"));
        bench.settle();

        Comeback.start(bench);
        bench.now += WINDOW;
        trade(bench);

        assertThat(bench.core().safety(bench.ids.getFirst())).isEqualTo(SafetyState.HALT);
        assertThat(bench.venue.received()).isEmpty();
    }

    /// A guest that cannot be made is no part of the operator's act: that is kept, and the next start tries again.
    @Test
    @Tag("M-18")
    void whoseGuestCannotBeMadeIsHaltedForThat() {
        var diverges = new boolean[1];
        Script script = (guest, input, decision) -> {
            if (!diverges[0]) {
                LiveScripts.BUYER.call(guest, input, decision);
            }
        };
        var bench = LiveBench.calm("diverges", DISK.get(), script, LiveScripts.QUIET)
                .start();
        bench.settle();
        trade(bench);
        word(bench, ReasonCode.SVC_JAMMED);
        bench.settle();
        assertThat(first(bench).health()).isEqualTo(HealthState.HALTED);

        diverges[0] = true;
        Comeback.start(bench);
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.STA_REPLAY_DIVERGED);
        assertThat(first(bench).phase()).isEqualTo(Phase.AT_REST);

        diverges[0] = false;
        bench.restart();
        bench.settle();
        assertThat(first(bench).reason()).isEqualTo(ReasonCode.RES_REVIVED);
        assertThat(first(bench).phase()).isEqualTo(Phase.TRADING);
    }

    // --- whenever the process ends

    @Test
    @Tag("M-18")
    void aProcessThatEndsBeforeTheCommitLeavesItHaltedAndAfterItRevived() {
        for (boolean isCommitted : new boolean[] {false, true}) {
            var bench = halted("ends" + isCommitted);
            var by = Comeback.begin(bench, _ -> {});
            assertThat(by.kept()).as("nobody is told before").isNotDone();
            assertThat(bench.ledger.waiting()).isEqualTo(1);
            if (isCommitted) {
                bench.ledger.commitAll();
                assertThat(by.kept()).isCompletedWithValue(true);
            }

            bench.restart();
            bench.settle();

            assertThat(first(bench).health()).isEqualTo(isCommitted ? HealthState.DEGRADED : HealthState.HALTED);
            assertThat(first(bench).phase()).isEqualTo(isCommitted ? Phase.TRADING : Phase.AT_REST);
        }
    }

    @Test
    @Tag("M-18")
    void atWhateverStepTheProcessEndsItIsHaltedOrRevived() {
        var ended = EnumSet.noneOf(LiveStep.class);
        for (var step : LiveStep.values()) {
            var bench = halted("step" + step);
            bench.endAt(step, 1);
            try {
                Comeback.start(bench);
                bench.now += WINDOW;
                trade(bench);
            } catch (ProcessEnd end) {
                ended.add(step);
                bench.restart();
            }
            bench.settle();
            var seen = first(bench);
            boolean isRevived = seen.phase() == Phase.TRADING && seen.reason() == ReasonCode.RES_REVIVED;
            boolean isHalted = seen.phase() == Phase.AT_REST && seen.reason() == ReasonCode.RES_RESTART;
            assertThat(isRevived || isHalted).as("%s: %s", step, seen).isTrue();
            new Truth(bench, DISK.get().reader()).holds();
        }
        assertThat(ended).contains(LiveStep.INSTANCE_STARTED, LiveStep.LANE_GROUP_OFFERED, LiveStep.PLACE_SENT);
    }

    // --- how

    /// The account says that the first instance must halt.
    private static void word(LiveBench bench, ReasonCode code) {
        bench.host.roster().find(bench.ids.getFirst()).orElseThrow().instance().notify(new Notice.Halt(code));
    }

    private static void trade(LiveBench bench) {
        bench.trade();
        bench.settle();
    }

    private static List<String> notes() {
        var notes = new ArrayList<String>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.NOTE) {
                var note = decoded(() -> NoteRecord.decode(payload));
                notes.add(note.subject() + " " + note.reason());
            }
            return true;
        });
        return notes;
    }

    private static List<HealthRecord> healthRecords(InstanceId id) {
        var records = new ArrayList<HealthRecord>();
        DISK.get().reader().records(1, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.HEALTH) {
                records.add(decoded(() -> HealthRecord.decode(payload)));
            }
            return true;
        });
        records.removeIf(one -> !one.instance().equals(id));
        return records;
    }

    @FunctionalInterface
    private interface Decoding<T> {
        T decode() throws MalformedMessageException;
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.decode();
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
