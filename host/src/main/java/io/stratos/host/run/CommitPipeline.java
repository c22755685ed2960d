package io.stratos.host.run;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.state.CommitResult;
import io.stratos.state.Ledger;
import io.stratos.state.LedgerBatch;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Hands groups to the ledger while simulated time goes on; at most [#IN_FLIGHT_MAX] are on their way.
///
/// Waiting here is what a lane may never do; a backtest may, its time is simulated. Used by the simulation's thread;
/// results come from the ledger's writer thread.
final class CommitPipeline {
    /// One group is written while the next is filled; more would only hold more memory.
    static final int IN_FLIGHT_MAX = 2;

    private final Ledger ledger;
    private final ArrayBlockingQueue<Result> results = new ArrayBlockingQueue<>(IN_FLIGHT_MAX + 1);
    private final ArrayDeque<LedgerBatch> free = new ArrayDeque<>();
    private int inFlight;
    private long committed;

    CommitPipeline(Ledger ledger) {
        this.ledger = ledger;
        for (int i = 0; i <= IN_FLIGHT_MAX; i++) {
            free.add(new LedgerBatch());
        }
    }

    private record Result(LedgerBatch batch, CommitResult outcome) {}

    /// An empty batch to fill.
    LedgerBatch next() throws Refused {
        while (free.isEmpty()) {
            takeResult();
        }
        return free.remove();
    }

    /// Hands over a filled batch.
    void submit(LedgerBatch batch) throws Refused {
        while (inFlight == IN_FLIGHT_MAX) {
            takeResult();
        }
        inFlight++;
        if (!ledger.offer(batch, (done, outcome) -> results.add(new Result(done, outcome)))) {
            throw new IllegalStateException("Invariant: the ledger's ring holds what this pipeline has in flight");
        }
    }

    /// Waits until everything handed over is committed.
    void drain() throws Refused {
        while (inFlight > 0) {
            takeResult();
        }
    }

    /// Groups committed so far.
    long committed() {
        return committed;
    }

    private void takeResult() throws Refused {
        var result = await();
        inFlight--;
        result.batch().clear();
        free.add(result.batch());
        switch (result.outcome()) {
            case CommitResult.Committed done -> {
                if (!done.fenced().isEmpty()) {
                    throw Refusal.of(ReasonCode.STA_FENCED, "a newer holder writes to this data directory")
                            .refused();
                }
                committed++;
            }
            case CommitResult.Failed(var code, var detail) ->
                throw Refusal.of(code, "the ledger could not be written: " + detail)
                        .refused();
        }
    }

    private Result await() {
        @Nullable Result result = null;
        boolean interrupted = false;
        while (result == null) {
            try {
                result = results.take();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result;
    }
}
