package io.stratos.verification.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.HealthReport;
import io.stratos.abi.model.HealthState;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.TelemetryHint;
import io.stratos.abi.model.TimerCommand;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.conformance.Commands.Command;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// One suite for any sandbox: callbacks, faults as values, limits at the limit and one past it, restored state, caps of
/// what comes out, identity, clock and chance.
@Tag("M-3")
@Tag("M-13")
abstract class SandboxConformanceIT extends SandboxOnTrial {
    /// What the SDKs keep free for everything in a decision but the state.
    private static final int DECISION_BYTES_MAX = 20 * 1_024;
    /// Of the guest's state: magic, schema, count, length of the ballast.
    private static final int STATE_HEAD_BYTES = 16;

    private static final int INTENTS_MAX = 64;
    private static final int HINTS_MAX = 32;
    private static final int TIMERS_MAX = 32;
    private static final int PAGE_BYTES = 65_536;
    /// Of the check of the deadline alone.
    private static final long SHORT_NANOS = 30_000_000;

    @Test
    void codeOfExactlyItsLimitIsTakenAndWithOneByteLessIsRefused() throws Refused {
        assertThat(module.identity()).hasSize(64);

        assertThat(compile(limits(code.length - 1, OUTPUT_BYTES_MAX)))
                .isInstanceOfSatisfying(
                        CompileResult.Refused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::code)
                                .containsExactly(ReasonCode.ABI_COMPLEXITY));
    }

    @Test
    @Tag("M-12")
    void isolationIsOneOfTheLevels() {
        try (var sandbox = started()) {
            assertThat(sandbox.isolation()).isIn("L0", "L1", "L2", "L3");
        }
    }

    @Test
    void initIsAnsweredWithWhatTheStrategyAsksForFirst() {
        try (var sandbox = module.instantiate()) {
            var decided = decided(sandbox, Commands.init());

            assertThat(decided.timers()).containsExactly(new TimerCommand(7, Commands.START_NANOS + 1_000, 0));
            assertThat(decided.intents()).isEmpty();
        }
    }

    @Test
    void eventTimerAndHealthcheckReachTheirCallbacksAndAQuietOneIsEmpty() {
        try (var sandbox = started()) {
            assertThat(decided(sandbox, Commands.event(1, Command.NOTHING, 0)).isQuiet())
                    .isTrue();
            var order = (Intent.Order) decided(sandbox, Commands.event(2, Command.ORDER, 0))
                    .intents()
                    .getFirst();
            assertThat(order.qty()).isEqualTo(new Decimal(2, 2));
            assertThat(decided(sandbox, Commands.timer(3, 9)).intents())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Intent.NoOp.class, said -> assertThat(said.code()).isEqualTo(9));
            assertThat(decided(sandbox, Commands.healthcheck(3)).health())
                    .isEqualTo(new HealthReport(HealthState.DEGRADED, 2));
        }
    }

    @Test
    @Tag("M-16")
    void instanceThatIsRestoredGoesOnAsTheOneThatSavedAndShutdownSavesToo() {
        var next = Commands.checkpoint(3, Command.ORDER, 0);
        var end = Commands.shutdown(4);
        byte[] saved;
        List<byte[]> unbroken;
        try (var first = started()) {
            saved = grownState(first, 100);
            unbroken = List.of(bytes(first, next), bytes(first, end));
        }
        try (var second = module.instantiate()) {
            decided(second, Commands.init(1, new Input.RestoredState(3, 2, saved)));
            assertThat(bytes(second, next)).isEqualTo(unbroken.getFirst());
            assertThat(bytes(second, end)).isEqualTo(unbroken.getLast()).isNotEmpty();
        }
    }

    /// As at a checkpoint: nothing of the one is left in the other, whatever both use.
    @Test
    void instanceInPlaceOfAnotherIsAsAFreshOne() {
        var former = started();
        byte[] saved = grownState(former, 100);
        var restored = Commands.init(1, new Input.RestoredState(3, 2, saved));
        var next = Commands.checkpoint(3, Command.ORDER, 0);
        try (var second = module.instantiateAfter(former);
                var fresh = module.instantiate()) {
            assertThat(bytes(second, restored)).isEqualTo(bytes(fresh, restored));
            assertThat(bytes(second, next)).isEqualTo(bytes(fresh, next)).isNotEmpty();
        }
    }

    /// The guest's state after two events, with so many bytes of ballast.
    private static byte[] grownState(Sandbox sandbox, int ballast) {
        decided(sandbox, Commands.event(1, Command.GROW_STATE, ballast));
        var saved = Objects.requireNonNull(
                decided(sandbox, Commands.checkpoint(2, Command.NOTHING, 0)).stateUpdate());
        assertThat(saved.schemaVersion()).isEqualTo(3);
        assertThat(saved.state()).hasSize(STATE_HEAD_BYTES + ballast);
        return Objects.requireNonNull(saved.state());
    }

    @Test
    @Tag("M-16")
    void stateOfAnotherSchemaIsAFaultWithItsName() {
        try (var sandbox = module.instantiate()) {
            var state = new byte[] {'S', 'T', 'S', '1', 9, 0, 0, 0};
            var init = Commands.init(1, new Input.RestoredState(9, 2, state));

            assertThat(fault(sandbox, init).code()).isEqualTo(ReasonCode.ABI_STATE);
        }
    }

    @Test
    void initOfAnotherContractIsAFault() {
        try (var sandbox = module.instantiate()) {
            assertThat(fault(sandbox, Commands.init(2, null)).code()).isEqualTo(ReasonCode.ABI_MESSAGE);
        }
    }

    @Test
    void eventBeforeInitIsAFault() {
        try (var sandbox = module.instantiate()) {
            assertThat(fault(sandbox, Commands.event(1, Command.NOTHING, 0)).code())
                    .isEqualTo(ReasonCode.ABI_MESSAGE);
        }
    }

    @Test
    @Tag("M-14")
    void failureIsAValueThatStaysAndAnotherInstanceGoesOn() {
        try (var sandbox = started();
                var neighbour = started()) {
            var failing = Commands.event(1, Command.FAIL, 0);
            var fault = fault(sandbox, failing);

            assertThat(fault.code()).isEqualTo(ReasonCode.RES_FAULT);
            assertThat(fault(sandbox, Commands.event(2, Command.ORDER, 0))).isEqualTo(fault);
            assertThat(sandbox.poll())
                    .isInstanceOfSatisfying(
                            Decision.Faulted.class,
                            again -> assertThat(again.fault()).isEqualTo(fault));
            assertThat(decided(neighbour, Commands.event(1, Command.ORDER, 0)).intents())
                    .hasSize(1);
        }
    }

    /// A clock is not exact: what ends at once and what never ends are apart.
    @Test
    @Tag("M-14")
    void callbackThatDoesNotEndIsStoppedByItsDeadlineAndOneThatEndsIsNot() throws Refused {
        try (var tight = module(MEMORY_BYTES_MAX, SHORT_NANOS, Long.MAX_VALUE);
                var sandbox = tight.instantiate()) {
            sandbox.patience(CALLBACK_NANOS_MAX); // cold code on a busy machine
            decided(sandbox, Commands.init());
            decided(sandbox, Commands.event(1, Command.NOTHING, 0));
            sandbox.patience(0);
            var fault = fault(sandbox, Commands.event(2, Command.DO_NOT_END, 0));

            assertThat(fault.code()).isEqualTo(ReasonCode.RES_TIMEOUT);
            assertThat(fault.detail()).isEqualTo(SHORT_NANOS);
            assertThat(fault.byChance()).as("a clock decided").isTrue();
        }
    }

    @Test
    @Tag("M-14")
    @Tag("Z-4")
    void fuelOfExactlyWhatACallbackTakesIsEnoughAndOneUnitLessIsAFault() throws Refused {
        var event = Commands.event(1, Command.NO_OPS, INTENTS_MAX);
        long fuel;
        try (var sandbox = started()) {
            fuel = decided(sandbox, event).usage().fuel();
        }
        assertThat(fuel > 0).isEqualTo(countsFuel());
        if (countsFuel()) {
            try (var enough = module(MEMORY_BYTES_MAX, CALLBACK_NANOS_MAX, fuel);
                    var sandbox = started(enough)) {
                assertThat(decided(sandbox, event).usage().fuel()).isEqualTo(fuel);
                assertThat(fault(sandbox, Commands.event(2, Command.DO_NOT_END, 0)))
                        .isEqualTo(new GuestFault(Kind.FUEL, ReasonCode.RES_FUEL, fuel));
            }
            try (var less = module(MEMORY_BYTES_MAX, CALLBACK_NANOS_MAX, fuel - 1);
                    var sandbox = started(less)) {
                assertThat(fault(sandbox, event).code()).isEqualTo(ReasonCode.RES_FUEL);
            }
        }
    }

    /// Where memory is not counted: a sixteenth of the limit, and sixteen times the limit.
    @Test
    @Tag("M-14")
    void memoryOfExactlyItsLimitIsEnoughAndPastItIsAFault() throws Refused {
        var event = Commands.event(1, Command.GROW_STATE, MEMORY_BYTES_MAX / 16);
        if (countsMemory()) {
            long memory;
            try (var sandbox = started()) {
                memory = decided(sandbox, event).usage().memoryBytes();
            }
            try (var enough = module(memory, CALLBACK_NANOS_MAX, FUEL_MAX);
                    var sandbox = started(enough)) {
                assertThat(decided(sandbox, event).usage().memoryBytes()).isEqualTo(memory);
            }
            try (var less = module(memory - PAGE_BYTES, CALLBACK_NANOS_MAX, FUEL_MAX);
                    var sandbox = started(less)) {
                assertThat(fault(sandbox, event).code()).isEqualTo(ReasonCode.RES_MEMORY);
            }
        } else {
            try (var sandbox = started()) {
                decided(sandbox, event);
                assertThat(fault(sandbox, Commands.event(2, Command.GROW_STATE, 16 * MEMORY_BYTES_MAX))
                                .code())
                        .isEqualTo(ReasonCode.RES_MEMORY);
            }
        }
    }

    /// Cold or warm, whatever the machine has compiled meanwhile.
    @Test
    @Tag("M-14")
    @Tag("Z-4")
    void recursionOfExactlyItsDepthReturnsAndOneCallMoreIsAFaultInAnInstanceThatHasWorkedToo() {
        int deepest = deepest();
        try (var sandbox = started()) {
            int cursor = 0;
            while (cursor < 100) {
                decided(sandbox, Commands.event(++cursor, Command.ORDER, 0));
            }
            assertThat(decided(sandbox, Commands.event(++cursor, Command.RECUR, deepest))
                            .isQuiet())
                    .isTrue();
            var fault = fault(sandbox, Commands.event(++cursor, Command.RECUR, deepest + 1));
            assertThat(fault.code()).isEqualTo(ReasonCode.RES_STACK);
            assertThat(fault.byChance()).as("it was counted").isFalse();
        }
    }

    @Test
    @Tag("M-14")
    void inputOfExactlyItsLimitIsReadAndOneByteMoreNeverArrives() {
        // Far past 128 bytes, where the lengths in the message take another byte.
        int ballast = INPUT_BYTES_MAX / 2;
        byte[] half;
        try (var sandbox = started()) {
            half = restoring(grownState(sandbox, ballast));
            ballast += INPUT_BYTES_MAX - half.length;
        }
        byte[] state;
        byte[] longer;
        try (var sandbox = started()) {
            state = grownState(sandbox, ballast);
            longer = Arrays.copyOf(state, state.length + 1);
        }
        assertThat(restoring(state)).hasSize(INPUT_BYTES_MAX);
        try (var sandbox = module.instantiate()) {
            assertThat(decided(sandbox, restoring(state)).timers()).hasSize(1);
        }
        try (var sandbox = module.instantiate()) {
            assertThat(fault(sandbox, restoring(longer)).code()).isEqualTo(ReasonCode.ABI_LIMIT);
        }
    }

    private static byte[] restoring(byte[] state) {
        return Commands.init(1, new Input.RestoredState(3, 2, state));
    }

    @Test
    @Tag("M-14")
    void decisionOfExactlyItsLimitIsReadAndALongerOneIsAFault() throws Refused {
        int limit;
        try (var sandbox = started()) {
            limit = bytes(sandbox, Commands.event(1, Command.NO_OPS, INTENTS_MAX - 1)).length;
        }
        try (var tight = module(limits(code.length, limit));
                var sandbox = tight.instantiate()) {
            decided(sandbox, Commands.init());
            var decided = decided(sandbox, Commands.event(1, Command.NO_OPS, INTENTS_MAX - 1));
            assertThat(decided.usage().outputBytes()).isEqualTo(limit);
            assertThat(fault(sandbox, Commands.event(2, Command.NO_OPS, INTENTS_MAX))
                            .code())
                    .isEqualTo(ReasonCode.RES_OUTPUT);
        }
    }

    @Test
    @Tag("M-14")
    void stateOfExactlyItsLimitIsSavedAndOneByteMoreIsAFault() {
        int most = OUTPUT_BYTES_MAX - DECISION_BYTES_MAX - STATE_HEAD_BYTES;
        try (var sandbox = started()) {
            var update = Objects.requireNonNull(decided(sandbox, Commands.checkpoint(1, Command.GROW_STATE, most))
                    .stateUpdate());
            assertThat(update.state()).hasSize(STATE_HEAD_BYTES + most);
            assertThat(fault(sandbox, Commands.checkpoint(2, Command.GROW_STATE, most + 1))
                            .code())
                    .isEqualTo(ReasonCode.RES_OUTPUT);
        }
    }

    @Test
    void intentsHintsAndTimersEndAtTheirCapsAndTheStrategyGoesOn() {
        try (var sandbox = started()) {
            for (int past = 0; past <= 1; past++) {
                var intents = decided(sandbox, Commands.event(1 + past, Command.NO_OPS, INTENTS_MAX + past));
                assertThat(intents.intents()).hasSize(INTENTS_MAX);
                var timers = decided(sandbox, Commands.event(3 + past, Command.TIMERS, TIMERS_MAX + past));
                assertThat(timers.timers()).hasSize(TIMERS_MAX);
                var hints = decided(sandbox, Commands.event(5 + past, Command.HINTS, HINTS_MAX + past));
                assertThat(hints.telemetry()).hasSize(HINTS_MAX).containsOnly(new TelemetryHint(0, Decimal.ONE));
                assertThat(hints.telemetryDropped()).isEqualTo(past);
            }
        }
    }

    @Test
    void hintOutsideTheDeclaredSetIsDroppedAndCounted() {
        try (var sandbox = started()) {
            var decided = decided(sandbox, Commands.event(1, Command.UNDECLARED_HINT, 1));

            assertThat(decided.telemetry()).isEmpty();
            assertThat(decided.telemetryDropped()).isEqualTo(1);
        }
    }

    @Test
    void printedBytesAreCountedAndGoNowhere() {
        try (var sandbox = started()) {
            var decided = decided(sandbox, Commands.event(1, Command.PRINT, 10_000));

            assertThat(decided.isQuiet()).isTrue();
            assertThat(decided.usage().logBytes()).isEqualTo(prints() ? 10_000 : 0);
        }
    }

    @Test
    @Tag("Z-4")
    void clockChanceAndCursorAreTheContextsAndNothingElse() {
        var seeded = Commands.event(Commands.context(1, 7, false), Command.TELL_WORLD, 0);
        List<Decimal> world;
        try (var sandbox = started()) {
            world = world(sandbox, seeded);
            assertThat(world.getFirst()).isEqualTo(new Decimal(Commands.START_NANOS + 1, 0));
            assertThat(world.getLast()).isEqualTo(Decimal.ONE);
            var otherSeed = world(sandbox, Commands.event(Commands.context(2, 8, false), Command.TELL_WORLD, 0));
            assertThat(otherSeed.get(1)).isNotEqualTo(world.get(1));
            var sameSeed = world(sandbox, Commands.event(Commands.context(3, 7, false), Command.TELL_WORLD, 0));
            assertThat(sameSeed.get(1)).isEqualTo(world.get(1));
        }
        try (var other = started()) {
            assertThat(world(other, seeded)).isEqualTo(world);
        }
    }

    @Test
    @Tag("Z-4")
    void sameInputsGiveTheSameBytesAndIntentsCarryNoIdentityOfTheGuests() {
        assertThat(session()).containsExactlyElementsOf(session());
        try (var sandbox = started()) {
            int cursor = 0;
            for (var command : List.of(Command.ORDER, Command.NO_OPS, Command.TELL_WORLD)) {
                assertThat(decided(sandbox, Commands.event(++cursor, command, 1))
                                .intents())
                        .as(command.name())
                        .isNotEmpty()
                        .allMatch(intent -> intent.claimedIdentity() == null);
            }
        }
    }

    private List<byte[]> session() {
        try (var sandbox = started()) {
            var said = new ArrayList<byte[]>();
            for (int cursor = 1; cursor <= 40; cursor++) {
                var command = cursor % 2 == 0 ? Command.ORDER : Command.TELL_WORLD;
                said.add(bytes(sandbox, Commands.event(cursor, command, cursor)));
            }
            assertThat(said).noneMatch(bytes -> bytes.length == 0);
            return said;
        }
    }

    private static List<Decimal> world(Sandbox sandbox, byte[] input) {
        return decided(sandbox, input).intents().stream()
                .map(intent -> Objects.requireNonNull(((Intent.Alert) intent).value()))
                .toList();
    }
}
