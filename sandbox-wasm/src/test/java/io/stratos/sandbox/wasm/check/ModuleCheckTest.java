package io.stratos.sandbox.wasm.check;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static io.stratos.sandbox.wasm.testing.GuestModule.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-29")
class ModuleCheckTest {
    private static final Bytes FUNCTION_IMPORT =
            new Bytes().name("env").name("print").u8(0, GuestModule.CALLS);

    @Test
    void moduleOfTheAbiIsAccepted() {
        ModuleCheck check = check(guest().memory(2, 5));

        List<FunctionType> types = List.of(
                new FunctionType(List.of(), List.of(Body.I32)),
                new FunctionType(List.of(Body.I32), List.of(Body.I32)),
                new FunctionType(List.of(), List.of()));
        List<Integer> functions = List.of(0, 0, 0, 0, 0, 1);
        assertThat(check)
                .isEqualTo(new ModuleCheck.Accepted(new ModuleShape(2, 5, types, functions, 0, 0, 1, 2, 3, 4, 5)));
    }

    @Test
    void linkerGlobalsAreAllowedIfConstant() {
        Bytes constant = new Bytes().u8(1, Body.I32, 0, 0x41, 0, 0x0b);
        Bytes variable = new Bytes().u8(1, Body.I32, 1, 0x41, 0, 0x0b);

        assertThat(codes(guest().section(6, constant).export("__data_end", 3, 0).export("__heap_base", 3, 0)))
                .isEmpty();
        assertThat(codes(guest().section(6, variable).export("__data_end", 3, 0)))
                .containsExactly(ReasonCode.ABI_EXPORT);
        assertThat(codes(guest().export("__heap_base", 3, 0))).containsExactly(ReasonCode.ABI_EXPORT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7})
    void bytesThatAreNoModuleAreInvalid(int length) {
        assertThat(codes(ModuleCheck.of(Arrays.copyOf(guest().bytes(), length), Limits.roomy())))
                .containsExactly(ReasonCode.ABI_INVALID);
    }

    @Test
    void otherVersionOfTheFormatIsInvalid() {
        byte[] code = guest().bytes();
        code[4] = 2;

        assertThat(codes(ModuleCheck.of(code, Limits.roomy()))).containsExactly(ReasonCode.ABI_INVALID);
    }

    @Test
    void everyCutOffModuleIsRefused() {
        byte[] code = guest().bytes();

        for (int length = 0; length < code.length; length++) {
            assertThat(codes(ModuleCheck.of(Arrays.copyOf(code, length), Limits.roomy())))
                    .as("cut at %d", length)
                    .isNotEmpty();
        }
    }

    @Test
    void importIsRefusedByKindAndPlace() {
        Bytes imports = new Bytes()
                .u8(4)
                .raw(FUNCTION_IMPORT.array())
                .name("wasi_snapshot_preview1")
                .name("sock_open")
                .u8(0, GuestModule.CALLS)
                .name("env")
                .name("memory")
                .u8(2, 0, 1)
                .name("env")
                .name("clock")
                .u8(3, Body.I32, 0);

        List<Violation> found = violations(check(guest().section(2, imports)));

        assertThat(found)
                .filteredOn(violation -> violation.code() == ReasonCode.ABI_IMPORT)
                .hasSize(4);
        assertThat(found.getFirst().where()).isEqualTo("import section, offset 26");
        assertThat(found.get(1).what()).contains("WASI");
        assertThat(found).noneMatch(violation -> violation.toString().contains("sock_open"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "memory",
                "stratos_abi",
                "stratos_in",
                "stratos_in_cap",
                "stratos_out",
                "stratos_out_cap",
                "stratos_call"
            })
    void missingExportIsNamed(String name) {
        List<Violation> found = violations(check(guest().withoutExport(name)));

        assertThat(found).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(ReasonCode.ABI_EXPORT);
            assertThat(violation.what()).contains(name);
        });
    }

    @Test
    void exportOfTheWrongTypeIsRefused() {
        assertThat(codes(guest().export("stratos_call", 0, 1))).containsExactly(ReasonCode.ABI_EXPORT);
        assertThat(codes(guest().export("stratos_abi", 0, GuestModule.CALL))).containsExactly(ReasonCode.ABI_EXPORT);
        assertThat(codes(guest().export("stratos_abi", 2, 0))).containsExactly(ReasonCode.ABI_EXPORT);
        assertThat(codes(guest().export("stratos_abi", 0, 99))).containsExactly(ReasonCode.ABI_EXPORT);
        assertThat(codes(guest().export("memory", 0, 0))).containsExactly(ReasonCode.ABI_EXPORT);
    }

    @Test
    void exportOutsideTheAbiIsRefusedWithoutRepeatingItsName() {
        List<Violation> found = violations(check(guest().export("canary", 0, 1)));

        assertThat(found).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(ReasonCode.ABI_EXPORT);
            assertThat(violation.toString()).doesNotContain("canary");
        });
    }

    @Test
    void startFunctionIsRefused() {
        assertThat(codes(guest().function(GuestModule.RUNS, body()).section(8, new Bytes().u8(6))))
                .containsExactly(ReasonCode.ABI_FEATURE);
    }

    @ParameterizedTest
    @CsvSource({"8, true", "9, false"})
    void declaredMemoryMayReachTheCapOnly(long pages, boolean accepted) {
        ResourceLimits eightPages = Limits.limits().memoryPages(8).build();

        ModuleCheck check = ModuleCheck.of(guest().memory(pages).bytes(), eightPages);

        assertThat(codes(check)).isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_LIMIT));
    }

    @Test
    void hugeMemoryIsRefusedBeforeAnyoneAllocatesIt() {
        assertThat(codes(guest().memory(65_536))).containsExactly(ReasonCode.ABI_LIMIT);
        assertThat(codes(guest().memory(0xffff_ffffL))).containsExactly(ReasonCode.ABI_LIMIT);
    }

    @Test
    void secondSharedAndLargeMemoriesAreRefused() {
        assertThat(codes(guest().memorySection(new Bytes().u8(2, 0, 1, 0, 1)))).containsExactly(ReasonCode.ABI_LIMIT);
        assertThat(codes(guest().memorySection(new Bytes().u8(1, 3, 1, 2)))).containsExactly(ReasonCode.ABI_LIMIT);
        assertThat(codes(guest().memorySection(new Bytes().u8(1, 4, 1)))).containsExactly(ReasonCode.ABI_LIMIT);
        assertThat(codes(guest().memorySection(new Bytes().u8(1, 9, 1, 2, 1)))).contains(ReasonCode.ABI_INVALID);
        assertThat(codes(guest().memorySection(new Bytes().u8(1, 1, 3, 2)))).containsExactly(ReasonCode.ABI_INVALID);
        assertThat(codes(guest().memorySection(new Bytes().u8(0)))).containsExactly(ReasonCode.ABI_EXPORT);
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "4097, false", "10000000, false"})
    void tableMayReachTheCapOnly(long entries, boolean accepted) {
        Bytes table = new Bytes().u8(1, 0x70, 0).u32(entries);

        assertThat(codes(guest().section(4, table))).isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_LIMIT));
    }

    @Test
    void secondTableAndTableOfReferencesAreRefused() {
        assertThat(codes(guest().section(4, new Bytes().u8(2, 0x70, 0, 1, 0x70, 0, 1))))
                .containsExactly(ReasonCode.ABI_LIMIT);
        assertThat(codes(guest().section(4, new Bytes().u8(1, 0x6f, 0, 1)))).containsExactly(ReasonCode.ABI_FEATURE);
    }

    @Test
    void staticDataMayFillTheMemoryOnly() {
        assertThat(codes(guest().data(0, new byte[65_536]).data(65_536, new byte[65_536])))
                .isEmpty();
        assertThat(codes(guest().data(0, new byte[65_536]).data(0, new byte[65_537])))
                .containsExactly(ReasonCode.ABI_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"5000, true", "5001, false"})
    void functionBodyMayReachTheCapOnly(int bytes, boolean accepted) {
        Body long_ = body();
        for (int i = 0; i < bytes - 4; i++) {
            long_.op(0x01); // nop
        }
        ModuleCheck check = check(guest().call(long_.i32(0)));

        assertThat(codes(check)).isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_COMPLEXITY));
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false", "50000, false"})
    void localsMayReachTheCapOnly(int locals, boolean accepted) {
        assertThat(codes(guest().call(body().locals(locals).i32(0))))
                .isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_COMPLEXITY));
    }

    @ParameterizedTest
    @CsvSource({"4994, true", "4995, false"})
    void functionCountMayReachTheCapOnly(int added, boolean accepted) {
        GuestModule guest = guest();
        for (int i = 0; i < added; i++) {
            guest.function(GuestModule.RUNS, body());
        }

        assertThat(codes(guest)).isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_COMPLEXITY));
    }

    @Test
    void codeMayReachItsCapOnly() {
        byte[] code = guest().bytes();

        assertThat(codes(ModuleCheck.of(
                        code, Limits.limits().codeBytes(code.length).build())))
                .isEmpty();
        assertThat(codes(ModuleCheck.of(
                        code, Limits.limits().codeBytes(code.length - 1).build())))
                .containsExactly(ReasonCode.ABI_COMPLEXITY);
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void parametersMayReachTheCapOnly(int parameters, boolean accepted) {
        Bytes type = new Bytes().u8(0x60).u32(parameters);
        for (int i = 0; i < parameters; i++) {
            type.u8(Body.I32);
        }

        assertThat(codes(guest().type(type.u8(0))))
                .isEqualTo(accepted ? List.of() : List.of(ReasonCode.ABI_COMPLEXITY));
    }

    @Test
    void extensionsOfTheTypeSystemAreRefused() {
        assertThat(codes(guest().type(new Bytes().u8(0x60, 1, 0x7b, 0)))).containsExactly(ReasonCode.ABI_FEATURE);
        assertThat(codes(guest().type(new Bytes().u8(0x5f, 0)))).containsExactly(ReasonCode.ABI_FEATURE);
        assertThat(codes(guest().section(13, new Bytes().u8(1, 0, 0)))).containsExactly(ReasonCode.ABI_FEATURE);
        assertThat(codes(guest().section(6, new Bytes().u8(1, Body.I32, 0, 0x10, 0, 0x0b))))
                .containsExactly(ReasonCode.ABI_FEATURE);
    }

    @Test
    void sectionsOutOfOrderOrUnknownAreInvalid() {
        byte[] twice = new Bytes().raw(guest().bytes()).u8(10, 1, 0).array();
        byte[] unknown = new Bytes().raw(guest().bytes()).u8(42, 1, 0).array();

        assertThat(codes(ModuleCheck.of(twice, Limits.roomy()))).containsExactly(ReasonCode.ABI_INVALID);
        assertThat(codes(ModuleCheck.of(unknown, Limits.roomy()))).containsExactly(ReasonCode.ABI_INVALID);
    }

    @Test
    void customSectionsMayStandAnywhere() {
        byte[] named = new Bytes()
                .raw(guest().bytes())
                .u8(0)
                .vector(new Bytes().name("producers").u8(1, 2))
                .array();

        assertThat(codes(ModuleCheck.of(named, Limits.roomy()))).isEmpty();
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        GuestModule guest = guest().section(2, new Bytes().u8(1).raw(FUNCTION_IMPORT.array()))
                .memory(4_000)
                .withoutExport("stratos_in")
                .export("extra", 0, 0)
                .section(8, new Bytes().u8(6))
                .call(body().locals(2_000).i32(0));

        assertThat(codes(guest))
                .contains(
                        ReasonCode.ABI_IMPORT,
                        ReasonCode.ABI_LIMIT,
                        ReasonCode.ABI_EXPORT,
                        ReasonCode.ABI_FEATURE,
                        ReasonCode.ABI_COMPLEXITY);
    }

    @Test
    void reportHasALimit() {
        Bytes imports = new Bytes().u32(10_000);
        for (int i = 0; i < 10_000; i++) {
            imports.raw(FUNCTION_IMPORT.array());
        }

        assertThat(codes(guest().section(2, imports))).hasSize(Violations.REPORTED_MAX);
    }

    private static ModuleCheck check(GuestModule guest) {
        return ModuleCheck.of(guest.bytes(), Limits.roomy());
    }

    private static List<ReasonCode> codes(GuestModule guest) {
        return codes(check(guest));
    }

    private static List<ReasonCode> codes(ModuleCheck check) {
        return check instanceof ModuleCheck.Accepted
                ? List.of()
                : violations(check).stream().map(Violation::code).toList();
    }

    private static List<Violation> violations(ModuleCheck check) {
        assertThat(check).isInstanceOf(ModuleCheck.Refused.class);
        return ((ModuleCheck.Refused) check).violations();
    }
}
