package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.link.Judgement;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A ledger that takes too long for a write makes the host SAFE_MODE, and gives it back once its writes are quick.
@Tag("X-6")
@Tag("M-18")
class LiveWriteStallTest {
    private static final long LIMIT = LiveWorld.DURABLE_STALL_NANOS;
    private static final int CALM_STEPS = 1_100;
    private static final long CALM_NANOS = 6_000 * LiveBench.MILLI;

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void aWriteThatTakesAsLongAsItMayChangesNothing() {
        var bench = bench("quick");
        slowWrite(bench, LIMIT);

        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void aWriteThatTakesLongerMakesTheHostSafeWhileItWaits() {
        var bench = bench("slow");
        long from = DISK.get().head().seq() + 1;
        slowWrite(bench, LIMIT + 1);
        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);
        bench.work();

        assertThat(changes(from)).containsExactly(SafetyState.SAFE_MODE);
    }

    @Test
    void onceWritesAreQuickForAWhileTheHostIsAsBefore() {
        var bench = bench("over");
        long from = DISK.get().head().seq() + 1;
        slowWrite(bench, LIMIT + 1);
        calm(bench, CALM_STEPS / 2);
        assertThat(safety(bench)).as("not at once").isEqualTo(SafetyState.SAFE_MODE);
        calm(bench, CALM_STEPS / 2);

        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
        assertThat(changes(from)).containsExactly(SafetyState.SAFE_MODE, SafetyState.NORMAL);
    }

    @Test
    void whatAnOperatorSaidMeanwhileStays() {
        var bench = bench("operator");
        slowWrite(bench, LIMIT + 1);
        var _ = bench.host.safety(new SafetyCommand(
                new SafetyScope.Host(), SafetyState.SAFE_MODE, ReasonCode.SAF_SAFE_MODE, "tester", false));
        calm(bench, CALM_STEPS);

        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);
    }

    @Test
    void whoLoosensItMeanwhileDoesNotOutlastTheStall() {
        var bench = bench("loosened");
        slowWrite(bench, LIMIT + 1);
        bench.work();
        var loosen = new SafetyCommand(
                new SafetyScope.Host(), SafetyState.NORMAL, ReasonCode.REC_OPERATOR, "tester", true, "trade on");
        var _ = bench.host.safety(loosen);
        bench.host.accounts().getFirst().doWork();
        assertThat(safety(bench)).as("it was let through").isEqualTo(SafetyState.NORMAL);
        calm(bench, CALM_STEPS / 10);
        assertThat(safety(bench)).as("writes are still slow").isEqualTo(SafetyState.SAFE_MODE);
        calm(bench, CALM_STEPS);

        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void aLedgerWithoutAPlaceIsAsSlowAsOneThatWrites() {
        var bench = bench("full");
        bench.ledger.full(true);
        slowWrite(bench, LIMIT);
        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
        bench.now++;
        bench.host.accounts().getFirst().doWork();
        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);
        bench.ledger.full(false);
        calm(bench, CALM_STEPS);

        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void theWaitForAPlaceIsPartOfTheWrite() {
        var bench = bench("place");
        bench.ledger.full(true);
        slowWrite(bench, LIMIT);
        bench.ledger.full(false);
        bench.host.accounts().getFirst().doWork();
        bench.now++;
        bench.host.accounts().getFirst().doWork();

        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);
    }

    @Test
    void anAccountThatIsNotReconciledStaysSafeUntilItIs() {
        var bench = bench("doubt");
        slowWrite(bench, LIMIT + 1);
        bench.work();
        bench.core().reconcile(Cause.OPERATOR, bench.now);
        bench.now += CALM_NANOS;
        bench.host.accounts().getFirst().doWork();
        assertThat(safety(bench)).as("before the verdict").isEqualTo(SafetyState.SAFE_MODE);
        calm(bench, CALM_STEPS);

        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void aLooseningThatIsRefusedWritesNothing() {
        var bench = bench("refused");
        slowWrite(bench, LIMIT + 1);
        bench.work();
        bench.core().reconcile(Cause.OPERATOR, bench.now);
        bench.work();
        long from = DISK.get().head().seq() + 1;
        bench.now += CALM_NANOS;
        bench.host.accounts().getFirst().doWork();
        bench.ledger.commitAll();
        assertThat(safety(bench)).as("it is refused").isEqualTo(SafetyState.SAFE_MODE);
        assertThat(changes(from)).isEmpty();
        calm(bench, CALM_STEPS);

        assertThat(changes(from)).containsExactly(SafetyState.NORMAL);
    }

    @Test
    void whatIsTighterAlreadyStays() {
        var bench = bench("tighter");
        var _ = bench.host.safety(new SafetyCommand(
                new SafetyScope.Host(), SafetyState.CLOSE_ONLY, ReasonCode.SAF_SAFE_MODE, "tester", false));
        bench.settle();
        slowWrite(bench, LIMIT + 1);
        calm(bench, CALM_STEPS);

        assertThat(safety(bench)).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    /// Nobody knows why the process ended while its disk was slow: that its first writes are quick says little.
    @Test
    void afterARestartItStaysUntilAnOperatorLoosensIt() {
        var bench = bench("restarted");
        slowWrite(bench, LIMIT + 1);
        bench.work();
        var next =
                LiveBench.calm("stall-restarted", DISK.get(), LiveScripts.QUIET).stallingAfter(LIMIT);
        next.now = bench.now;
        next.start();
        calm(next, 2 * CALM_STEPS);
        assertThat(safety(next)).isEqualTo(SafetyState.SAFE_MODE);

        var _ = next.host.safety(new SafetyCommand(
                new SafetyScope.Host(),
                SafetyState.NORMAL,
                ReasonCode.REC_OPERATOR,
                "tester",
                true,
                "the disk is well"));
        calm(next, CALM_STEPS);
        assertThat(safety(next)).isEqualTo(SafetyState.NORMAL);
    }

    private static LiveBench bench(String name) {
        var bench = LiveBench.calm("stall-" + name, DISK.get(), LiveScripts.QUIET)
                .stallingAfter(LIMIT)
                .start();
        calm(bench, CALM_STEPS);
        assertThat(safety(bench)).isEqualTo(SafetyState.NORMAL);
        return bench;
    }

    /// Something is handed to the ledger, and so much time goes by before it is written.
    private static void slowWrite(LiveBench bench, long nanos) {
        var account = bench.host.accounts().getFirst();
        var _ = bench.host.judge(bench.account, new Judgement.Foreign("nobody"), "tester", "something to commit");
        account.doWork();
        bench.now += nanos;
        account.doWork();
    }

    private static void calm(LiveBench bench, int steps) {
        for (int i = 0; i < steps; i++) {
            bench.now += 5 * LiveBench.MILLI;
            bench.work();
        }
    }

    private static SafetyState safety(LiveBench bench) {
        return bench.core().safety(bench.ids.getFirst());
    }

    /// States that the journal says a stall led to.
    private static List<SafetyState> changes(long from) {
        var states = new ArrayList<SafetyState>();
        DISK.get().reader().records(from, (_, kind, _, payload, _) -> {
            if (kind == RecordKind.SAFETY) {
                var record = decoded(payload);
                assertThat(record.actor()).isEqualTo("ledger");
                assertThat(record.reason()).isEqualTo(ReasonCode.STA_WRITE_STALL);
                states.add(record.state());
            }
            return true;
        });
        return states;
    }

    private static SafetyRecord decoded(byte[] payload) {
        try {
            return SafetyRecord.decode(payload);
        } catch (MalformedMessageException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
