package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.StateUpdate;
import io.stratos.abi.model.TimeInForce;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.exchange.ExchangeSize;
import io.stratos.sandbox.python.exchange.Liar;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import io.stratos.sandbox.python.testing.NoProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions that a child wrote in part, or wrote wrong, or changes while the host reads them.
@Tag("M-13")
final class BrokenFramesTest {
    private static final ExchangeSize SIZE = new ExchangeSize(1, 1 << 18, Limits.OUTPUT_BYTES);
    private static final byte[] TRADE = Inputs.trade(1);
    private static final byte[] FRAME = frame();

    @TempDir
    Path directory;

    private final Watchdog watchdog = new Watchdog(System::nanoTime);

    @AfterEach
    void closed() {
        watchdog.close();
    }

    @Test
    void frameThatEndsInTheMiddleOfAFieldIsNoMessage() throws IOException {
        for (int length = 1; length < FRAME.length; length++) {
            taken(Arrays.copyOf(FRAME, length), outcome -> {
                if (outcome instanceof Decision.Faulted(var fault, long _)) {
                    assertThat(fault).isEqualTo(noMessage(fault.detail()));
                } else {
                    assertThat(((Decision.Decided) outcome).intents()).hasSizeLessThanOrEqualTo(1);
                }
            });
        }
        taken(
                Arrays.copyOf(FRAME, FRAME.length - 1),
                outcome -> assertThat(outcome).isEqualTo(new Decision.Faulted(noMessage(FRAME.length - 1))));
    }

    @Test
    void frameWithAnyByteChangedIsAnotherDecisionOrNoMessage() throws IOException {
        int refused = 0;
        for (int at = 0; at < FRAME.length; at++) {
            for (int change : new int[] {0x80, 0xff, 0x07}) {
                var changed = FRAME.clone();
                changed[at] ^= (byte) change;
                refused += isRefused(changed) ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void frameThatIsChangedAfterItWasTakenIsTheOneThatWasTaken() throws IOException {
        var file = Exchange.create(directory);
        var liar = new Liar(file, SIZE);
        try (var sandbox = sandbox(file)) {
            sandbox.begin(TRADE, 0, TRADE.length);
            liar.answer(1, 0, FRAME.length, FRAME);
            var decided = (Decision.Decided) sandbox.poll();
            liar.answer(1, 99, -1, new byte[FRAME.length]);

            assertThat(sandbox.poll()).isSameAs(decided);
            assertThat(decided.intents()).containsExactly(order());
        }
    }

    private boolean isRefused(byte[] frame) throws IOException {
        var refused = new boolean[1];
        taken(frame, outcome -> {
            if (outcome instanceof Decision.Faulted(var fault, long _)) {
                assertThat(fault).isEqualTo(noMessage(frame.length));
                refused[0] = true;
            }
        });
        return refused[0];
    }

    private void taken(byte[] frame, Consumer<Decision> outcome) throws IOException {
        var file = Exchange.create(directory);
        try (var sandbox = sandbox(file)) {
            sandbox.begin(TRADE, 0, TRADE.length);
            new Liar(file, SIZE).answer(1, 0, frame.length, frame);
            outcome.accept(sandbox.poll());
        }
    }

    private PythonSandbox sandbox(Path file) throws IOException {
        var child = new Child(Exchange.map(file, SIZE), new NoProcess(), watchdog, Limits.SECOND);
        return new PythonSandbox(child, Limits.patient(), "L1", Child::close);
    }

    private static GuestFault noMessage(long length) {
        return new GuestFault(Kind.ABI_VIOLATION, ReasonCode.ABI_MESSAGE, length);
    }

    private static Intent.Order order() {
        var risk = new RiskContext(Decimal.ofWhole(20), 1_000_000, 0, Decimal.ofWhole(1000));
        return new Intent.Order(
                1,
                Side.BUY,
                OrderType.LIMIT,
                new Decimal(5, 1),
                new Decimal(1_234_500, 2),
                null,
                TimeInForce.GTC,
                true,
                false,
                false,
                0,
                risk,
                null);
    }

    private static byte[] frame() {
        var decided = new Decision.Decided();
        decided.setIntents(List.of(order()));
        decided.setStateUpdate(new StateUpdate(true, 1, new byte[] {'S', 'T', 'S', '1', 1, 0, 0, 0, 7}));
        var out = new WireWriter(256);
        DecisionEncoder.encode(decided, out);
        return out.toByteArray();
    }
}
