package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import io.stratos.sandbox.python.exchange.Liar;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing a child writes is believed for more than its own fate. The process here is any; the test writes for it.
@Tag("M-13")
final class LyingChildTest {
    private static final ExchangeSize SIZE = new ExchangeSize(1, 1 << 18, Limits.OUTPUT_BYTES);
    private static final ResourceLimits LIMITS = Limits.within(Limits.SECOND, Limits.SECOND);
    /// More than a first callback has, load included.
    private static final long START_NANOS = 3 * Limits.SECOND;

    private static final byte[] TRADE = Inputs.trade(1);

    @TempDir
    Path directory;

    private final List<Child> rested = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(System::nanoTime);
    private Process process;
    private Liar liar;
    private PythonSandbox sandbox;
    private FileChannel cut;

    @BeforeEach
    void started() throws IOException {
        var file = Exchange.create(directory);
        process = new ProcessBuilder("sleep", "60").start();
        liar = new Liar(file, SIZE);
        var child = new Child(Exchange.map(file, SIZE), process, watchdog, START_NANOS);
        sandbox = new PythonSandbox(child, LIMITS, "L1", rested::add);
        cut = FileChannel.open(file, StandardOpenOption.WRITE);
        Files.delete(file);
        liar.ready();
    }

    @AfterEach
    void closed() throws IOException, InterruptedException {
        cut.close();
        sandbox.close();
        rested.forEach(Child::close);
        watchdog.close();
        assertThat(process.waitFor()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, ABI_POINTER",
        "-1, 0, 0, ABI_POINTER",
        "9223372036854775807, 0, 0, ABI_POINTER",
        "1, 99, 0, ABI_POINTER",
        "1, -1, 0, ABI_POINTER",
        "1, 4294967296, 0, ABI_POINTER",
        "1, 0, -1, ABI_POINTER",
        "1, 0, 65537, ABI_POINTER",
        "1, 0, 4294967296, ABI_POINTER",
        "1, 0, 3, ABI_MESSAGE",
    })
    void impossibleFieldIsAViolationAndTheChildIsKilled(long number, long kind, long length, ReasonCode code)
            throws InterruptedException {
        sandbox.begin(TRADE, 0, TRADE.length);
        liar.answer(number, kind, length, (byte) 0x0a, (byte) 0x7f, (byte) 1);

        assertThat(sandbox.poll()).isInstanceOfSatisfying(Decision.Faulted.class, faulted -> {
            assertThat(faulted.fault().kind()).isEqualTo(Kind.ABI_VIOLATION);
            assertThat(faulted.fault().code()).isEqualTo(code);
        });
        assertThat(sandbox.poll()).isSameAs(sandbox.begin(TRADE, 0, TRADE.length));
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void honestAnswerOfTheRightNumberIsTakenAndItsCountsAreNotNegative() {
        sandbox.begin(TRADE, 0, TRADE.length);
        liar.answer(1, 0, 0);

        assertThat(sandbox.poll()).isInstanceOfSatisfying(Decision.Decided.class, decided -> {
            assertThat(decided.isQuiet()).isTrue();
            assertThat(decided.usage().logBytes()).isZero();
            assertThat(decided.usage().memoryBytes()).isZero();
        });
    }

    @Test
    @Tag("M-13")
    void memoryThatTheChildCutsIsItsOwnFaultAndTheWatchOverOthersGoesOn() throws IOException, InterruptedException {
        cut.truncate(0);

        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_PROCESS);
        assertThat(process.waitFor()).isNotZero();

        var file = Exchange.create(directory);
        var neighbour = new ProcessBuilder("sleep", "60").start();
        new Liar(file, SIZE).ready();
        var child = new Child(Exchange.map(file, SIZE), neighbour, watchdog, START_NANOS);
        try (var other = new PythonSandbox(child, LIMITS, "L1", rested::add)) {
            assertThat(Calls.fault(other, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        }
        assertThat(neighbour.waitFor()).isNotZero();
    }

    @Test
    @Tag("M-13")
    void memoryThatTheChildCutsWhileItRestsIsItsOwnFaultInTheNextLife() throws IOException, InterruptedException {
        sandbox.begin(TRADE, 0, TRADE.length);
        liar.answer(1, 0, 0);
        assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);
        sandbox.close();
        cut.truncate(0);

        sandbox = new PythonSandbox(rested.removeFirst(), LIMITS, "L1", rested::add);
        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_PROCESS);
        assertThat(process.waitFor()).isNotZero();
        sandbox.close();
        assertThat(rested).as("it lives no more").isEmpty();
    }

    /// A pipe takes 65,536 bytes before its writer waits.
    @Test
    @Tag("M-9")
    void childThatNeverReadsItsPipeHoldsUpNeitherTheLaneNorTheWatch() throws InterruptedException {
        liar.parked();
        for (int number = 1; number <= 70_000; number++) {
            sandbox.begin(TRADE, 0, TRADE.length);
            liar.answer(number, 0, 0);
            assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);
        }

        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        assertThat(process.waitFor()).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4, 1_000, Long.MAX_VALUE})
    void numberThatJumpsWhileNothingIsAskedIsAViolationAtTheNextRequest(long number) throws InterruptedException {
        for (int asked = 1; asked <= 2; asked++) {
            sandbox.begin(TRADE, 0, TRADE.length);
            liar.answer(asked, 0, 0);
            assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);
        }
        liar.answer(number, 0, 0);

        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.ABI_POINTER);
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void floodOfAnswersIsAViolationAtTheFirstThatWasNotAskedFor() throws InterruptedException {
        sandbox.begin(TRADE, 0, TRADE.length);
        for (int number = 1; number <= 100_000; number++) {
            liar.answer(number, 0, Limits.OUTPUT_BYTES);
        }

        assertThat(sandbox.poll()).isInstanceOfSatisfying(Decision.Faulted.class, faulted -> {
            assertThat(faulted.fault().code()).isEqualTo(ReasonCode.ABI_POINTER);
            assertThat(faulted.fault().detail()).isEqualTo(100_000);
        });
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void headerAndAreasFullOfOnesAreAViolation() throws IOException, InterruptedException {
        sandbox.begin(TRADE, 0, TRADE.length);
        var ones = new byte[1 << 18];
        Arrays.fill(ones, (byte) 0xff);
        cut.write(ByteBuffer.wrap(ones), 0);

        assertThat(sandbox.poll())
                .isInstanceOfSatisfying(
                        Decision.Faulted.class,
                        faulted -> assertThat(faulted.fault().code()).isEqualTo(ReasonCode.ABI_POINTER));
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void answerBeforeTheRequestIsNoAnswer() {
        liar.answer(1, 0, 0);
        sandbox.begin(TRADE, 0, TRADE.length);
        assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);

        // The open request is the second; the first's answer is still there.
        assertThat(sandbox.begin(TRADE, 0, TRADE.length)).isSameAs(Decision.Pending.PENDING);
    }

    @Test
    @Tag("M-14")
    void childThatClosesItsEndOfThePipeIsStoppedLikeOneThatIsSilent() throws IOException, InterruptedException {
        var file = Exchange.create(directory);
        var deaf = new ProcessBuilder("sh", "-c", "exec 0<&-; echo closed; exec sleep 60").start();
        assertThat(deaf.getInputStream().read()).isEqualTo('c');
        var other = new Liar(file, SIZE);
        other.ready();
        other.parked(); // so that the host writes to the pipe
        var child = new Child(Exchange.map(file, SIZE), deaf, watchdog, START_NANOS);
        try (var withoutEars = new PythonSandbox(child, LIMITS, "L1", rested::add)) {
            assertThat(Calls.fault(withoutEars, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        }
        assertThat(deaf.waitFor()).isNotZero();
    }

    @Test
    @Tag("M-14")
    void silenceIsADeadlineAndTheChildIsKilledSoonAfter() throws InterruptedException {
        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    @Tag("M-14")
    void childThatDoesNotStartAgainForAnotherLifeHasTheTimeOfAStartAndIsKilled() throws InterruptedException {
        sandbox.begin(TRADE, 0, TRADE.length);
        liar.answer(1, 0, 0);
        assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);
        sandbox.close();
        assertThat(rested).hasSize(1);

        // It still shows the old answer, and never says that it is ready: more is not to be had than a start's time.
        sandbox = new PythonSandbox(rested.removeFirst(), LIMITS, "L1", rested::add);
        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        assertThat(process.waitFor()).isNotZero();
        sandbox.close();
        assertThat(rested).isEmpty();
    }

    @Test
    void deathOfTheProcessIsAFault() {
        process.destroyForcibly();

        var fault = Calls.fault(sandbox, TRADE);
        assertThat(fault.kind()).isEqualTo(Kind.PROCESS_DIED);
        assertThat(fault.code()).isEqualTo(ReasonCode.RES_PROCESS);
    }

    @Test
    void endOfTheRuntimeEndsAnOpenCallback() {
        sandbox.begin(TRADE, 0, TRADE.length);
        watchdog.close();

        assertThat(sandbox.poll()).isInstanceOf(Decision.Faulted.class);
    }

    @Test
    void inputPastTheLimitNeverReachesTheChild() {
        var input = new byte[(1 << 18) + 1];

        assertThat(Calls.fault(sandbox, input).code()).isEqualTo(ReasonCode.ABI_LIMIT);
    }
}
