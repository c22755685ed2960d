package io.stratos.host.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.NoteRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.host.live.link.Judgement;
import io.stratos.state.RecordKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What reconciliation cannot settle, an operator can, and the journal says who and why.
@Tag("X-5")
class LiveJudgementTest {
    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    @Test
    void aHoldingThatAnOperatorAcceptsIsAnsweredWithItsCommitAndJournaled() {
        var bench = LiveBench.calm("holding", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        long from = DISK.get().head().seq() + 1;
        var answer = judge(bench, new Judgement.Holding(1, Decimal.of("0.50")));
        bench.host.accounts().getFirst().doWork();
        assertThat(answer).isNotDone();
        bench.work();

        assertThat(answer).isCompletedWithValue(ReasonCode.OK);
        assertThat(payloads(RecordKind.RECONCILIATION, from))
                .anyMatch(text -> text.contains("tester") && text.contains("as the test wants it"));
    }

    @Test
    void whatIsNotOpenCannotBeDecided() {
        var bench = LiveBench.calm("closed", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        var order = judge(bench, new Judgement.Unknown("nothing", Settlement.GONE));
        var foreign = judge(bench, new Judgement.Foreign("nothing"));
        bench.work();
        bench.work();

        assertThat(order).isCompletedWithValue(ReasonCode.GATE_TARGET);
        assertThat(foreign).isCompletedWithValue(ReasonCode.GATE_TARGET);
    }

    @Test
    void theJournalSaysWhoAskedForAComparisonAndWhy() {
        var bench = LiveBench.calm("asked", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        long from = DISK.get().head().seq() + 1;
        var noted = bench.host.reconcile("tester", "fills look late");
        assertThat(noted).as("it begins once the journal says who asked").isNotDone();
        bench.ledger.commitAll();

        assertThat(noted).isCompleted();
        var note = new NoteRecord("reconcile by tester: fills look late", ReasonCode.REC_OPERATOR, 0);
        assertThat(payloads(RecordKind.NOTE, from)).contains(new String(note.encode(), ISO_8859_1));
    }

    @Test
    void whoAskedIsToldTheVerdictOfAComparisonThatBeganAfterwards() {
        var bench = LiveBench.calm("verdict", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();
        long before = bench.host.accounts().getFirst().status().comparisons();

        var answer = asked(bench);
        assertThat(answer).isNotDone();
        bench.settle();

        assertThat(answer).isCompletedWithValueMatching(verdict -> verdict.isClean() && verdict.run() > before);
    }

    @Test
    void sixteenMayWaitForAVerdictAndTheSeventeenthIsRefused() {
        var bench = LiveBench.calm("many", DISK.get(), LiveScripts.QUIET).start();
        bench.settle();

        var all = IntStream.range(0, 17).mapToObj(_ -> asked(bench)).toList();
        bench.settle();

        assertThat(all.subList(0, 16)).allSatisfy(one -> assertThat(one).isCompleted());
        assertThat(all.getLast()).isCompletedExceptionally();
        assertThat(all.getLast().exceptionNow()).hasMessageStartingWith("DEP_BUSY");
    }

    private static CompletableFuture<Verdict> asked(LiveBench bench) {
        var asked = bench.host.reconcile("tester", "fills look late");
        bench.ledger.commitAll();
        return Objects.requireNonNull(asked.join().get(bench.account));
    }

    private static CompletableFuture<ReasonCode> judge(LiveBench bench, Judgement judgement) {
        return bench.host
                .judge(bench.account, judgement, "tester", "as the test wants it")
                .orElseThrow();
    }

    private static List<String> payloads(RecordKind kind, long from) {
        var found = new ArrayList<String>();
        DISK.get().reader().records(from, (_, one, _, payload, _) -> {
            if (one == kind) {
                found.add(new String(payload, ISO_8859_1));
            }
            return true;
        });
        return found;
    }
}
