package io.stratos.sandbox.wasm.gate;

import static io.stratos.sandbox.wasm.testing.Body.body;

import io.stratos.abi.sandbox.CompileResult;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.wasm.WasmRuntime;
import io.stratos.sandbox.wasm.testing.Body;
import io.stratos.sandbox.wasm.testing.Bytes;
import io.stratos.sandbox.wasm.testing.EmaCross;
import io.stratos.sandbox.wasm.testing.GuestModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compiles modules made to cost the compiler memory, and prints `name=code` for each; a strategy follows
/// each, on the same heap. With arguments, only those modules.
public final class CompileBombs {
    private static final int EQUAL = 0x46;
    private static final int PAGES = 64;

    private int strategies;

    private CompileBombs() {}

    public static void main(String[] arguments) {
        Map<String, GuestModule> bombs = new LinkedHashMap<>();
        bombs.put("many_large_functions", largeFunctions(200));
        bombs.put("locals_at_branches", localsAtBranches(1_100, 1));
        bombs.put("locals_at_few_branches_of_many_functions", localsAtBranches(120, 1_500));
        bombs.put("values_at_labels", valuesAtLabels());
        bombs.put("equal_types", equalTypes(1_000, 300));
        bombs.put("types_and_functions", equalTypes(60, 300));
        if (arguments.length > 0) {
            bombs.keySet().retainAll(List.of(arguments));
        }
        CompileBombs compiled = new CompileBombs();
        try (WasmRuntime runtime = new WasmRuntime(System::nanoTime)) {
            bombs.forEach((name, bomb) -> compiled.explode(runtime, name, bomb));
        }
    }

    private void explode(WasmRuntime runtime, String name, GuestModule bomb) {
        System.out.println(name + "=" + outcome(runtime.compile(bomb.bytes(), Limits.roomy())));
        // with another cap each time: what was compiled already comes from a cache
        ResourceLimits limits =
                Limits.limits().memoryPages(PAGES + strategies++).build();
        System.out.println("strategy=" + outcome(runtime.compile(EmaCross.code(), limits)));
    }

    private static String outcome(CompileResult result) {
        return switch (result) {
            case CompileResult.Compiled _ -> "COMPILED";
            case CompileResult.Refused(var violations) ->
                violations.getFirst().code().name();
        };
    }

    /// What a large program looks like, at the limit of a module's size.
    private static GuestModule largeFunctions(int functions) {
        GuestModule guest = GuestModule.guest();
        for (int i = 0; i < functions; i++) {
            Body body = body().locals(40).locals(20, Body.I64);
            for (int k = 0; k < 150; k++) {
                body.get(0).i32(k).op(EQUAL).ifThen(Body.VOID);
                body.get(k % 40).i32(64 + k).load(0).add().set((k + 3) % 40);
                body.i32(128).get(k % 40).store(k).end();
            }
            guest.function(GuestModule.CALLS, body.get(0));
        }
        return guest;
    }

    /// At each branch the compiler notes the types of all locals.
    private static GuestModule localsAtBranches(int branches, int functions) {
        GuestModule guest = GuestModule.guest();
        for (int i = 0; i < functions; i++) {
            Body body = body().locals(1_000, Body.I64).block(Body.VOID);
            for (int k = 0; k < branches; k++) {
                body.get(0).brIf(0);
            }
            guest.function(GuestModule.CALLS, body.end().get(0));
        }
        return guest;
    }

    private static GuestModule valuesAtLabels() {
        Body body = body();
        for (int k = 0; k < 700; k++) {
            body.i64(1);
        }
        for (int k = 0; k < 900; k++) {
            body.block(Body.VOID).end();
        }
        for (int k = 0; k < 700; k++) {
            body.drop();
        }
        return GuestModule.calling(body.i32(0));
    }

    /// For each type, a jump to every function of that type.
    private static GuestModule equalTypes(int types, int functions) {
        GuestModule guest = GuestModule.guest();
        for (int i = 0; i < types; i++) {
            guest.type(new Bytes().u8(0x60, 1, Body.I32, 1, Body.I32));
        }
        for (int i = 0; i < functions; i++) {
            guest.function(GuestModule.CALLS, body().get(0));
        }
        return guest;
    }
}
