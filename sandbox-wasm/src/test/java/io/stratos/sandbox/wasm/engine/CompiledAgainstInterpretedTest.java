package io.stratos.sandbox.wasm.engine;

import static io.stratos.sandbox.wasm.testing.Body.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.prepare.PreparedModule;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.types.MemoryLimits;

/// The JIT has miscompiled unsigned comparisons before (JDK-8376400). The interpreter is the other
/// opinion.
@Tag("Z-4")
class CompiledAgainstInterpretedTest {
    private static final int SEED_ADDRESS = 64;

    @Test
    void realStrategyAnswersAlikeOnRecordedInputs() {
        byte[] code = EmaCross.code();
        ModuleShape shape = shape(code);
        EngineInstance compiled = compiled(code, shape);
        EngineInstance interpreted = interpreted(code, shape);
        int in = compiled.ask(shape.in());
        int out = compiled.ask(shape.out());
        assertThat(interpreted.ask(shape.in())).isEqualTo(in);
        int decisionsWithContent = 0;

        for (byte[] input : EmaCross.inputs(7, 1_500)) {
            int expected = call(interpreted, shape, in, input);
            int answer = call(compiled, shape, in, input);
            assertThat(answer).isEqualTo(expected).isNotNegative();
            assertThat(output(compiled, out, answer)).isEqualTo(output(interpreted, out, answer));
            decisionsWithContent += answer > 0 ? 1 : 0;
        }

        assertThat(compiled.memory()).as("all of the guest's memory").isEqualTo(interpreted.memory());
        assertThat(decisionsWithContent).as("the strategy did something").isGreaterThan(20);
    }

    private static int call(EngineInstance instance, ModuleShape shape, int in, byte[] input) {
        System.arraycopy(input, 0, instance.memory(), in, input.length);
        return instance.enter(shape.functions().size(), input.length);
    }

    private static byte[] output(EngineInstance instance, int out, int length) {
        return Arrays.copyOfRange(instance.memory(), out, out + length);
    }

    @Test
    void integerArithmeticAgreesColdAndHot() {
        byte[] code = GuestModule.calling(allIntegerOperations()).bytes();
        ModuleShape shape = shape(code);
        EngineInstance compiled = compiled(code, shape);
        EngineInstance interpreted = interpreted(code, shape);

        for (int round = 0; round < 20; round++) {
            assertThat(compiled.enter(shape.functions().size(), 500))
                    .as("round %d", round)
                    .isEqualTo(interpreted.enter(shape.functions().size(), 500));
            int heating = compiled.enter(shape.functions().size(), 40_000);
            assertThat(compiled.enter(shape.functions().size(), 0)).isEqualTo(heating);
            copySeed(compiled, interpreted);
        }
    }

    private static void copySeed(EngineInstance from, EngineInstance to) {
        System.arraycopy(from.memory(), SEED_ADDRESS, to.memory(), SEED_ADDRESS, 8);
    }

    /// Runs every comparing and computing i32 instruction on pseudo-random numbers, some of them
    /// close together, and mixes the results into one number kept in memory.
    private static Body allIntegerOperations() {
        int count = 0;
        int random = 1;
        int other = 2;
        Body code = body().locals(2)
                .block(Body.VOID)
                .loop(Body.VOID)
                .get(count)
                .op(0x45)
                .brIf(1)
                .get(count)
                .i32(1)
                .sub()
                .set(count)
                .i32(SEED_ADDRESS)
                .i32(SEED_ADDRESS)
                .load(0)
                .i32(1_664_525)
                .mul()
                .i32(1_013_904_223)
                .add()
                .store(0)
                .i32(SEED_ADDRESS)
                .load(0)
                .set(random)
                .get(random)
                .get(random)
                .i32(15)
                .op(0x71)
                .i32(7)
                .sub()
                .add()
                .set(other);
        for (int compare = 0x46; compare <= 0x4f; compare++) {
            mix(code, compare, random, other);
        }
        for (int compute = 0x6a; compute <= 0x78; compute++) {
            if (compute < 0x6d || compute > 0x70) { // divisions trap
                mix(code, compute, random, other);
            }
        }
        return code.br(0).end().end().i32(SEED_ADDRESS + 4).load(0);
    }

    private static void mix(Body code, int operation, int random, int other) {
        int mixed = SEED_ADDRESS + 4;
        code.i32(mixed)
                .i32(mixed)
                .load(0)
                .i32(31)
                .mul()
                .get(random)
                .get(other)
                .op(operation)
                .add()
                .store(0);
    }

    private static ModuleShape shape(byte[] code) {
        ModuleCheck check = ModuleCheck.of(code, Limits.limits().memoryPages(64).build());
        assertThat(check).isInstanceOf(ModuleCheck.Accepted.class);
        return ((ModuleCheck.Accepted) check).shape();
    }

    private static EngineInstance compiled(byte[] code, ModuleShape shape) {
        PreparedModule prepared = Preparation.prepare(code, shape);
        return EngineModule.compile(prepared.code())
                .instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
    }

    private static EngineInstance interpreted(byte[] code, ModuleShape shape) {
        PreparedModule prepared = Preparation.prepare(code, shape);
        Instance instance = Instance.builder(Parser.parse(prepared.code()))
                .withMemoryFactory(FlatMemory::new)
                .withMemoryLimits(new MemoryLimits(shape.memoryPagesMin(), shape.memoryPagesMax()))
                .withTableFactory(FixedTable::new)
                .build();
        return new EngineInstance(
                instance.getMachine(), (FlatMemory) instance.memory(), instance.global(prepared.answer()));
    }
}
