package io.stratos.sandbox.wasm.engine;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;

/// Bounds of what a module should have paid, from how often the interpreter ran each instruction and
/// nothing else: it knows no payers.
///
/// - At least the price of everything that ran.
/// - At most, for each entry of a function and each pass of a loop, everything in it; of stretches of 32
///   units or more only those that were reached.
final class CountedFuel {
    private static final int OWN_CHARGE_MIN = 32;

    private final WasmModule module;
    private final IdentityHashMap<Instruction, Long> runs = new IdentityHashMap<>();

    CountedFuel(WasmModule module) {
        this.module = module;
    }

    /// Told of each instruction before it runs.
    void ran(Instruction instruction) {
        runs.merge(instruction, 1L, Long::sum);
    }

    void forget() {
        runs.clear();
    }

    long atLeast() {
        long units = 0;
        for (Map.Entry<Instruction, Long> run : runs.entrySet()) {
            units += run.getValue() * priceOf(run.getKey().opcode());
        }
        return units;
    }

    /// @param whole whether the call came to its end: a trap leaves stretches unreached that were paid for
    long atMost(boolean whole) {
        long units = 0;
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            List<AnnotatedInstruction> code =
                    module.codeSection().getFunctionBody(i).instructions();
            units += atMost(code, 0, code.size(), timesRun(code.getFirst()), whole);
        }
        return units;
    }

    /// From one instruction to another, where each pass runs `passes` times; loops inside by their own
    /// passes.
    private long atMost(List<AnnotatedInstruction> code, int from, int to, long passes, boolean whole) {
        long units = 0;
        int at = from;
        while (at < to) {
            int first = at;
            long price = 0;
            boolean ends = false;
            while (at < to && !ends) {
                OpCode opcode = code.get(at).opcode();
                price += priceOf(opcode);
                ends = isBranchOrLabel(opcode);
                at++;
            }
            boolean byReach = whole && price >= OWN_CHARGE_MIN;
            units += price * (byReach ? Math.min(passes, timesRun(code.get(first))) : passes);
            if (code.get(at - 1).opcode() == OpCode.LOOP) {
                int end = endOf(code, at);
                units += atMost(code, at, end, timesRun(code.get(at)), whole);
                at = end;
            }
        }
        return units;
    }

    /// Index behind the `end` of the block whose first instruction this is.
    private static int endOf(List<AnnotatedInstruction> code, int first) {
        int depth = 1;
        int at = first;
        while (depth > 0) {
            switch (code.get(at++).opcode()) {
                case BLOCK, LOOP, IF -> depth++;
                case END -> depth--;
                default -> {}
            }
        }
        return at;
    }

    private long timesRun(Instruction instruction) {
        return runs.getOrDefault(instruction, 0L);
    }

    private static boolean isBranchOrLabel(OpCode opcode) {
        return switch (opcode) {
            case LOOP, IF, ELSE, END, BR, BR_IF, BR_TABLE, RETURN, UNREACHABLE -> true;
            default -> false;
        };
    }

    private static long priceOf(OpCode opcode) {
        return switch (opcode) {
            case BLOCK, LOOP, ELSE, END, NOP -> 0;
            case BR_TABLE -> 2;
            case CALL, F32_SQRT, F64_SQRT, F32_DIV, F64_DIV -> 8;
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> 8;
            case CALL_INDIRECT, MEMORY_COPY, MEMORY_FILL -> 16;
            case MEMORY_GROW -> 64;
            default -> 1;
        };
    }
}
