package io.stratos.verification.benchmarks.run;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.verification.benchmarks.ema.EmaCross;
import io.stratos.verification.benchmarks.ema.QuietTrades;
import io.stratos.verification.benchmarks.harness.Fork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One fresh JVM that kills children in the middle of what nothing but a kill stops, and tells how long after the
/// deadline the last process of each was gone.
public final class PythonKillMain {
    private static final long DEADLINE_NANOS = 100_000_000;
    private static final long START_NANOS_MAX = 60_000_000_000L;
    private static final int BYTES_MAX = 1 << 16;
    private static final long MEMORY_BYTES = 64L << 20;

    /// One that an interrupt stops, one that catches it, two that never look.
    private static final List<String> STATEMENTS = List.of(
            "while True: pass",
            "while True:\n            try:\n                while True: pass\n            except BaseException: pass",
            "10**10**8",
            "sum(range(10**12))");

    private PythonKillMain() {}

    /// Measures and answers.
    ///
    /// @param arguments strategy.yaml, strategy.py, folder of plugins
    public static void main(String[] arguments) throws Exception {
        var trades = new QuietTrades(EmaCross.of(Path.of(arguments[0]), Path.of(arguments[1])));
        try (var plugins = PluginFolder.open(Path.of(arguments[2]))) {
            var runtime = plugins.find(RuntimeKind.PYTHON);
            var took = new ArrayList<String>();
            for (var statement : STATEMENTS) {
                try (var module = compiled(runtime, statement)) {
                    took.add(Long.toString(kill(trades, module)));
                }
            }
            Fork.answer("kill", String.join(",", took));
        }
        System.exit(0); // the watchdog's thread need not be waited for
    }

    private static SandboxModule compiled(SandboxRuntime runtime, String statement) {
        var source = "from stratos import Strategy\n\n\nclass Hostile(Strategy):\n    def on_event(self, ctx, event):\n"
                + "        " + statement + "\n";
        var limits =
                new ResourceLimits(MEMORY_BYTES, DEADLINE_NANOS, 0, BYTES_MAX, START_NANOS_MAX, BYTES_MAX, BYTES_MAX);
        return switch (runtime.compile(source.getBytes(StandardCharsets.UTF_8), limits)) {
            case CompileResult.Compiled(var module) -> module;
            case CompileResult.Refused(var violations) ->
                throw new IllegalStateException("the guest is refused: " + violations);
        };
    }

    private static long kill(QuietTrades trades, SandboxModule module) {
        try (var sandbox = module.instantiate()) {
            trades.init(sandbox);
            var processes = ProcessHandle.current().descendants().toList();
            long deadline = System.nanoTime() + DEADLINE_NANOS;
            if (!(QuietTrades.call(sandbox, trades.input(0)) instanceof Decision.Faulted)) {
                throw new IllegalStateException("Condition failed: an endless callback is stopped");
            }
            for (var process : processes) {
                while (runs(process)) {
                    Thread.onSpinWait();
                }
            }
            return System.nanoTime() - deadline;
        }
    }

    /// Our own child until it was reaped; what it started until it is dead: another process asks how it ended.
    private static boolean runs(ProcessHandle process) {
        if (process.parent().filter(ProcessHandle.current()::equals).isPresent()) {
            return process.isAlive();
        }
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !status.substring(status.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException gone) {
            return false;
        }
    }
}
