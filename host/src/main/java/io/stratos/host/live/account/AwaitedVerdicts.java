package io.stratos.host.live.account;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.host.live.link.NotDurableException;
import io.stratos.host.refusal.Refusal;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/// Operators who asked for a comparison with the venue and wait for its verdict. A comparison that was under way when
/// they asked does not count: what made them ask may have come after it looked.
final class AwaitedVerdicts {
    /// Who gives up does not say so; a venue that does not answer must not let them pile up.
    static final int WAITING_MAX = 16;

    private final AccountCore core;
    private final AccountDesk desk;
    private final OpenAnswers answers;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    /// @param after number of the last comparison that does not count
    private record Waiting(long after, CompletableFuture<Verdict> answer) {}

    AwaitedVerdicts(AccountCore core, AccountDesk desk, OpenAnswers answers) {
        this.core = core;
        this.desk = desk;
        this.answers = answers;
    }

    /// Asks for a comparison.
    void ask(CompletableFuture<Verdict> answer, long nowNanos) {
        if (waiting.size() == WAITING_MAX) {
            answer.completeExceptionally(
                    Refusal.of(ReasonCode.DEP_BUSY, "as many wait for a comparison of this account as may")
                            .got(WAITING_MAX, "fewer")
                            .refused());
            return;
        }
        waiting.add(new Waiting(core.comparisons(), answer));
        core.reconcile(Cause.OPERATOR, nowNanos);
    }

    /// Nothing is compared any more: whoever waits is told why.
    void fail(ReasonCode code) {
        for (var one = waiting.poll(); one != null; one = waiting.poll()) {
            one.answer().completeExceptionally(new NotDurableException(code));
        }
    }

    /// Tells who waited for what has ended by now.
    void tell() {
        var ended = core.verdict();
        while (ended != null
                && !waiting.isEmpty()
                && waiting.peek().after() < ended.verdict().run()) {
            desk.group().touch();
            answers.whenCommitted(waiting.remove().answer(), ended.verdict());
        }
    }
}
