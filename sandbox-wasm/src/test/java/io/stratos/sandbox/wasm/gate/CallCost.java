package io.stratos.sandbox.wasm.gate;

import com.sun.management.ThreadMXBean;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.abi.sandbox.SandboxRuntime;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// Prints `name=value` lines: bytes allocated per quiet call, time per call, cost of an instance,
/// time to a kill.
public final class CallCost {
    private static final int WARM_UP_CALLS = 400_000;
    private static final int CALLS = 200_000;
    private static final int INSTANCES = 500;
    private static final int KILLS = 300;
    private static final long KILL_AFTER_NANOS = 2_000_000;

    private CallCost() {}

    public static void main(String[] arguments) {
        ResourceLimits limits =
                Limits.limits().memoryPages(64).callbackMillis(5_000).build();
        try (SandboxRuntime runtime = new WasmRuntime(System::nanoTime)) {
            long start = System.nanoTime();
            SandboxModule strategy = compile(runtime, EmaCross.code(), limits);
            print("compile_cold_ms", (System.nanoTime() - start) / 1_000_000);
            cold(strategy);
            for (int i = 0; i < 5; i++) {
                start = System.nanoTime();
                strategy = compile(runtime, EmaCross.code(), limits);
            }
            print("compile_warm_ms", (System.nanoTime() - start) / 1_000_000);
            calls("ema_cross", strategy, EmaCross.init(), EmaCross.trade(2, 6_500_000));
            calls("empty", compile(runtime, GuestModule.guest().bytes(), limits), new byte[64], new byte[64]);
            calls("other", compile(runtime, GuestModule.guest().memory(3).bytes(), limits), new byte[64], new byte[64]);
            calls("ema_cross_in_a_crowd", strategy, EmaCross.init(), EmaCross.trade(2, 6_500_000));
            instances(strategy);
            kills(runtime);
        }
    }

    private static SandboxModule compile(SandboxRuntime runtime, byte[] code, ResourceLimits limits) {
        return ((CompileResult.Compiled) runtime.compile(code, limits)).module();
    }

    /// The first callbacks of a process, before anything is JIT-compiled: what a deadline must
    /// leave room for.
    private static void cold(SandboxModule module) {
        byte[] init = EmaCross.init();
        try (Sandbox sandbox = module.instantiate()) {
            long start = System.nanoTime();
            mustDecide(sandbox.begin(init, 0, init.length));
            print("cold_init_us", (System.nanoTime() - start) / 1_000);
            for (int i = 2; i < 5; i++) {
                byte[] trade = EmaCross.trade(i, 6_500_000);
                start = System.nanoTime();
                mustDecide(sandbox.begin(trade, 0, trade.length));
                print("cold_event_" + i + "_us", (System.nanoTime() - start) / 1_000);
            }
        }
    }

    private static void calls(String name, SandboxModule module, byte[] init, byte[] input) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[CALLS];
        try (Sandbox sandbox = module.instantiate()) {
            mustDecide(sandbox.begin(init, 0, init.length));
            for (int i = 0; i < WARM_UP_CALLS; i++) {
                mustDecide(sandbox.begin(input, 0, input.length));
            }
            measure(sandbox, input, nanos);
            long before = threads.getCurrentThreadAllocatedBytes();
            measure(sandbox, input, nanos);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            print(name + "_bytes_per_call", allocated / CALLS);
            print(name + "_bytes_in_all", allocated);
        }
        percentiles(name + "_call_ns", nanos);
    }

    private static void measure(Sandbox sandbox, byte[] input, long[] nanos) {
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            mustDecide(sandbox.begin(input, 0, input.length));
            nanos[i] = System.nanoTime() - start;
        }
    }

    private static void mustDecide(Decision decision) {
        if (!(decision instanceof Decision.Decided decided) || !decided.isQuiet()) {
            throw new IllegalStateException("Condition failed: the measured call is quiet, got=" + decision);
        }
    }

    private static void instances(SandboxModule module) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[INSTANCES];
        for (int i = 0; i < INSTANCES; i++) {
            module.instantiate().close();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < INSTANCES; i++) {
            long start = System.nanoTime();
            module.instantiate().close();
            nanos[i] = System.nanoTime() - start;
        }
        print("instance_bytes", (threads.getCurrentThreadAllocatedBytes() - before) / INSTANCES);
        percentiles("instance_ns", nanos);
    }

    private static void kills(SandboxRuntime runtime) {
        byte[] loop = GuestModule.calling(
                        Body.body().loop(Body.VOID).br(0).end().i32(0))
                .bytes();
        ResourceLimits limits =
                new ResourceLimits(1 << 20, KILL_AFTER_NANOS, 0, 1 << 20, 10_000_000_000L, 4_096, 4_096);
        SandboxModule module = compile(runtime, loop, limits);
        long[] nanos = new long[KILLS];
        byte[] input = new byte[8];
        for (int i = 0; i < KILLS; i++) {
            try (Sandbox sandbox = module.instantiate()) {
                long start = System.nanoTime();
                Decision decision = sandbox.begin(input, 0, input.length);
                nanos[i] = System.nanoTime() - start - KILL_AFTER_NANOS;
                if (!(decision instanceof Decision.Faulted)) {
                    throw new IllegalStateException("Condition failed: an endless loop is killed");
                }
            }
        }
        percentiles("kill_after_deadline_ns", nanos);
    }

    private static void percentiles(String name, long[] values) {
        Arrays.sort(values);
        print(name + "_min", values[0]);
        print(name + "_p50", values[values.length / 2]);
        print(name + "_p90", values[values.length / 100 * 90]);
        print(name + "_p99", values[values.length / 100 * 99]);
        print(name + "_max", values[values.length - 1]);
    }

    private static void print(String name, long value) {
        System.out.println(name + "=" + value);
    }
}
