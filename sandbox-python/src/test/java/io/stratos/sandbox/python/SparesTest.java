package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.python.testing.Calls;
import io.stratos.sandbox.python.testing.Guests;
import io.stratos.sandbox.python.testing.Homes;
import io.stratos.sandbox.python.testing.Inputs;
import io.stratos.sandbox.python.testing.Limits;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A child that waits takes over from one that was killed.
@Tag("M-14")
final class SparesTest {
    private static final String FRAGILE = Guests.doing("if event.sequence == 2: raise ValueError");
    private static final String OTHER = Guests.doing("pass");

    private static final ChildSize SIZE = ChildSize.of(Limits.patient());

    /// Added to the real time.
    private final AtomicLong later = new AtomicLong();

    private final PythonRuntime runtime = Homes.runtime(() -> System.nanoTime() + later.get(), 1);
    private final Spares spares = runtime.spares().orElseThrow();

    @AfterEach
    void closed() {
        runtime.close();
        await(() -> children().isEmpty());
    }

    @Test
    void instanceThatFaultedIsFollowedByASpareAndTheSpareByAnother() {
        try (var module = Guests.compiled(runtime, FRAGILE, Limits.patient())) {
            fault(module);
            try (var second = initialised(module)) {
                assertThat(spares.taken()).as("a fault this early finds none").isZero();
                await(() -> spares.waiting() == 1);
                assertThat(Calls.fault(second, Inputs.trade(2)).code()).isEqualTo(ReasonCode.RES_FAULT);
            }
            await(() -> children().size() == 1);
            var waiting = children();

            try (var third = initialised(module)) {
                Calls.decided(third, Inputs.trade(1));

                assertThat(children()).containsAll(waiting);
                assertThat(spares.taken()).isEqualTo(1);
                await(() -> spares.waiting() == 1);
                assertThat(children()).hasSize(2);
            }
        }
        assertThat(spares.waiting()).as("the last module ends its spare").isZero();
    }

    @Test
    void instanceThatLivesOnGetsASpareBeforeItsFirstFaultAndAnyStrategyOfItsLimitsMayHaveIt() {
        try (var module = Guests.compiled(runtime, FRAGILE, Limits.patient());
                var sandbox = initialised(module)) {
            Calls.decided(sandbox, Inputs.trade(1));
            assertThat(spares.waiting()).isZero();

            later.set(Spares.SETTLE_NANOS);
            await(() -> spares.waiting() == 1);

            try (var other = Guests.compiled(runtime, OTHER, Limits.within(Limits.SECOND));
                    var instance = initialised(other)) {
                Calls.decided(instance, Inputs.trade(1));
                assertThat(spares.taken()).isEqualTo(1);
            }
        }
    }

    @Test
    void spareThatWasKilledWhileItWaitedIsReplacedByAFreshChild() {
        try (var module = Guests.compiled(runtime, FRAGILE, Limits.patient())) {
            initialised(module).close();
            later.set(Spares.SETTLE_NANOS);
            await(() -> spares.waiting() == 1);
            var waiting = children();
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            await(() -> children().isEmpty());

            try (var next = initialised(module)) {
                Calls.decided(next, Inputs.trade(1));
                assertThat(children()).isNotEmpty().doesNotContainAnyElementsOf(waiting);
            }
        }
    }

    @Test
    void noneIsMadeWhereNoneIsAllowedOrNobodyIsLeftToNeedIt() {
        try (var without = Homes.runtime(System::nanoTime, 0);
                var module = Guests.compiled(without, FRAGILE, Limits.patient())) {
            initialised(module).close();
            assertThat(without.spares().orElseThrow().isWanted(SIZE)).isFalse();
        }
        assertThat(spares.isWanted(SIZE)).isFalse();
        spares.open(SIZE);
        assertThat(spares.isWanted(SIZE)).isTrue();
        spares.close(SIZE);
        assertThat(spares.isWanted(SIZE)).isFalse();
        spares.open(SIZE);
        spares.close();
        assertThat(spares.isWanted(SIZE)).isFalse();
    }

    private static void fault(SandboxModule module) {
        try (var sandbox = initialised(module)) {
            assertThat(Calls.fault(sandbox, Inputs.trade(2)).code()).isEqualTo(ReasonCode.RES_FAULT);
        }
    }

    private static Sandbox initialised(SandboxModule module) {
        var sandbox = module.instantiate();
        Calls.decided(sandbox, Inputs.init());
        return sandbox;
    }

    private static Set<Long> children() {
        try (Stream<ProcessHandle> handles = ProcessHandle.current().children()) {
            return handles.filter(ProcessHandle::isAlive)
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet());
        }
    }

    /// Looks until it is so; a condition that never comes fails the test, however slow the machine is.
    @SuppressWarnings("ThreadPriorityCheck") // yielding is a step of waiting here, nothing relies on it
    private static void await(BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - began).isLessThan(60 * Limits.SECOND);
            Thread.yield();
        }
    }
}
