package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The life of one instance, in order: children are dear.
@Tag("M-3")
@Tag("M-5")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PortTest {
    private final PythonRuntime runtime = Homes.runtime();
    private final SandboxModule module = Guests.compiled(runtime, Guests.COUNTING, Limits.patient());
    private final Sandbox first = module.instantiate();

    @BeforeAll
    void initialised() {
        var decided = Calls.decided(first, Inputs.init());

        assertThat(decided.timers()).containsExactly(new TimerCommand(7, Inputs.START_NANOS + 1000, 0));
    }

    @AfterAll
    void closed() {
        first.close();
        module.close();
        runtime.close();
    }

    @Test
    @Order(1)
    void runtimeSaysThatItRunsPythonInterpretedWithThisEngine() {
        assertThat(runtime.kind()).isEqualTo(RuntimeKind.PYTHON);
        assertThat(runtime.engine()).isEqualTo("GraalPy 25.0.3 interpreted");
        assertThat(first.isolation()).isEqualTo(runtime.isolation());
        assertThat(module.identity()).hasSize(64);
    }

    @Test
    @Order(2)
    @Tag("M-4")
    void tradeIsAnsweredWithAnOrder() {
        var decided = Calls.decided(first, Inputs.trade(1));

        assertThat(decided.intents()).singleElement().isInstanceOfSatisfying(Intent.Order.class, order -> {
            assertThat(order.side()).isEqualTo(Side.BUY);
            assertThat(order.qty()).isEqualTo(new Decimal(1, 2));
            assertThat(order.price()).isNull();
            assertThat(Objects.requireNonNull(order.riskContext()).budget()).isEqualTo(Decimal.ofWhole(1000));
        });
        assertThat(decided.usage().outputBytes()).isPositive();
        assertThat(decided.usage().memoryBytes()).isNotNegative();
        assertThat(decided.stateUpdate()).isNull();
    }

    @Test
    @Order(3)
    @Tag("M-13")
    void printedTextIsCountedAndGoesNowhere() {
        for (int i = 0; i < 2; i++) {
            var decided = Calls.decided(first, Inputs.timer(2, 7));

            assertThat(decided.isQuiet()).isTrue();
            assertThat(decided.usage().logBytes()).as("of this callback").isEqualTo("never seen\n".length());
        }
    }

    @Test
    @Order(4)
    void healthcheckIsAnswered() {
        assertThat(Calls.decided(first, Inputs.healthcheck(2)).health())
                .isEqualTo(new HealthReport(HealthState.HEALTHY, 0));
    }

    @Test
    @Order(5)
    @Tag("M-16")
    void stateOfACheckpointIsRestoredInAnotherChild() {
        var update = Objects.requireNonNull(
                Calls.decided(first, Inputs.trade(3, true)).stateUpdate());
        assertThat(update.schemaVersion()).isEqualTo(3);
        assertThat(update.state()).containsExactly('S', 'T', 'S', '1', 3, 0, 0, 0, 2, 0, 255);

        var restored = new Input.RestoredState(3, 3, Objects.requireNonNull(update.state()));
        try (var second = module.instantiate()) {
            Calls.decided(second, Inputs.init(restored));
            var decided = Calls.decided(second, Inputs.trade(4));
            assertThat(decided.intents())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Intent.Order.class, order -> assertThat(order.qty()).isEqualTo(new Decimal(3, 2)));
        }
    }

    @Test
    @Order(6)
    void shutdownIsAnsweredWithTheLastState() {
        var update =
                Objects.requireNonNull(Calls.decided(first, Inputs.shutdown(4)).stateUpdate());

        assertThat(update.state()).containsExactly('S', 'T', 'S', '1', 3, 0, 0, 0, 2, 0, 255);
    }
}
