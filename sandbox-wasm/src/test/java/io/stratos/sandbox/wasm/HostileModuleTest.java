package io.stratos.sandbox.wasm;

import static io.stratos.sandbox.wasm.Guests.decided;
import static io.stratos.sandbox.wasm.Guests.fault;
import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each attack ends in its own code, at admission or at its first callback, and the neighbour answers as
/// before.
@Tag("M-13")
@Tag("Z-2")
@Timeout(120)
class HostileModuleTest {
    private static final ResourceLimits LIMITS =
            Limits.limits().memoryPages(16).fuel(2_000_000).build();
    private static final int REAL_MODULE_STEP = 499;

    @AutoClose
    private final Guests guests = new Guests();

    static Stream<Arguments> attacks() {
        return Stream.of(
                at(ReasonCode.RES_FUEL, "endless loop", calling(endless())),
                at(ReasonCode.RES_FUEL, "memory filled again and again", calling(bulk(true))),
                at(ReasonCode.RES_FUEL, "memory copied again and again", calling(bulk(false))),
                at(ReasonCode.RES_FUEL, "memory grown page by page, again and again", calling(growing())),
                at(ReasonCode.RES_STACK, "recursion", calling(body().get(0).call(GuestModule.CALL))),
                at(
                        ReasonCode.RES_STACK,
                        "recursion with 1,000 locals",
                        calling(body().locals(1_000, Body.I64).get(0).call(GuestModule.CALL))),
                at(
                        ReasonCode.RES_MEMORY,
                        "memory wanted past the cap",
                        calling(body().i32(4_000).memoryGrow().drop().unreachable())),
                at(ReasonCode.RES_FAULT, "trap in the call", calling(body().unreachable())),
                at(ReasonCode.RES_FAULT, "trap when asked for the version", trapIn(0)),
                at(ReasonCode.RES_FAULT, "trap when asked for the input", trapIn(1)),
                at(ReasonCode.RES_FAULT, "trap when asked for the input's size", trapIn(2)),
                at(ReasonCode.RES_FAULT, "trap when asked for the output", trapIn(3)),
                at(ReasonCode.RES_FAULT, "trap when asked for the output's size", trapIn(4)),
                at(ReasonCode.RES_FUEL, "endless when asked for the output", guest().replace(3, endless())),
                at(ReasonCode.ABI_VERSION, "version of the next century", guest().replace(0, body().i32(99 << 16))),
                at(ReasonCode.ABI_POINTER, "input below the memory", guest().replace(1, body().i32(-8))),
                at(ReasonCode.ABI_POINTER, "input across the end", guest().replace(1, body().i32(131_071))),
                at(ReasonCode.ABI_POINTER, "output of 2 GiB", guest().replace(4, body().i32(Integer.MAX_VALUE))),
                at(ReasonCode.ABI_POINTER, "output of no bytes", guest().replace(4, body().i32(0))),
                at(ReasonCode.ABI_POINTER, "answer past the output", calling(body().i32(GuestModule.OUT_BYTES + 1))),
                at(ReasonCode.ABI_POINTER, "answer of -2^31", calling(body().i32(Integer.MIN_VALUE))),
                at(
                        ReasonCode.ABI_MESSAGE,
                        "answer that is no message",
                        calling(body().i32(GuestModule.OUT).i32(-1).store(0).i32(4))),
                at(ReasonCode.ABI_FEATURE, "start function", guest().section(8, new Bytes().u8(5))),
                at(ReasonCode.ABI_FEATURE, "passive data", guest().section(11, new Bytes().u8(1, 1, 1, 7))),
                at(
                        ReasonCode.ABI_FEATURE,
                        "declared elements",
                        guest().table(5).section(9, new Bytes().u8(1, 3, 0, 1, 5))),
                at(ReasonCode.ABI_LIMIT, "two memories", guest().memorySection(new Bytes().u8(2, 0, 1, 0, 1))),
                at(ReasonCode.ABI_LIMIT, "memory of 4 GiB", guest().memory(65_536)),
                at(ReasonCode.ABI_LIMIT, "shared memory", guest().memorySection(new Bytes().u8(1, 3, 1, 2))),
                at(ReasonCode.ABI_LIMIT, "memory of 64-bit addresses", guest().memorySection(new Bytes().u8(1, 4, 1))),
                at(
                        ReasonCode.ABI_LIMIT,
                        "table of ten million",
                        guest().section(4, new Bytes().u8(1, 0x70, 0).u32(10_000_000))),
                at(ReasonCode.ABI_COMPLEXITY, "blocks in blocks", calling(nested(2_400))),
                at(
                        ReasonCode.ABI_COMPLEXITY,
                        "50,000 locals",
                        calling(body().locals(50_000).i32(0))),
                at(
                        ReasonCode.ABI_COMPLEXITY,
                        "4 billion locals in two groups",
                        calling(body().locals(Integer.MAX_VALUE)
                                .locals(Integer.MAX_VALUE)
                                .i32(0))),
                at(ReasonCode.ABI_COMPLEXITY, "too long for the JIT", calling(expensive())),
                at(ReasonCode.ABI_INVALID, "types that do not fit", calling(body().i64(1))),
                at(
                        ReasonCode.ABI_INVALID,
                        "call of a function that is not there",
                        calling(body().get(0).call(77))),
                at(ReasonCode.ABI_INVALID, "jump out of the function", calling(body().br(9))),
                at(ReasonCode.ABI_INVALID, "local that is not there", calling(body().get(700))),
                at(
                        ReasonCode.ABI_INVALID,
                        "body without an end",
                        calling(body().block(Body.VOID).i32(0))));
    }

    private static Arguments at(ReasonCode code, String name, GuestModule module) {
        return Arguments.of(code, name, module);
    }

    private static GuestModule trapIn(int question) {
        return guest().replace(question, body().unreachable());
    }

    private static Body endless() {
        return body().loop(Body.VOID).br(0).end().i32(0);
    }

    private static Body bulk(boolean fill) {
        Body loop = body().loop(Body.VOID).i32(0).i32(4).i32(100_000);
        return (fill ? loop.memoryFill() : loop.memoryCopy()).br(0).end().i32(0);
    }

    private static Body growing() {
        return body().loop(Body.VOID).i32(1).memoryGrow().drop().br(0).end().i32(0);
    }

    private static Body nested(int blocks) {
        Body body = body();
        for (int i = 0; i < blocks; i++) {
            body.block(Body.VOID);
        }
        for (int i = 0; i < blocks; i++) {
            body.end();
        }
        return body.i32(0);
    }

    /// Each instruction of two bytes becomes five or more.
    private static Body expensive() {
        Body body = body();
        for (int i = 0; i < 1_200; i++) {
            body.get(0).get(0).op(0x6f).drop(); // signed remainder
        }
        return body.i32(0);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("attacks")
    void attackEndsInItsCodeAndTheNeighbourAnswers(ReasonCode code, String name, GuestModule module) {
        Sandbox neighbour = guests.start(guest(), LIMITS);
        CompileResult result = guests.compile(module.bytes(), LIMITS);

        switch (result) {
            case CompileResult.Refused(var violations) ->
                assertThat(violations).extracting(Violation::code).as(name).containsOnly(code);
            case CompileResult.Compiled(var compiled) ->
                assertThat(fault(compiled.instantiate()).code()).as(name).isEqualTo(code);
        }
        assertThat(decided(neighbour).isQuiet()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void moduleCutAtAnyByteIsRefusedByName() {
        byte[] code = calling(body().get(0).i32(0).callIndirect(GuestModule.CALLS))
                .table(4, 5)
                .bytes(); // its last section is one that must be there
        for (int length = 0; length < code.length; length++) {
            assertRefusedByName(Arrays.copyOf(code, length), length);
        }
    }

    @Test
    void realModuleCutAnywhereIsRefusedByName() {
        byte[] code = EmaCross.code();
        for (int length = 0; length < code.length; length += REAL_MODULE_STEP) {
            assertRefusedByName(Arrays.copyOf(code, length), length);
        }
    }

    private void assertRefusedByName(byte[] cut, int length) {
        CompileResult result = guests.compile(cut, LIMITS);

        assertThat(result).as("cut at %d", length).isInstanceOf(CompileResult.Refused.class);
        assertThat(((CompileResult.Refused) result).violations())
                .as("cut at %d", length)
                .extracting(Violation::code)
                .isSubsetOf(List.of(
                        ReasonCode.ABI_INVALID,
                        ReasonCode.ABI_EXPORT,
                        ReasonCode.ABI_FEATURE,
                        ReasonCode.ABI_LIMIT,
                        ReasonCode.ABI_COMPLEXITY));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 40})
    void numberPaddedPastItsLengthIsInvalid(int bytes) {
        Body padded = body().op(0x41);
        for (int i = 1; i < bytes; i++) {
            padded.op(0x80);
        }

        assertThat(guests.refusal(calling(padded.op(0)))).containsOnly(ReasonCode.ABI_INVALID);
    }
}
