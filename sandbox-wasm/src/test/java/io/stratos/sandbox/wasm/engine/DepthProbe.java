package io.stratos.sandbox.wasm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.sandbox.wasm.check.ModuleCheck;
import io.stratos.sandbox.wasm.check.ModuleShape;
import io.stratos.sandbox.wasm.prepare.Preparation;
import io.stratos.sandbox.wasm.prepare.PreparedModule;
import io.stratos.sandbox.wasm.testing.Limits;
import java.util.ArrayList;
import java.util.List;

/// Runs a recursion again and again on a thread with the stack that was counted for it, and says how deep
/// it came.
final class DepthProbe {
    /// What the count stands for, and nothing of what is left to the host but for entering the guest at all.
    static final long COUNTED_BYTES = 8L * Preparation.STACK_SLOTS + (256 << 10);

    private static final long PLENTY = 1L << 40;

    private final EngineInstance instance;
    private final int entry;

    DepthProbe(byte[] code) {
        ModuleCheck check = ModuleCheck.of(code, Limits.roomy());
        assertThat(check).isInstanceOf(ModuleCheck.Accepted.class);
        ModuleShape shape = ((ModuleCheck.Accepted) check).shape();
        PreparedModule prepared = Preparation.prepare(code, shape);
        EngineModule module = EngineModule.compile(prepared.code());
        assertThat(module.longestMethod().bytes()).as("admitted").isLessThanOrEqualTo(8_000);
        entry = prepared.entry();
        instance = module.instantiate(shape.memoryPagesMin(), shape.memoryPagesMax(), prepared.answer());
    }

    /// Prints `recursion depth` for each recursion; the first argument is how often each runs.
    static void main(String[] arguments) throws InterruptedException {
        int times = Integer.parseInt(arguments[0]);
        for (Recursion recursion : Recursion.values()) {
            List<Integer> depths = new DepthProbe(recursion.code()).depths(times);
            System.out.println(recursion + " " + depths.stream().distinct().toList());
        }
    }

    List<Integer> depths(int times) throws InterruptedException {
        List<Integer> depths = new ArrayList<>();
        Thread thread = new Thread(
                null,
                () -> {
                    for (int i = 0; i < times; i++) {
                        depths.add(depthAtTheEnd());
                    }
                },
                "guest",
                COUNTED_BYTES);
        thread.start();
        thread.join();
        return depths;
    }

    int enter(int argument) {
        instance.refill(PLENTY, Preparation.STACK_SLOTS, () -> false);
        return instance.enter(entry, argument);
    }

    /// How deep it came before it was stopped for its depth; -1 if something else stopped it.
    int depthAtTheEnd() {
        byte[] memory = instance.memory();
        memory[Recursion.DEPTH] = 0;
        memory[Recursion.DEPTH + 1] = 0;
        try {
            enter(1);
        } catch (RuntimeException e) {
            int depth = (memory[Recursion.DEPTH] & 0xff) + 256 * (memory[Recursion.DEPTH + 1] & 0xff);
            return GuestStop.of(e) == GuestStop.DEPTH ? depth : -1;
        }
        return -1;
    }
}
