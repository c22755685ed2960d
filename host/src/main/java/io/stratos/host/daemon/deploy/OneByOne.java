package io.stratos.host.daemon.deploy;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.HostJournal.Asked;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes changes one after the other, on one thread with a stack as deep as a lane's. A refused one is
/// journaled with its code; one that a bug of ours broke off is told as such and leaves the others alone.
final class OneByOne implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

    /// Changes that may wait; more are refused.
    private static final int WAITING_MAX = 16;

    private static final long STACK_BYTES = 16L << 20;
    private static final long END_SECONDS = 5;

    private final Consumer<Asked> journal;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), OneByOne::thread);

    /// @param journal notes what was refused; nobody waits for that
    OneByOne(Consumer<Asked> journal) {
        this.journal = journal;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(null, work, "deployments", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /// One change.
    @FunctionalInterface
    interface Change {
        Changed make(Asked asked) throws Refused;
    }

    /// Answers once the change is made; fails with [Refused].
    CompletableFuture<Changed> submit(Asked asked, Change change) {
        var answer = new CompletableFuture<Changed>();
        try {
            thread.execute(() -> make(asked, change, answer));
        } catch (RejectedExecutionException full) {
            answer.completeExceptionally(
                    Refusal.of(ReasonCode.DEP_BUSY, "too many changes wait").refused());
        }
        return answer;
    }

    private void make(Asked asked, Change change, CompletableFuture<Changed> answer) {
        try {
            answer.complete(change.make(asked));
        } catch (Refused refused) {
            refuse(asked, refused, answer);
        } catch (RuntimeException | Error bug) {
            LOG.error("{}: {} failed", ReasonCode.INTERNAL, asked.what(), bug);
            refuse(
                    asked,
                    Refusal.of(ReasonCode.INTERNAL, "a bug of ours: " + bug).refused(),
                    answer);
        }
    }

    private void refuse(Asked asked, Refused refused, CompletableFuture<Changed> answer) {
        var code = refused.first().code();
        journal.accept(new Asked("refused: " + asked.what(), code, asked.actor(), asked.reason()));
        answer.completeExceptionally(refused);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            boolean _ = thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
