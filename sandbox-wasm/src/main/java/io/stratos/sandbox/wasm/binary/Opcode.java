package io.stratos.sandbox.wasm.binary;

import org.jspecify.annotations.Nullable;

/// Opcodes as numbers: one byte, or prefix and second number as `prefix << 16 | number`.
public final class Opcode {
    public static final int UNREACHABLE = 0x00;
    public static final int NOP = 0x01;
    public static final int BLOCK = 0x02;
    public static final int LOOP = 0x03;
    public static final int IF = 0x04;
    public static final int ELSE = 0x05;
    public static final int TRY = 0x06;
    public static final int END = 0x0b;
    public static final int BR = 0x0c;
    public static final int BR_IF = 0x0d;
    public static final int BR_TABLE = 0x0e;
    public static final int RETURN = 0x0f;
    public static final int CALL = 0x10;
    public static final int CALL_INDIRECT = 0x11;
    public static final int DELEGATE = 0x18;
    public static final int DROP = 0x1a;
    public static final int SELECT = 0x1b;
    public static final int TRY_TABLE = 0x1f;
    public static final int LOCAL_GET = 0x20;
    public static final int LOCAL_SET = 0x21;
    public static final int LOCAL_TEE = 0x22;
    public static final int GLOBAL_GET = 0x23;
    public static final int GLOBAL_SET = 0x24;
    public static final int FIRST_LOAD = 0x28;
    public static final int LAST_LOAD = 0x35;
    public static final int FIRST_STORE = 0x36;
    public static final int LAST_STORE = 0x3e;
    public static final int MEMORY_SIZE = 0x3f;
    public static final int MEMORY_GROW = 0x40;
    public static final int I32_CONST = 0x41;
    public static final int I64_CONST = 0x42;
    public static final int F32_CONST = 0x43;
    public static final int F64_CONST = 0x44;
    public static final int I32_EQZ = 0x45;
    public static final int I32_EQ = 0x46;
    public static final int I32_GE_S = 0x4e;
    public static final int I64_EQZ = 0x50;
    public static final int F32_EQ = 0x5b;
    public static final int F64_EQ = 0x61;
    public static final int I32_CLZ = 0x67;
    public static final int I32_POPCNT = 0x69;
    public static final int I32_DIV_S = 0x6d;
    public static final int I32_REM_U = 0x70;
    public static final int I64_CLZ = 0x79;
    public static final int I64_POPCNT = 0x7b;
    public static final int I64_DIV_S = 0x7f;
    public static final int I64_REM_U = 0x82;
    public static final int F32_ABS = 0x8b;
    public static final int F32_SQRT = 0x91;
    public static final int F32_DIV = 0x95;
    public static final int F32_COPYSIGN = 0x98;
    public static final int F64_ABS = 0x99;
    public static final int F64_SQRT = 0x9f;
    public static final int F64_DIV = 0xa3;
    public static final int F64_COPYSIGN = 0xa6;
    public static final int FIRST_CONVERSION = 0xa7;
    public static final int I32_REINTERPRET_F32 = 0xbc;
    public static final int I64_REINTERPRET_F64 = 0xbd;
    public static final int LAST_CONVERSION = 0xbf;
    public static final int LAST_SIGN_EXTENSION = 0xc4;

    public static final int MISCELLANEOUS = 0xfc;
    public static final int MEMORY_COPY = (MISCELLANEOUS << 16) | 10;
    public static final int MEMORY_FILL = (MISCELLANEOUS << 16) | 11;

    static final int GC = 0xfb;
    static final int VECTOR = 0xfd;
    static final int ATOMIC = 0xfe;
    private static final int LAST_SATURATING = 7;
    private static final int V128_CONST = 12;
    private static final int SHUFFLE = 13;
    private static final int ATOMIC_FENCE = 3;

    private Opcode() {}

    /// Whether an instruction ends only with an `end` of its own.
    public static boolean opensBlock(int opcode) {
        return opcode == BLOCK || opcode == LOOP || opcode == IF || opcode == TRY || opcode == TRY_TABLE;
    }

    /// Whether an instruction gives a number and does nothing else.
    public static boolean isConstant(int opcode) {
        return opcode >= I32_CONST && opcode <= F64_CONST;
    }

    static boolean isPrefix(int first) {
        return first == MISCELLANEOUS || first == VECTOR || first == ATOMIC || first == GC;
    }

    /// What an instruction belongs to; null for the first WebAssembly, and for numbers nobody uses.
    static @Nullable Proposal proposalOf(int opcode) {
        return switch (opcode >>> 16) {
            case 0 -> plainProposal(opcode);
            case MISCELLANEOUS -> miscellaneousProposal(opcode & 0xffff);
            case VECTOR -> Proposal.SIMD;
            case ATOMIC -> Proposal.THREADS;
            default -> Proposal.GARBAGE_COLLECTION;
        };
    }

    private static @Nullable Proposal plainProposal(int opcode) {
        return switch (opcode) {
            case 0x06, 0x07, 0x08, 0x09, 0x0a, 0x18, 0x19, 0x1f -> Proposal.EXCEPTIONS;
            case 0x12, 0x13 -> Proposal.TAIL_CALL;
            case 0x14, 0x15, 0xd3, 0xd4, 0xd5, 0xd6 -> Proposal.GARBAGE_COLLECTION;
            case 0x1c, 0x25, 0x26, 0xd0, 0xd1, 0xd2 -> Proposal.REFERENCE_TYPES;
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc4 -> Proposal.SIGN_EXTENSION;
            default -> null;
        };
    }

    private static @Nullable Proposal miscellaneousProposal(int number) {
        return switch (number) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> Proposal.SATURATING_CONVERSION;
            case 10, 11 -> Proposal.MEMORY_COPY_AND_FILL;
            case 8, 9, 12, 13, 14 -> Proposal.BULK_MEMORY;
            case 15, 16, 17 -> Proposal.REFERENCE_TYPES;
            case 19, 20, 21, 22 -> Proposal.WIDE_ARITHMETIC;
            default -> null;
        };
    }

    static Immediate immediateOf(int opcode) {
        int number = opcode & 0xffff;
        return switch (opcode >>> 16) {
            case 0 -> plainImmediate(opcode);
            case MISCELLANEOUS -> miscellaneousImmediate(number);
            case VECTOR -> vectorImmediate(number);
            case ATOMIC -> number == ATOMIC_FENCE ? Immediate.BYTES_1 : Immediate.MEMORY_ARGUMENT;
            default -> collectionImmediate(number);
        };
    }

    /// Of garbage collection, what may stand among constants: the report goes on behind it.
    private static Immediate collectionImmediate(int number) {
        return switch (number) {
            case 0, 1, 6, 7 -> Immediate.INDEX; // struct.new, struct.new_default, array.new, array.new_default
            case 8 -> Immediate.TWO_INDEXES; // array.new_fixed
            case 26, 27, 28 -> Immediate.NONE; // any.convert_extern, extern.convert_any, ref.i31
            default -> Immediate.UNKNOWN;
        };
    }

    private static Immediate plainImmediate(int opcode) {
        if (opcode >= FIRST_LOAD && opcode <= LAST_STORE) {
            return Immediate.MEMORY_ARGUMENT;
        }
        if (opcode >= I32_EQZ && opcode <= LAST_SIGN_EXTENSION) {
            return Immediate.NONE;
        }
        return switch (opcode) {
            case UNREACHABLE, NOP, ELSE, END, RETURN, DROP, SELECT, 0x0a, 0x19, 0xd1, 0xd3, 0xd4 -> Immediate.NONE;
            case BLOCK, LOOP, IF, TRY -> Immediate.BLOCK_TYPE;
            case BR, BR_IF, CALL, LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, GLOBAL_SET -> Immediate.INDEX;
            case 0x07, 0x08, 0x09, 0x12, 0x14, 0x15, 0x18, 0x25, 0x26, 0xd2, 0xd5, 0xd6 -> Immediate.INDEX;
            case BR_TABLE -> Immediate.LABELS;
            case CALL_INDIRECT -> Immediate.TYPE_AND_TABLE;
            case 0x13 -> Immediate.TWO_INDEXES;
            case 0x1c -> Immediate.VALUE_TYPES;
            case MEMORY_SIZE, MEMORY_GROW -> Immediate.MEMORY;
            case I32_CONST -> Immediate.SIGNED_32;
            case I64_CONST, 0xd0 -> Immediate.SIGNED_64;
            case F32_CONST -> Immediate.BYTES_4;
            case F64_CONST -> Immediate.BYTES_8;
            default -> Immediate.UNKNOWN;
        };
    }

    private static Immediate miscellaneousImmediate(int number) {
        if (number <= LAST_SATURATING) {
            return Immediate.NONE;
        }
        return switch (number) {
            case 8, 12, 14 -> Immediate.TWO_INDEXES;
            case 9, 13, 15, 16, 17 -> Immediate.INDEX;
            case 10 -> Immediate.TWO_MEMORIES;
            case 11 -> Immediate.MEMORY;
            case 19, 20, 21, 22 -> Immediate.NONE;
            default -> Immediate.UNKNOWN;
        };
    }

    private static Immediate vectorImmediate(int number) {
        if (number < V128_CONST || number == 92 || number == 93) {
            return Immediate.MEMORY_ARGUMENT;
        }
        if (number == V128_CONST || number == SHUFFLE) {
            return Immediate.BYTES_16;
        }
        if (number >= 21 && number <= 34) {
            return Immediate.BYTES_1;
        }
        return number >= 84 && number <= 91 ? Immediate.MEMORY_ARGUMENT_AND_LANE : Immediate.NONE;
    }
}
