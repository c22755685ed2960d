package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import io.stratos.sandbox.python.exchange.Liar;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing a child writes is believed for more than its own fate. The process here is any; the test writes for it.
@Tag("M-13")
final class LyingChildTest {
    private static final ExchangeSize SIZE = new ExchangeSize(1, 1 << 18, Limits.OUTPUT_BYTES);
    private static final byte[] TRADE = Inputs.trade(1);

    @TempDir
    Path directory;

    private final Watchdog watchdog = new Watchdog(System::nanoTime);
    private Process process;
    private Liar liar;
    private PythonSandbox sandbox;

    @BeforeEach
    void started() throws IOException {
        var file = Exchange.create(directory);
        process = new ProcessBuilder("sleep", "60").start();
        liar = new Liar(file, SIZE);
        var child = new Child(Exchange.map(file, SIZE), process, watchdog, 60 * Limits.SECOND);
        sandbox = new PythonSandbox(child, Limits.within(Limits.SECOND, Limits.SECOND));
        Files.delete(file);
        liar.ready();
    }

    @AfterEach
    void closed() throws InterruptedException {
        sandbox.close();
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
    void answerBeforeTheRequestIsNoAnswer() {
        liar.answer(1, 0, 0);
        sandbox.begin(TRADE, 0, TRADE.length);
        assertThat(sandbox.poll()).isInstanceOf(Decision.Decided.class);

        // The open request is the second; the first's answer is still there.
        assertThat(sandbox.begin(TRADE, 0, TRADE.length)).isSameAs(Decision.Pending.PENDING);
    }

    @Test
    @Tag("M-14")
    void silenceIsADeadlineAndTheChildIsKilledSoonAfter() throws InterruptedException {
        assertThat(Calls.fault(sandbox, TRADE).code()).isEqualTo(ReasonCode.RES_TIMEOUT);
        assertThat(process.waitFor()).isNotZero();
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
