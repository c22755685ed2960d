package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import io.stratos.sandbox.python.exchange.Liar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What counts as late, and as dead, with a clock that the test moves. The process is any; the test answers for it.
@Tag("M-13")
@Tag("M-14")
final class ChildWatchTest {
    private static final ExchangeSize SIZE = new ExchangeSize(1, 64, 64);
    private static final long TIMEOUT = 10;
    private static final long DEATH_MAX = 1_000;

    @TempDir
    Path directory;

    private final AtomicLong clock = new AtomicLong(1);
    private Process process;
    private Liar child;
    private Exchange exchange;
    private ChildWatch watch;

    @BeforeEach
    void startedWithAnOpenRequest() throws IOException {
        var file = Exchange.create(directory);
        process = new ProcessBuilder("sleep", "60").start();
        child = new Liar(file, SIZE);
        exchange = Exchange.map(file, SIZE);
        watch = new ChildWatch(exchange, process, clock::get, DEATH_MAX);
        child.ready();
        watch.look(clock.get());
        watch.arm(1, TIMEOUT);
    }

    @AfterEach
    void ended() throws InterruptedException {
        watch.doom();
        exchange.close();
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void silencePastTheDeadlineIsLate() {
        watch.look(clock.get() + TIMEOUT);

        assertThat(watch.isOver()).isTrue();
        assertThat(watch.fault().code()).isEqualTo(ReasonCode.RES_TIMEOUT);
    }

    /// It was busy with another guest, say.
    @Test
    void answerThatWasThereInTimeCountsHoweverLateTheLaneReadsIt() {
        child.answer(1, 0, 0);
        watch.look(clock.get() + 100 * TIMEOUT);

        assertThat(watch.isOver()).isFalse();
        assertThat(watch.disarm()).isTrue();
    }

    @Test
    void answerOfAnotherNumberStopsNoDeadline() {
        child.answer(2, 0, 0);
        watch.look(clock.get() + TIMEOUT);

        assertThat(watch.isOver()).isTrue();
    }

    /// A child that names its fault ends by itself.
    @Test
    void answerCountsAlthoughItsProcessHasEndedSince() throws InterruptedException {
        child.answer(1, 0, 0);
        process.destroyForcibly().waitFor();
        watch.look(clock.get());

        assertThat(watch.disarm()).isTrue();
        assertThat(watch.isAlive()).isFalse();
    }

    @Test
    void processThatEndsWithoutAnAnswerIsAFault() throws InterruptedException {
        process.destroyForcibly().waitFor();
        watch.look(clock.get());

        assertThat(watch.disarm()).isFalse();
        assertThat(watch.fault().code()).isEqualTo(ReasonCode.RES_PROCESS);
    }
}
