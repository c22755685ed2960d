package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Opcode;
import java.util.ArrayList;
import java.util.List;

/// How much stack one call of a function needs, in slots of the JVM's interpreter (8 bytes), which
/// takes more than compiled code does.
final class StackUse {
    /// What a frame has beside the guest's values; an indirect call takes up to three frames.
    private static final int FRAME_SLOTS = 48;

    /// A 64-bit value takes two slots.
    private static final int SLOTS_PER_VALUE = 2;

    /// What metering itself pushes.
    private static final int METERING_VALUES = 2;

    private final FunctionCode code;
    private final List<FunctionType> types;
    private final List<Integer> functions;
    private final List<Integer> bases = new ArrayList<>();
    private int height;
    private int heightMax;

    private StackUse(FunctionCode code, List<FunctionType> types, List<Integer> functions) {
        this.code = code;
        this.types = types;
        this.functions = functions;
    }

    static int slotsOf(FunctionCode code, List<FunctionType> types, List<Integer> functions) {
        StackUse use = new StackUse(code, types, functions);
        use.walk();
        int values = code.slots() + code.type().parameters().size() + use.heightMax + METERING_VALUES;
        return FRAME_SLOTS + SLOTS_PER_VALUE * values;
    }

    private void walk() {
        bases.add(0);
        for (int i = 0; i < code.size(); i++) {
            step(i, code.opcode(i));
            heightMax = Math.max(heightMax, height);
        }
    }

    private void step(int index, int opcode) {
        switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP -> bases.add(height);
            case Opcode.IF -> {
                change(1, 0);
                bases.add(height);
            }
            case Opcode.ELSE -> height = bases.getLast();
            case Opcode.END -> height = bases.removeLast() + 1; // a block leaves one value at most
            case Opcode.CALL -> call(types.get(functions.get(code.immediate(index))), 0);
            case Opcode.CALL_INDIRECT -> call(types.get(code.immediate(index)), 1);
            default -> plain(opcode);
        }
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
