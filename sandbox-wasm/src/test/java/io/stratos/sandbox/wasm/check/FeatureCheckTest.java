package io.stratos.sandbox.wasm.check;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.calling;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What newer toolchains switch on by default, and what else the engine would run.
@Tag("M-12")
@Tag("Z-2")
class FeatureCheckTest {
    private static final int[] LABEL_THAT_IS_TOO_LONG = {0x80, 0x80, 0x80, 0x80, 0x80, 0x00};

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("simd128", body().op(0xfd, 15).drop().i32(0)),
                Arguments.of("simd128", body().i32(0).op(0xfd, 0, 4, 0).drop().i32(0)),
                Arguments.of(
                        "atomics", body().i32(0).op(0xfe, 0x10, 2, 0).drop().i32(0)),
                Arguments.of("tail-call", body().get(0).op(0x12, 5)),
                Arguments.of("tail-call", body().get(0).i32(0).op(0x13, 1, 0)),
                Arguments.of(
                        "exception-handling",
                        body().op(0x06, 0x40).op(0x19).end().i32(0)),
                Arguments.of(
                        "bulk-memory",
                        body().i32(0).i32(0).i32(0).op(0xfc, 8, 0, 0).i32(0)),
                Arguments.of("bulk-memory", body().op(0xfc, 9, 0).i32(0)),
                Arguments.of(
                        "bulk-memory",
                        body().i32(0).i32(0).i32(0).op(0xfc, 12, 0, 0).i32(0)),
                Arguments.of(
                        "bulk-memory",
                        body().i32(0).i32(0).i32(0).op(0xfc, 14, 0, 0).i32(0)),
                Arguments.of("reference-types", body().op(0xd0, 0x70).i32(7).op(0xfc, 15, 0)),
                Arguments.of("reference-types", body().op(0xd0, 0x70).op(0xd1)),
                Arguments.of("reference-types", body().i32(0).op(0x25, 0).op(0xd1)),
                Arguments.of("reference-types", body().get(0).i32(0).op(0x11, 1, 1)),
                Arguments.of("reference-types", body().get(0).get(0).get(0).op(0x1c, 1, Body.I32)),
                Arguments.of("multivalue", body().op(0x02, 1).end().i32(0)),
                Arguments.of("multimemory", body().i32(0).op(0x28, 0x42, 1, 0)),
                Arguments.of("wide-arithmetic", body().op(0xfc, 19).i32(0)),
                Arguments.of("gc", body().op(0xfb, 0, 0).i32(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void extensionIsRefusedWithTheFlagThatTurnsItOff(String feature, Body body) {
        List<Violation> violations = violations(calling(body).table(5));

        assertThat(violations).extracting(Violation::code).containsExactly(ReasonCode.ABI_FEATURE);
        assertThat(violations.getFirst().where()).startsWith("code section, offset ");
        assertThat(violations.getFirst().fix() + violations.getFirst().what()).contains("-" + feature);
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of("sign extension", body().get(0).op(0xc0).op(0xc1)),
                Arguments.of(
                        "saturating conversion",
                        body().op(0x43, 0, 0, 0xc0, 0x7f).op(0xfc, 0)),
                Arguments.of("copy", body().i32(0).i32(0).i32(0).memoryCopy().i32(0)),
                Arguments.of("fill", body().i32(0).i32(0).i32(0).memoryFill().i32(0)),
                Arguments.of(
                        "call by table in the long form of linkers",
                        body().get(0).i32(0).op(0x11, 0x81, 0x80, 0x80, 0x80, 0x00, 0x80, 0x80, 0x80, 0x80, 0x00)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void whatCompilersUseByDefaultIsAllowed(String kind, Body body) {
        assertThat(check(calling(body).table(5))).as(kind).isInstanceOf(ModuleCheck.Accepted.class);
    }

    @Test
    void eachExtensionIsOneLineHoweverOftenItIsUsed() {
        Body many = body();
        for (int i = 0; i < 400; i++) {
            many.op(0xfd, 15).drop();
        }
        Body threads = body().op(0xfe, 3, 0).i32(0);

        List<Violation> violations = violations(calling(many.i32(0)).function(GuestModule.CALLS, threads));

        assertThat(violations)
                .extracting(Violation::what)
                .containsExactly(
                        "the module uses 128-bit vectors (SIMD), 400 times", "the module uses threads and atomics");
    }

    @Test
    void aBodyThatCannotBeReadDoesNotHideTheOthers() {
        List<Violation> violations = violations(calling(body().op(0xff))
                .function(GuestModule.CALLS, body().op(0xfd, 15).drop().i32(0)));

        assertThat(violations)
                .extracting(Violation::code)
                .containsExactlyInAnyOrder(ReasonCode.ABI_INVALID, ReasonCode.ABI_FEATURE);
    }

    @Test
    void segmentsThatAreNotPutInPlaceAreRefused() {
        assertThat(violations(guest().section(11, new Bytes().u8(1, 1, 1, 7))))
                .extracting(Violation::what)
                .containsExactly("the module uses passive segments and bulk table operations");
        assertThat(violations(guest().table(5).section(9, new Bytes().u8(1, 1, 0, 1, 5))))
                .extracting(Violation::code)
                .containsExactly(ReasonCode.ABI_FEATURE);
        assertThat(violations(guest().table(5).section(9, new Bytes().u8(1, 3, 0, 1, 5))))
                .extracting(Violation::code)
                .containsExactly(ReasonCode.ABI_FEATURE);
    }

    @Test
    void severalResultsAndComputedConstantsAreRefused() {
        assertThat(violations(guest().type(new Bytes().u8(0x60, 0, 2, Body.I32, Body.I32))))
                .extracting(Violation::fix)
                .singleElement()
                .asString()
                .contains("-multivalue");
        assertThat(violations(guest().section(6, new Bytes().u8(1, Body.I32, 0, 0x41, 1, 0x41, 2, 0x6a, 0x0b))))
                .extracting(Violation::fix)
                .singleElement()
                .asString()
                .contains("-extended-const");
    }

    static Stream<Arguments> initialValues() {
        return Stream.of(
                Arguments.of("-extended-const", new Bytes().u8(0x41, 1, 0x41, 2, 0x6a)),
                Arguments.of("-extended-const", new Bytes().u8(0x42, 1, 0x42, 2, 0x7e, 0xa7)),
                Arguments.of("-gc", new Bytes().u8(0x23, 0)),
                Arguments.of("-gc", new Bytes().u8(0xfb, 0, 3)),
                Arguments.of("-gc", new Bytes().u8(0x41, 1, 0xfb, 28)),
                Arguments.of("-gc", new Bytes().u8(0x41, 1, 0xfb, 8, 3, 1)),
                Arguments.of("-reference-types", new Bytes().u8(0xd2, 5)),
                Arguments.of("-reference-types", new Bytes().u8(0xd0, 0x70)),
                Arguments.of("-simd128", new Bytes().u8(0xfd, 12).u8(new int[16])),
                Arguments.of("initialised", new Bytes().u8(0x41, 1, 0xc0)),
                Arguments.of("initialised", new Bytes().u8(0x41, 0, 0x41, 0, 0x41, 0, 0xfc, 10, 0, 0)),
                Arguments.of("initialised", new Bytes().u8(0x02, 0x40, 0x0b, 0x10, 5)));
    }

    /// In each place, and behind each the report goes on to the next.
    @ParameterizedTest(name = "{0}")
    @MethodSource("initialValues")
    void initialValueIsAConstantAndNothingElse(String fix, Bytes value) {
        byte[] expression = value.u8(0x0b).array();
        GuestModule guest = calling(body().op(0xfd, 15).drop().i32(0))
                .section(4, new Bytes().u8(1, 0x70, 0, 2))
                .section(6, new Bytes().u8(1, Body.I32, 0).raw(expression))
                .section(9, new Bytes().u8(1, 0).raw(expression).u8(1, 5))
                .section(11, new Bytes().u8(1, 0).raw(expression).u8(1, 7));

        List<Violation> violations = violations(guest);

        assertThat(violations).extracting(Violation::code).containsOnly(ReasonCode.ABI_FEATURE);
        assertThat(violations).extracting(Violation::fix).anyMatch(text -> text.contains(fix));
        assertThat(violations)
                .extracting(Violation::where)
                .anyMatch(where -> where.startsWith("global section, offset "));
        assertThat(violations)
                .extracting(Violation::what)
                .as("the report went on to the code")
                .anyMatch(what -> what.contains("SIMD"));
    }

    @Test
    void importedGlobalIsRefusedAsAnImportOnly() {
        Bytes imports = new Bytes().u8(1).name("env").name("base").u8(3, Body.I32, 0);
        GuestModule guest = guest().section(2, imports).section(6, new Bytes().u8(1, Body.I32, 0, 0x23, 0, 0x0b));

        assertThat(violations(guest)).extracting(Violation::code).contains(ReasonCode.ABI_IMPORT);
        assertThat(violations(guest)).extracting(Violation::code).doesNotContain(ReasonCode.ABI_FEATURE);
    }

    @ParameterizedTest
    @CsvSource({"255, true", "256, false", "2400, false"})
    void nestingMayReachTheCapOnly(int blocks, boolean accepted) {
        Body body = body();
        for (int i = 0; i < blocks; i++) {
            body.block(Body.VOID);
        }
        for (int i = 0; i < blocks; i++) {
            body.end();
        }

        assertThat(check(calling(body.i32(0))) instanceof ModuleCheck.Accepted).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false", "900, false"})
    void loopsMayReachTheCapOnly(int loops, boolean accepted) {
        Body body = body();
        for (int i = 0; i < loops; i++) {
            body.loop(Body.VOID).end();
        }

        assertThat(check(calling(body.i32(0))) instanceof ModuleCheck.Accepted).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false", "4900, false"})
    void jumpTableMayReachTheCapOnly(int labels, boolean accepted) {
        Body body = body().block(Body.VOID).get(0).op(0x0e).op(new Bytes().u32(labels));
        for (int i = 0; i <= labels; i++) {
            body.op(0);
        }

        assertThat(check(calling(body.end().i32(0))) instanceof ModuleCheck.Accepted)
                .isEqualTo(accepted);
    }

    @Test
    void numbersLongerThanTheyMayBeAreInvalid() {
        Body tooLong = body().op(0x0c).op(LABEL_THAT_IS_TOO_LONG);
        Body sevenBytesOfConstant = body().op(0x41, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00);
        Body bitsThatAreNoSign = body().op(0x41, 0xff, 0xff, 0xff, 0xff, 0x4f);

        for (Body body : List.of(tooLong, sevenBytesOfConstant, bitsThatAreNoSign)) {
            assertThat(violations(calling(body))).extracting(Violation::code).containsExactly(ReasonCode.ABI_INVALID);
        }
    }

    private static ModuleCheck check(GuestModule guest) {
        return ModuleCheck.of(guest.bytes(), Limits.roomy());
    }

    private static List<Violation> violations(GuestModule guest) {
        ModuleCheck check = check(guest);
        assertThat(check).isInstanceOf(ModuleCheck.Refused.class);
        return ((ModuleCheck.Refused) check).violations();
    }
}
