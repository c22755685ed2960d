package io.stratos.host.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-6")
class AnswersTest {

    /// The thread of an account writes no HTTP.
    @Test
    void whatFollowsFromAnAnswerDoesNotRunOnTheThreadThatGaveIt() {
        var answer = new CompletableFuture<String>();
        var after = Answers.elsewhere(answer, (_, _) -> Thread.currentThread());
        answer.complete("it holds");

        assertThat(after.join()).isNotSameAs(Thread.currentThread());
    }
}
