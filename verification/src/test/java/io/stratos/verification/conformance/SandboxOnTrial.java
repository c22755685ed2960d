package io.stratos.verification.conformance;

import io.stratos.abi.lane.DecisionEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Decision.Decided;
import io.stratos.abi.sandbox.Decisions;
import io.stratos.abi.sandbox.GuestFault;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.SandboxRuntimes;
import io.stratos.host.refusal.Refused;
import io.stratos.verification.conformance.Commands.Command;
import io.stratos.verification.program.Program;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A sandbox that is asked: its guest, its limits, and how to ask.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SandboxOnTrial {
    private static final long SECOND = 1_000_000_000L;
    static final long CALLBACK_NANOS_MAX = 3 * SECOND;
    static final long FUEL_MAX = 50_000_000;
    static final long MEMORY_BYTES_MAX = 16L << 20;
    static final int INPUT_BYTES_MAX = 4_096;
    static final int OUTPUT_BYTES_MAX = 65_536;
    private final WireWriter out = new WireWriter(1 << 12);
    private SandboxRuntimes runtimes;
    byte[] code;
    SandboxModule module;

    /// Which runtime is asked.
    abstract RuntimeKind kind();

    /// The guest of this suite as code for it.
    abstract byte[] guest() throws IOException, InterruptedException;

    /// Whether what a callback takes is counted as fuel, so that it ends at exactly its limit. Else only its deadline
    /// ends one that does not end by itself.
    abstract boolean countsFuel();

    /// Whether memory is counted, so that a guest ends at exactly its limit. Else what one guest can hold and what none
    /// can lie far apart.
    abstract boolean countsMemory();

    /// How often the guest may call itself in one callback, in an instance that has done nothing else.
    abstract int deepest();

    /// Whether its guests can print.
    abstract boolean prints();

    /// The runtime that is asked; a double of it where the suite itself is on trial.
    SandboxRuntime asked(SandboxRuntime runtime) {
        return runtime;
    }

    SandboxRuntimes opened() throws Refused {
        return PluginFolder.open(Program.HOME.resolve("plugins"));
    }

    @BeforeAll
    void compiled() throws Refused, IOException, InterruptedException {
        runtimes = opened();
        code = guest();
        module = module(limits(code.length, OUTPUT_BYTES_MAX));
    }

    @AfterAll
    void closed() {
        module.close();
        runtimes.close();
    }

    static ResourceLimits limits(int codeBytes, int outputBytes) {
        return limits(MEMORY_BYTES_MAX, CALLBACK_NANOS_MAX, FUEL_MAX, codeBytes, outputBytes);
    }

    static ResourceLimits limits(long memory, long callback, long fuel, int codeBytes, int outputBytes) {
        return new ResourceLimits(memory, callback, fuel, codeBytes, 60 * SECOND, INPUT_BYTES_MAX, outputBytes);
    }

    SandboxModule module(long memory, long callback, long fuel) throws Refused {
        return module(limits(memory, callback, fuel, code.length, OUTPUT_BYTES_MAX));
    }

    CompileResult compile(ResourceLimits limits) throws Refused {
        return asked(runtimes.find(kind())).compile(code, limits);
    }

    SandboxModule module(ResourceLimits limits) throws Refused {
        return switch (compile(limits)) {
            case CompileResult.Compiled(var compiled) -> compiled;
            case CompileResult.Refused(var violations) -> throw new AssertionError(violations.toString());
        };
    }

    Sandbox started() {
        return started(module);
    }

    static Sandbox started(SandboxModule module) {
        var sandbox = module.instantiate();
        decided(sandbox, Commands.init());
        return sandbox;
    }

    static Decision call(Sandbox sandbox, byte[] input) {
        return Decisions.await(sandbox, sandbox.begin(input, 0, input.length));
    }

    static Decided decided(Sandbox sandbox, byte[] input) {
        var decision = call(sandbox, input);
        if (decision instanceof Decided decided) {
            return decided;
        }
        throw new AssertionError("decided, but got " + decision);
    }

    byte[] bytes(Sandbox sandbox, byte[] input) {
        out.reset();
        DecisionEncoder.encode(decided(sandbox, input), out);
        return out.toByteArray();
    }

    static GuestFault fault(Sandbox sandbox, byte[] input) {
        var decision = call(sandbox, input);
        if (decision instanceof Decision.Faulted faulted) {
            return faulted.fault();
        }
        throw new AssertionError("faulted, but got " + decision);
    }

    /// Whether the guest may call itself so often in an instance that has done nothing else.
    boolean recurs(int calls) {
        try (var sandbox = started()) {
            return call(sandbox, Commands.event(1, Command.RECUR, calls)) instanceof Decided;
        }
    }
}
