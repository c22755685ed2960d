package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.InstructionReader;
import io.stratos.sandbox.wasm.binary.Opcode;
import java.util.ArrayList;
import java.util.List;

/// How much stack one call of a function needs at most, in slots of 8 bytes, whichever part of the JVM made
/// its frame.
///
/// | frame of | holds | at most |
/// | --- | --- | --- |
/// | the interpreter | the values as the code names them, and a dozen words | 2 slots for each value, and 16 |
/// | C1 | a place of its own for each value that ever waits for a call | 8,000 bytes: it gives up above |
/// | C2 | what lives at a time, and what it computed ahead of a loop | what 8,000 bytes of bytecode compute |
///
/// The compilers' share does not follow from what a function declares, so every function counts all of it.
final class StackUse {
    /// What a compiler adds to the guest's values: 16 KiB.
    private static final int FRAME_SLOTS = 1 << 11;

    /// The engine's own frames between the two ends of a call by table, with the arguments in each.
    private static final int INDIRECT_SLOTS = 1 << 10;

    /// A 64-bit value takes two slots.
    private static final int SLOTS_PER_VALUE = 2;

    /// What metering itself pushes.
    private static final int METERING_VALUES = 2;

    private final FunctionCode code;
    private final List<FunctionType> types;
    private final List<Integer> functions;
    private final List<Integer> bases = new ArrayList<>();
    private final List<Integer> results = new ArrayList<>();
    private int height;
    private int heightMax;
    private long valuesAtJumps;
    private boolean indirect;

    private StackUse(FunctionCode code, List<FunctionType> types, List<Integer> functions) {
        this.code = code;
        this.types = types;
        this.functions = functions;
    }

    static StackUse of(FunctionCode code, List<FunctionType> types, List<Integer> functions) {
        StackUse use = new StackUse(code, types, functions);
        use.walk();
        return use;
    }

    /// Stack that one call needs.
    int slots() {
        int values = code.slots() + code.type().parameters().size() + heightMax + METERING_VALUES;
        return FRAME_SLOTS + (indirect ? INDIRECT_SLOTS : 0) + SLOTS_PER_VALUE * values;
    }

    /// Locals and values on the stack, summed over all places where code may jump from or to: the
    /// compiler notes the type of each of them at each.
    long valuesAtJumps() {
        return valuesAtJumps;
    }

    private void walk() {
        open(code.type().results().size());
        for (int i = 0; i < code.size(); i++) {
            step(i, code.opcode(i));
            valuesAtJumps += (long) jumps(i) * (code.slots() + height);
            heightMax = Math.max(heightMax, height);
        }
    }

    private void step(int index, int opcode) {
        switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP -> open(resultsOf(index));
            case Opcode.IF -> {
                change(1, 0);
                open(resultsOf(index));
            }
            case Opcode.ELSE -> height = bases.getLast();
            case Opcode.END -> height = bases.removeLast() + results.removeLast();
            case Opcode.CALL -> call(types.get(functions.get(code.immediate(index))), 0);
            case Opcode.CALL_INDIRECT -> {
                indirect = true;
                call(types.get(code.immediate(index)), 1);
            }
            default -> plain(opcode);
        }
    }

    private int jumps(int index) {
        return switch (code.opcode(index)) {
            case Opcode.LOOP, Opcode.IF, Opcode.ELSE, Opcode.END, Opcode.BR, Opcode.BR_IF, Opcode.RETURN -> 1;
            case Opcode.BR_TABLE -> code.labels(index).length;
            default -> 0;
        };
    }

    private int resultsOf(int block) {
        return code.immediate(block) == InstructionReader.NO_VALUE ? 0 : 1;
    }

    private void open(int resultsAtItsEnd) {
        bases.add(height);
        results.add(resultsAtItsEnd);
    }

    private void call(FunctionType type, int more) {
        change(type.parameters().size() + more, type.results().size());
    }

    /// Instructions that take and give a fixed number of values.
    private void plain(int opcode) {
        if (opcode >= Opcode.FIRST_STORE && opcode <= Opcode.LAST_STORE) {
            change(2, 0);
        } else if (opcode >= Opcode.I32_CONST && opcode <= Opcode.F64_CONST) {
            change(0, 1);
        } else if (opcode >= Opcode.I32_EQZ && opcode <= Opcode.LAST_SIGN_EXTENSION) {
            change(takesOne(opcode) ? 1 : 2, 1);
        } else {
            switch (opcode) {
                case Opcode.LOCAL_GET, Opcode.GLOBAL_GET, Opcode.MEMORY_SIZE -> change(0, 1);
                case Opcode.DROP, Opcode.LOCAL_SET, Opcode.GLOBAL_SET, Opcode.BR_IF, Opcode.BR_TABLE -> change(1, 0);
                case Opcode.SELECT -> change(3, 1);
                case Opcode.MEMORY_COPY, Opcode.MEMORY_FILL -> change(3, 0);
                default -> {} // loads, conversions, local.tee, memory.grow: as much as they take
            }
        }
    }

    private static boolean takesOne(int opcode) {
        return opcode == Opcode.I32_EQZ
                || opcode == Opcode.I64_EQZ
                || (opcode >= Opcode.I32_CLZ && opcode <= Opcode.I32_POPCNT)
                || (opcode >= Opcode.I64_CLZ && opcode <= Opcode.I64_POPCNT)
                || (opcode >= Opcode.F32_ABS && opcode <= Opcode.F32_SQRT)
                || (opcode >= Opcode.F64_ABS && opcode <= Opcode.F64_SQRT)
                || opcode >= Opcode.FIRST_CONVERSION;
    }

    private void change(int taken, int given) {
        height = Math.max(bases.getLast(), height - taken) + given;
    }
}
