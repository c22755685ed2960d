package io.stratos.sandbox.wasm.gate;

import static io.stratos.sandbox.wasm.testing.Body.body;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.Decision;
import io.stratos.abi.sandbox.Sandbox;
import io.stratos.abi.sandbox.SandboxModule;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;

/// Finds the longest function that is accepted, and calls it until the JIT has it.
public final class LongestFunction {
    private static final int CALLS = 20_000;
    private static final int STATEMENTS_MAX = 1_600;

    private LongestFunction() {}

    public static void main(String[] arguments) {
        try (WasmRuntime runtime = new WasmRuntime(System::nanoTime)) {
            int questions = most(runtime, STATEMENTS_MAX, count -> function(count, 0));
            int fillers = most(runtime, 10, count -> function(questions, count));
            System.out.println("refused=" + refusal(runtime, function(questions, fillers + 1)));
            SandboxModule module = accepted(runtime, function(questions, fillers));
            try (Sandbox sandbox = module.instantiate()) {
                for (int i = 0; i < CALLS; i++) {
                    if (!(sandbox.begin(new byte[0], 0, 0) instanceof Decision.Decided)) {
                        throw new IllegalStateException("Condition failed: the function answers");
                    }
                }
            }
        }
    }

    private interface Grown {
        GuestModule of(int count);
    }

    /// The largest count that is accepted.
    private static int most(WasmRuntime runtime, int above, Grown guest) {
        int least = 0;
        int most = above;
        while (most - least > 1) {
            int middle = (least + most) / 2;
            if (runtime.compile(guest.of(middle).bytes(), Limits.roomy()) instanceof CompileResult.Compiled) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }

    private static SandboxModule accepted(WasmRuntime runtime, GuestModule guest) {
        return ((CompileResult.Compiled) runtime.compile(guest.bytes(), Limits.roomy())).module();
    }

    private static ReasonCode refusal(WasmRuntime runtime, GuestModule guest) {
        return ((CompileResult.Refused) runtime.compile(guest.bytes(), Limits.roomy()))
                .violations()
                .getFirst()
                .code();
    }

    /// Asking for the memory's size takes most bytecode for its length; fillers make two bytes of it.
    private static GuestModule function(int questions, int fillers) {
        Body body = body();
        for (int i = 0; i < questions; i++) {
            body.memorySize().drop();
        }
        for (int i = 0; i < fillers; i++) {
            body.i32(0).drop();
        }
        return GuestModule.calling(body.i32(0));
    }
}
