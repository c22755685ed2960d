package io.stratos.sandbox.wasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.prepare.PreparedModule;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.Limits;
import io.stratos.sandbox.wasm.testing.ModuleGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/// The metered, compiled module against the module as it came in the engine's interpreter: results,
/// memory, traps and fuel.
@Tag("Z-4")
class MeteringDifferentialTest {
    private static final long PLENTY = 1L << 40;
    private static final int MODULES = 120;
    private static final int CALLS = 3;

    /// How a call ended: its answer or what stopped it, the fuel it used, the memory it left.
    private record Ending(String result, long fuel, int memoryHash) {}

    @Test
    void generatedModulesDoTheSameAndPayWhatTheRulesSay() {
        againstTheOriginal(1, MODULES);
    }

    @Test
    @Tag("long")
    void manyGeneratedModulesDoTheSameAndPayWhatTheRulesSay() {
        againstTheOriginal(100_000, 5_000);
    }

    private static void againstTheOriginal(long firstSeed, int modules) {
        int trapped = 0;
        long fuel = 0;
        for (long seed = firstSeed; seed < firstSeed + modules; seed++) {
            byte[] code = ModuleGenerator.module(seed, false);
            ModuleShape shape = shape(code);
            EngineInstance compiled = compiled(code, shape);
            Original original = new Original(code, shape);
            for (int call = 0; call < CALLS; call++) {
                Ending expected = original.call(call * 1_000 + 7);
                Ending ending = call(compiled, shape, call * 1_000 + 7, PLENTY);
                assertThat(ending).as("seed=%d call=%d", seed, call).isEqualTo(expected);
                fuel += ending.fuel();
                if (ending.result().equals("TRAP")) {
                    trapped++;
                    break;
                }
            }
        }
        assertThat(trapped).as("some modules trap").isBetween(1, modules / 2);
        assertThat(fuel).as("the modules did something").isGreaterThan(100L * modules);
    }

    @Test
    void notANumberHasOneFormCompiledAndInterpreted() {
        for (long seed = 1; seed < MODULES; seed++) {
            byte[] code = ModuleGenerator.module(seed, true);
            ModuleShape shape = shape(code);
            EngineInstance compiled = compiled(code, shape);
            EngineInstance interpreted = interpreted(code, shape);
            for (int call = 0; call < CALLS; call++) {
                assertThat(call(compiled, shape, call, PLENTY))
                        .as("seed=%d call=%d", seed, call)
                        .isEqualTo(call(interpreted, shape, call, PLENTY));
            }
        }
    }

    @Test
    @Tag("M-13")
    void fuelEndsAtTheSameUnitWithTheSameMemory() {
        for (long seed = 1; seed < MODULES; seed++) {
            byte[] code = ModuleGenerator.module(seed, true);
            ModuleShape shape = shape(code);
            long used = call(compiled(code, shape), shape, 7, PLENTY).fuel();
            for (long limit : new long[] {0, used / 3, used - 1, used}) {
                Ending ending = call(compiled(code, shape), shape, 7, limit);
                assertThat(ending)
                        .as("seed=%d limit=%d", seed, limit)
                        .isEqualTo(call(interpreted(code, shape), shape, 7, limit));
                assertThat(ending.result().equals("FUEL"))
                        .as("seed=%d limit=%d used=%d", seed, limit, used)
                        .isEqualTo(limit < used);
            }
        }
    }

    @Test
    void realStrategyPaysWhatTheRulesSay() {
        byte[] code = EmaCross.code();
        ModuleShape shape = shape(code);
        EngineInstance compiled = compiled(code, shape);
        Original original = new Original(code, shape);
        int in = compiled.ask(shape.in());
        original.ask(shape.in());

        for (byte[] input : EmaCross.inputs(11, 400)) {
            System.arraycopy(input, 0, compiled.memory(), in, input.length);
            System.arraycopy(input, 0, original.memory.bytes(), in, input.length);
            assertThat(call(compiled, shape, input.length, PLENTY)).isEqualTo(original.call(input.length));
        }
    }

    @Test
    @Tag("M-13")
    void fuelLiesBetweenWhatRanAndWhatStoodInItsWay() {
        long least = 0;
        long paid = 0;
        long most = 0;
        for (long seed = 1; seed < MODULES; seed++) {
            byte[] code = ModuleGenerator.module(seed, false);
            ModuleShape shape = shape(code);
            EngineInstance compiled = compiled(code, shape);
            Original original = new Original(code, shape);
            for (int call = 0; call < CALLS; call++) {
                original.counted.forget();
                Ending expected = original.call(call + 9);
                Ending ending = call(compiled, shape, call + 9, PLENTY);
                long bulk = PLENTY - original.memory.fuel();
                boolean whole = !ending.result().equals("TRAP");

                assertThat(ending.result()).isEqualTo(expected.result());
                assertThat(ending.fuel() - bulk)
                        .as("seed=%d call=%d", seed, call)
                        .isBetween(original.counted.atLeast(), original.counted.atMost(whole));
                least += original.counted.atLeast();
                most += original.counted.atMost(whole);
                paid += ending.fuel() - bulk;
            }
        }
        assertThat(paid).as("neither bound is far off").isBetween(least, most);
        assertThat(most).isLessThan(2 * least);
    }

    private static Ending call(EngineInstance instance, ModuleShape shape, int argument, long fuel) {
        instance.refill(fuel, Preparation.STACK_SLOTS, () -> false);
        String result;
        try {
            result = Integer.toString(instance.enter(shape.functions().size(), argument));
        } catch (RuntimeException e) {
            result = GuestStop.of(e).name();
        }
        return new Ending(result, fuel - instance.fuel(), Arrays.hashCode(instance.memory()));
    }

    /// The module as it came, in the interpreter, counted by the rules.
    private static final class Original {
        private final Instance instance;
        private final FlatMemory memory;
        private final ReferenceFuel reference;
        private final CountedFuel counted;
        private final int function;

        Original(byte[] code, ModuleShape shape) {
            WasmModule module = Parser.parse(code);
            reference = new ReferenceFuel(module);
            counted = new CountedFuel(module);
            instance = Instance.builder(module)
                    .withMemoryFactory(FlatMemory::new)
                    .withMemoryLimits(new MemoryLimits(shape.memoryPagesMin(), shape.memoryPagesMax()))
                    .withTableFactory(FixedTable::new)
                    .withUnsafeExecutionListener((instruction, _) -> {
                        reference.ran(instruction);
                        counted.ran(instruction);
                    })
                    .build();
            memory = (FlatMemory) instance.memory();
            function = shape.call();
        }

        void ask(int question) {
            instance.getMachine().call(question, new long[0]);
        }

        Ending call(int argument) {
            long before = reference.paid();
            memory.refill(PLENTY, 0, () -> false);
            String result;
            try {
                result = Integer.toString((int) instance.getMachine().call(function, new long[] {argument})[0]);
            } catch (RuntimeException e) {
                result = GuestStop.of(e).name();
            }
            long fuel = reference.paid() - before + PLENTY - memory.fuel();
            return new Ending(result, fuel, Arrays.hashCode(memory.bytes()));
        }
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
