package io.stratos.sandbox.wasm.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.OpCode;

/// What a module as it came should pay, from the written rules, the engine's own parser and the engine's
/// own interpreter: it shares no code with what rewrites modules.
///
/// Each instruction has a payer, an instruction that runs before it; each time the interpreter runs a
/// payer, it pays for all of its instructions. What depends on lengths the memory counts itself.
final class ReferenceFuel {
    private static final int OWN_CHARGE_MIN = 32;

    private final IdentityHashMap<Instruction, Long> prices = new IdentityHashMap<>();
    private long paid;

    private static final class Level {
        Instruction payer;
        boolean left;
        boolean dead;
        final boolean deadFromTheStart;

        Level(Instruction payer, boolean left, boolean dead) {
            this.payer = payer;
            this.left = left;
            this.dead = dead;
            this.deadFromTheStart = dead;
        }
    }

    ReferenceFuel(WasmModule module) {
        for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
            price(module.codeSection().getFunctionBody(i).instructions());
        }
    }

    /// Told of each instruction before it runs.
    void ran(Instruction instruction) {
        paid += prices.getOrDefault(instruction, 0L);
    }

    long paid() {
        return paid;
    }

    private void price(List<AnnotatedInstruction> code) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(code.getFirst(), false, false));
        for (int i = 0; i < code.size(); i++) {
            AnnotatedInstruction instruction = code.get(i);
            Level level = levels.getLast();
            boolean behindABranch = i > 0 && isBranchOrLabel(code.get(i - 1).opcode());
            if (!level.dead && level.left && behindABranch && stretchFrom(code, i) >= OWN_CHARGE_MIN) {
                level.payer = instruction;
                level.left = false;
            }
            if (!level.dead) {
                prices.merge(level.payer, (long) priceOf(instruction.opcode()), Long::sum);
            }
            switch (instruction.opcode()) {
                case BLOCK -> levels.add(new Level(level.payer, level.left, level.dead));
                case LOOP -> levels.add(new Level(code.get(i + 1), false, level.dead));
                case IF -> levels.add(new Level(level.payer, true, level.dead));
                case ELSE -> {
                    levels.removeLast();
                    levels.add(new Level(levels.getLast().payer, true, level.deadFromTheStart));
                }
                case END -> levels.removeLast();
                case BR_IF -> leave(levels, instruction.operand(0));
                case BR -> {
                    leave(levels, instruction.operand(0));
                    level.dead = true;
                }
                case BR_TABLE -> {
                    for (long label : instruction.operands()) {
                        leave(levels, label);
                    }
                    level.dead = true;
                }
                case RETURN -> {
                    leave(levels, levels.size() - 1);
                    level.dead = true;
                }
                case UNREACHABLE -> level.dead = true;
                default -> {}
            }
        }
    }

    private static void leave(List<Level> levels, long label) {
        if (!levels.getLast().dead) {
            for (int i = (int) (levels.size() - 1 - label); i < levels.size(); i++) {
                levels.get(i).left = true;
            }
        }
    }

    private static long stretchFrom(List<AnnotatedInstruction> code, int from) {
        long price = 0;
        for (int i = from; i < code.size(); i++) {
            price += priceOf(code.get(i).opcode());
            if (isBranchOrLabel(code.get(i).opcode())) {
                break;
            }
        }
        return price;
    }

    private static boolean isBranchOrLabel(OpCode opcode) {
        return switch (opcode) {
            case LOOP, IF, ELSE, END, BR, BR_IF, BR_TABLE, RETURN, UNREACHABLE -> true;
            default -> false;
        };
    }

    /// By name, as the reference page lists them.
    private static int priceOf(OpCode opcode) {
        String name = opcode.name();
        if (name.contains("_DIV") || name.contains("_REM") || name.endsWith("_SQRT")) {
            return 8;
        }
        return switch (opcode) {
            case BLOCK, LOOP, ELSE, END, NOP -> 0;
            case BR_TABLE -> 2;
            case CALL -> 8;
            case CALL_INDIRECT, MEMORY_COPY, MEMORY_FILL -> 16;
            case MEMORY_GROW -> 64;
            default -> 1;
        };
    }
}
