package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.Guests.fault;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.GuestFault.Kind;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M-13")
@Tag("Z-2")
class ContainmentTest {
    private static final ResourceLimits SHORT =
            Limits.limits().callbackMillis(30).build();

    @AutoClose
    private final Guests guests = new Guests();

    static Stream<Arguments> endlessLoops() {
        Body branchTable =
                body().loop(Body.VOID).i32(7).op(0x0e, 2, 0, 0, 0).end().i32(0);
        Body working = body().locals(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .add()
                .set(1)
                .i32(64)
                .get(1)
                .store(0)
                .br(0)
                .end()
                .i32(0);
        Body nested = body().locals(1)
                .loop(Body.VOID)
                .i32(1_000)
                .set(1)
                .loop(Body.VOID)
                .get(1)
                .i32(1)
                .sub()
                .set(1)
                .get(1)
                .brIf(0)
                .end()
                .br(0)
                .end()
                .i32(0);
        return Stream.of(
                Arguments.of("empty", body().loop(Body.VOID).br(0).end().i32(0)),
                Arguments.of("working", working),
                Arguments.of("by branch table", branchTable),
                Arguments.of("nested", nested),
                Arguments.of(
                        "growing in vain",
                        body().loop(Body.VOID)
                                .i32(1)
                                .memoryGrow()
                                .drop()
                                .br(0)
                                .end()
                                .i32(0)),
                Arguments.of(
                        "filling",
                        body().loop(Body.VOID)
                                .i32(0)
                                .i32(0)
                                .i32(65_536)
                                .memoryFill()
                                .br(0)
                                .end()
                                .i32(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endlessLoops")
    void endlessLoopIsStoppedAtItsDeadline(String kind, Body loop) {
        Sandbox sandbox = guests.start(calling(loop), SHORT);

        assertThat(fault(sandbox))
                .as(kind)
                .isEqualTo(new GuestFault(Kind.DEADLINE, ReasonCode.RES_TIMEOUT, SHORT.callbackTimeoutNanos()));
        assertThat(sandbox.poll())
                .as("fuel up to a moment of the clock is chance")
                .isInstanceOfSatisfying(
                        Decision.Faulted.class,
                        faulted -> assertThat(faulted.fuel()).isZero());
    }

    /// Where deliveries are re-applied the limit is another one; the fault says which it was.
    @Test
    void patienceIsTheDeadlineUntilItIsTakenBack() {
        long longer = 2 * SHORT.callbackTimeoutNanos();
        var endless = calling(body().loop(Body.VOID).br(0).end().i32(0));
        Sandbox patient = guests.start(endless, SHORT);
        patient.patience(longer);
        Sandbox itself = guests.start(endless, SHORT);
        itself.patience(longer);
        itself.patience(0);

        assertThat(fault(patient).detail()).isEqualTo(longer);
        assertThat(fault(itself).detail()).isEqualTo(SHORT.callbackTimeoutNanos());
    }

    @Test
    void afterAFaultTheSandboxAnswersOnlyThatFault() {
        Body trapOnFirstCallOnly = body().i32(0)
                .load(0)
                .ifThen(Body.VOID)
                .op(0x05)
                .i32(0)
                .i32(1)
                .store(0)
                .unreachable()
                .end()
                .i32(0);
        Sandbox sandbox = guests.start(calling(trapOnFirstCallOnly));
        GuestFault first = fault(sandbox);

        assertThat(first.kind()).isEqualTo(Kind.TRAP);
        assertThat(fault(sandbox)).isSameAs(first);
        assertThat(fault(sandbox.poll())).isSameAs(first);
    }

    @Test
    void recursionEndsInAStackFaultAndTheNeighbourIsUnharmed() {
        Sandbox neighbour = guests.start(guest());
        Sandbox direct = guests.start(calling(body().get(0).call(GuestModule.CALL)));
        Sandbox mutual = guests.start(calling(body().get(0).call(6))
                .function(GuestModule.CALLS, body().get(0).call(GuestModule.CALL)));
        Sandbox byTable = guests.start(
                calling(body().get(0).i32(0).callIndirect(GuestModule.CALLS)).table(GuestModule.CALL));

        for (Sandbox recursive : new Sandbox[] {direct, mutual, byTable}) {
            assertThat(fault(recursive))
                    .isEqualTo(new GuestFault(Kind.STACK, ReasonCode.RES_STACK, Preparation.STACK_SLOTS));
            assertThat(decided(neighbour).isQuiet()).isTrue();
        }
    }

    @Test
    void aModuleThatOverflowedTheStackRunsAgainInANewInstance() {
        Body recursiveOnce = body().get(0)
                .i32(4)
                .op(0x46)
                .ifThen(Body.VOID)
                .get(0)
                .call(GuestModule.CALL)
                .drop()
                .end()
                .i32(0);
        var module = guests.module(calling(recursiveOnce), Limits.roomy());
        assertThat(fault(module.instantiate()).kind()).isEqualTo(Kind.STACK);

        Sandbox next = module.instantiate();

        assertThat(next.begin(new byte[3], 0, 3)).isInstanceOf(Decision.Decided.class);
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                Arguments.of("unreachable", body().unreachable()),
                Arguments.of("division by zero", body().i32(1).i32(0).divSigned()),
                Arguments.of(
                        "division overflow",
                        body().i32(Integer.MIN_VALUE).i32(-1).divSigned()),
                Arguments.of("read below the memory", body().i32(-4).load(0)),
                Arguments.of(
                        "read behind the memory", body().i32(2 * 65_536 - 3).load(0)),
                Arguments.of(
                        "read far behind the memory",
                        body().i32(Integer.MAX_VALUE).load(Integer.MAX_VALUE)),
                Arguments.of(
                        "read where address and offset overflow", body().i32(-1).load(-1)),
                Arguments.of(
                        "write behind the memory",
                        body().i32(2 * 65_536 - 3).i32(1).store(0).i32(0)),
                Arguments.of(
                        "byte write at the end",
                        body().i32(2 * 65_536).i32(1).store8(0).i32(0)),
                Arguments.of(
                        "copy out of the memory",
                        body().i32(65_536).i32(0).i32(65_537).memoryCopy().i32(0)),
                Arguments.of(
                        "copy of a negative length",
                        body().i32(0).i32(0).i32(-1).memoryCopy().i32(0)),
                Arguments.of(
                        "fill behind the memory",
                        body().i32(65_536).i32(7).i32(65_537).memoryFill().i32(0)),
                Arguments.of(
                        "fill of a negative length",
                        body().i32(16).i32(7).i32(-8).memoryFill().i32(0)),
                Arguments.of(
                        "fill of nothing behind the memory",
                        body().i32(131_073).i32(7).i32(0).memoryFill().i32(0)),
                Arguments.of(
                        "not-a-number to integer",
                        body().op(0x43, 0, 0, 0xc0, 0x7f).op(0xa8)),
                Arguments.of(
                        "table entry that does not exist", body().get(0).i32(9).callIndirect(GuestModule.CALLS)),
                Arguments.of("table entry of another type", body().get(0).i32(0).callIndirect(GuestModule.CALLS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traps")
    void trapIsAFaultOfTheGuest(String kind, Body trap) {
        Sandbox sandbox = guests.start(calling(trap).table(0));

        assertThat(fault(sandbox)).as(kind).isEqualTo(new GuestFault(Kind.TRAP, ReasonCode.RES_FAULT, 0));
    }

    @Test
    void memoryGrowsToItsCapAndNotAPageFurther() {
        Body growThenReportPages = body().i32(GuestModule.OUT)
                .i32(6)
                .memoryGrow()
                .store(0)
                .i32(GuestModule.OUT)
                .i32(1)
                .memoryGrow()
                .store(0)
                .memorySize();
        Sandbox sandbox = guests.start(
                calling(growThenReportPages), Limits.limits().memoryPages(8).build());

        assertThat(fault(sandbox).kind()).as("8 zero bytes are no message").isEqualTo(Kind.ABI_VIOLATION);
        assertThat(fault(sandbox).detail()).as("pages").isEqualTo(8);
    }

    @Test
    void declaredMaximumBindsBelowTheCap() {
        Body grow = body().i32(1).memoryGrow();
        Sandbox sandbox = guests.start(
                calling(grow).memory(2, 2), Limits.limits().memoryPages(8).build());

        assertThat(fault(sandbox).detail()).isEqualTo(-1);
    }

    @Test
    void trapAfterRefusedMemoryIsAMemoryFault() {
        Body outOfMemory = body().i32(100).memoryGrow().drop().unreachable();
        Sandbox sandbox = guests.start(calling(outOfMemory));

        assertThat(fault(sandbox)).isEqualTo(new GuestFault(Kind.MEMORY, ReasonCode.RES_MEMORY, 2 * Limits.PAGE));
    }
}
