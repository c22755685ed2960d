package io.stratos.sandbox.wasm.engine;

import java.util.function.Function;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.internal.ClassLoadingCollector;
import run.endive.compiler.internal.Compiler;
import run.endive.compiler.internal.CompilerResult;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/// A module the engine has taken: parsed, validated and compiled to JVM bytecode once. Safe to
/// share between threads.
///
/// Both steps throw all kinds of things for bad modules, so they run where that is expected: on a
/// compile worker.
public final class EngineModule {
    public static final String ENGINE = "endive 1.0.0";

    /// Before the first guest of this process runs: see [FaultPaths].
    private static final int FAULT_PATHS = FaultPaths.walk();

    /// The generator holds everything of a class in memory until it is complete, and can be stopped
    /// between two.
    private static final int FUNCTIONS_PER_CLASS = 16;

    private final WasmModule module;
    private final Function<Instance, Machine> machines;

    private final LongestMethod longestMethod;

    private EngineModule(WasmModule module, Function<Instance, Machine> machines, LongestMethod longestMethod) {
        this.module = module;
        this.machines = machines;
        this.longestMethod = longestMethod;
    }

    /// A function too big for the JVM fails the compilation: the engine's interpreter is 100 times
    /// slower. An interrupt ends it before its next class.
    public static EngineModule compile(byte[] code) {
        if (FAULT_PATHS == 0) {
            throw new IllegalStateException("Invariant: some fault paths end in a trap");
        }
        WasmModule module = Parser.parse(code);
        CompilerResult result = Compiler.builder(module)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .withMaxFunctionsPerClass(FUNCTIONS_PER_CLASS)
                .withClassCollectorFactory(StoppableCollector::new)
                .build()
                .compile();
        return new EngineModule(
                module,
                ((ClassLoadingCollector) result.collector()).machineFactory(),
                LongestMethod.of(result.classBytes().values()));
    }

    /// The longest method that the module became.
    public LongestMethod longestMethod() {
        return longestMethod;
    }

    /// Throws if this is no valid module.
    public static void validate(byte[] code) {
        WasmModule _ = Parser.parse(code);
    }

    /// An instance in a memory of its own.
    public EngineInstance instantiate(int pagesMin, int pagesMax, int answer) {
        return instantiate(pagesMin, pagesMax, answer, EngineInstance.NOTHING_LEFT);
    }

    /// A fresh instance. The engine takes limits as given and forgets the declared ones, so both
    /// are passed.
    ///
    /// @param answer index of the global that [EngineInstance#enter] reads
    /// @param pagesMin declared minimum
    /// @param pagesMax cap
    /// @param left memory of an instance that is gone, to use again; the caller keeps nothing of it
    public EngineInstance instantiate(int pagesMin, int pagesMax, int answer, byte[] left) {
        Instance instance = Instance.builder(module)
                .withMachineFactory(machines)
                .withMemoryFactory(limits -> new FlatMemory(limits, left))
                .withMemoryLimits(new MemoryLimits(pagesMin, pagesMax))
                .withTableFactory(FixedTable::new)
                .withStart(false)
                .build();
        return new EngineInstance(instance.getMachine(), (FlatMemory) instance.memory(), instance.global(answer));
    }
}
