package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recursion has one limit, whatever the JVM has compiled by then, and nobody outlives its overflow.
@Tag("M-5")
@Tag("M-13")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecursionTest {
    private static final String RECURSIONS = """
        import json
        from typing import Generic, TypeVar

        T = TypeVar("T")
        DEEP = lambda: (DEEP(), 1)

        class Trap(Generic[T]):
            __setattr__ = lambda self, name, value: DEEP()

        def trapped():
            Trap[int]()  # typing sets an attribute of it, and takes every exception

        def down(n):
            return n and down(n - 1)

        def nested():
            values = []
            for _ in range(100_000):
                values = [values]
            json.dumps(values)

        def lambdas():
            again = lambda: again()
            again()

        def swallowed(attempt):
            for _ in range(3):
                try:
                    attempt()
                except BaseException:
                    pass
        """;

    /// Of `StackGuard`, which is the child's.
    private static final int DEPTH_MAX = 1_000;

    private final PythonRuntime runtime = Homes.runtime();

    @AfterAll
    void closed() {
        runtime.close();
    }

    /// The callback's own statement, and one for each number down to 0.
    @Test
    void depthIsTheSameInAColdAndInAWarmProcess() {
        int deepest = DEPTH_MAX - 2;
        var source = Guests.doing(RECURSIONS, "down(event.sequence)");
        try (var module = Guests.compiled(runtime, source, Limits.patient())) {
            try (var cold = initialised(module)) {
                Calls.decided(cold, Inputs.trade(deepest));
                for (int warming = 0; warming < 300; warming++) {
                    Calls.decided(cold, Inputs.trade(deepest));
                }
                assertThat(Calls.fault(cold, Inputs.trade(deepest + 1)).code()).isEqualTo(ReasonCode.RES_STACK);
            }
            try (var cold = initialised(module)) {
                var fault = Calls.fault(cold, Inputs.trade(deepest + 1));
                assertThat(fault.kind()).isEqualTo(Kind.STACK);
                assertThat(fault.byChance()).as("it was counted").isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda: down(10**6)", "nested", "lambdas", "trapped"})
    void overflowIsAFaultWhateverTheStrategyOrTheLibraryDoesWithTheError(String attempt) {
        var source = Guests.doing(RECURSIONS, "swallowed(" + attempt + ")");
        try (var module = Guests.compiled(runtime, source, Limits.patient());
                var sandbox = initialised(module)) {
            var fault = Calls.fault(sandbox, Inputs.trade(1));

            assertThat(fault.kind()).as(fault.toString()).isEqualTo(Kind.STACK);
            assertThat(fault.code()).isEqualTo(ReasonCode.RES_STACK);
        }
    }

    private static Sandbox initialised(SandboxModule module) {
        var sandbox = module.instantiate();
        Calls.decided(sandbox, Inputs.init());
        return sandbox;
    }
}
