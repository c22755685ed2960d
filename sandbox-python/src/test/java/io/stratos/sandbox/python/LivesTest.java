package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One process serves several instances of one strategy, one after the other, and none learns of the one before.
@Tag("M-12")
final class LivesTest {
    /// Leaves traces wherever a strategy can write, and orders as many as it finds.
    private static final String FORGETFUL = """
        import math
        import stratos
        from stratos import Decimal, OrderIntent, RiskContext, Side, Strategy

        SEEN = []


        class Forgetful(Strategy):
            def on_init(self, ctx):
                ctx.set_risk_context(RiskContext(
                    max_slippage_bps=Decimal(20), max_delay_ns=1, expected_holding_ns=0, budget=Decimal(1000)))

            def on_event(self, ctx, event):
                SEEN.append(1)
                for place in (math, stratos, Strategy):
                    place.trace = getattr(place, "trace", 0) + 1
                found = len(SEEN) + math.trace + stratos.trace + Strategy.trace
                ctx.order(OrderIntent.market(1, Side.BUY, Decimal(found)))
        """;

    private final PythonRuntime runtime = Homes.runtime();

    @AfterEach
    void closed() {
        runtime.close();
    }

    @Test
    void laterInstanceHasTheSameProcessAndNothingOfTheOneBefore() {
        try (var module = Guests.compiled(runtime, FORGETFUL, Limits.patient())) {
            var children = children();

            assertThat(lived(module, 1, 2, 3)).containsExactly(whole(4), whole(8), whole(12));
            assertThat(lived(module, 1, 2)).containsExactly(whole(4), whole(8));

            assertThat(children).hasSize(1);
            assertThat(children()).isEqualTo(children);
        }
    }

    @Test
    @Tag("M-29")
    void whatWasAdmittedIsRunByTheChildThatWasAdmitted() {
        try (var admitted = Guests.compiled(runtime, FORGETFUL, Limits.patient())) {
            lived(admitted, 1);
        }
        var children = children();
        try (var module = Guests.compiled(runtime, FORGETFUL, Limits.within(Limits.SECOND))) {
            lived(module, 1);

            assertThat(children).hasSize(1);
            assertThat(children()).isEqualTo(children);
        }
    }

    @Test
    @Tag("M-29")
    void anotherSourceIsReadByAnotherChildAndTheOldOneEnds() {
        try (var admitted = Guests.compiled(runtime, FORGETFUL, Limits.patient())) {
            lived(admitted, 1);
        }
        var children = children();

        assertThat(Guests.refused(runtime, FORGETFUL + "\nopen('x')\n", Limits.patient()))
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo(ReasonCode.SBX_IO));

        assertThat(children).hasSize(1);
        assertThat(children()).doesNotContainAnyElementsOf(children);
    }

    @Test
    @Tag("M-14")
    void childThatFaultedIsNotUsedAgain() {
        var source = Guests.doing("if event.sequence == 2: raise ValueError");
        try (var module = Guests.compiled(runtime, source, Limits.patient())) {
            var children = children();
            try (var sandbox = initialised(module)) {
                Calls.decided(sandbox, Inputs.trade(1));
                assertThat(Calls.fault(sandbox, Inputs.trade(2)).code()).isEqualTo(ReasonCode.RES_FAULT);
            }
            try (var sandbox = initialised(module)) {
                Calls.decided(sandbox, Inputs.trade(1));

                assertThat(children()).hasSize(1).doesNotContainAnyElementsOf(children);
            }
        }
    }

    @Test
    @Tag("M-13")
    void deadlineAndGuardsHoldInALaterLifeAsInTheFirst() {
        var source = Guests.doing("if event.sequence == 2: __builtins__['open']('x')\nwhile event.sequence == 3: pass")
                .replace("__builtins__", "getattr(Doing.on_event, '__glo' + 'bals__')['__buil' + 'tins__']");
        var limits = Limits.within(2 * Limits.SECOND);
        for (int attempt = 2; attempt <= 3; attempt++) {
            try (var module = Guests.compiled(runtime, source, limits)) {
                initialised(module).close();
                try (var sandbox = initialised(module)) {
                    Calls.decided(sandbox, Inputs.trade(1));

                    assertThat(Calls.fault(sandbox, Inputs.trade(attempt)).code())
                            .isEqualTo(attempt == 2 ? ReasonCode.SBX_IO : ReasonCode.RES_TIMEOUT);
                }
            }
        }
    }

    private static List<Decimal> lived(SandboxModule module, long... cursors) {
        try (var sandbox = initialised(module)) {
            return LongStream.of(cursors)
                    .mapToObj(cursor -> Calls.decided(sandbox, Inputs.trade(cursor)))
                    .map(decided -> ((Intent.Order) decided.intents().getFirst()).qty())
                    .toList();
        }
    }

    private static Sandbox initialised(SandboxModule module) {
        var sandbox = module.instantiate();
        Calls.decided(sandbox, Inputs.init());
        return sandbox;
    }

    private static Decimal whole(long value) {
        return new Decimal(value, 0);
    }

    private static List<Long> children() {
        try (Stream<ProcessHandle> handles = ProcessHandle.current().children()) {
            return handles.filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }
}
