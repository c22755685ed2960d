package io.stratos.host.live.account;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.link.NotDurableException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/// Answers to operators: each is given with the commit of what it says, so that what was answered outlives
/// the process.
final class OpenAnswers {
    private final AccountDesk desk;
    private final ArrayDeque<CompletableFuture<?>> open = new ArrayDeque<>();

    OpenAnswers(AccountDesk desk) {
        this.desk = desk;
    }

    /// Answers once the group that is being filled is committed.
    <T> void whenCommitted(CompletableFuture<T> answer, T value) {
        open.removeIf(CompletableFuture::isDone);
        open.add(answer);
        desk.group().effects.add(new Effect.Answer<>(answer, value));
    }

    /// Nothing is committed any more: whoever still waits is told.
    void fail(ReasonCode code) {
        for (var answer = open.poll(); answer != null; answer = open.poll()) {
            answer.completeExceptionally(new NotDurableException(code));
        }
    }
}
