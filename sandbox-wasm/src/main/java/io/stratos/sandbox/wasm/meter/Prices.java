package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.Opcode;

/// What instructions cost, in units of fuel: about the time of a simple instruction.
///
/// | instruction | units |
/// | --- | --- |
/// | `block`, `loop`, `else`, `end`, `nop` | 0 |
/// | any other | 1 |
/// | `br_table` | 2 |
/// | division, remainder, square root | 8 |
/// | `call` | 8 |
/// | `call_indirect` | 16 |
/// | `memory.copy`, `memory.fill` | 16, and 1 for each 16 bytes |
/// | `memory.grow` | 64, and 4,096 for each page of the grown memory |
public final class Prices {
    /// Copying and filling take bytes by the cache line; a unit is about a nanosecond.
    private static final int BYTES_PER_UNIT_SHIFT = 4;

    private static final long UNITS_PER_PAGE = 65_536 >> BYTES_PER_UNIT_SHIFT;
    private static final int FREE = 0;
    private static final int SIMPLE = 1;
    private static final int TABLE_JUMP = 2;
    private static final int SLOW = 8;
    private static final int INDIRECT = 16;
    private static final int GROWTH = 64;

    private Prices() {}

    /// Price of an instruction, without what depends on a length.
    static int of(int opcode) {
        return switch (opcode) {
            case Opcode.BLOCK, Opcode.LOOP, Opcode.ELSE, Opcode.END, Opcode.NOP -> FREE;
            case Opcode.BR_TABLE -> TABLE_JUMP;
            case Opcode.CALL, Opcode.F32_SQRT, Opcode.F64_SQRT, Opcode.F32_DIV, Opcode.F64_DIV -> SLOW;
            case Opcode.CALL_INDIRECT, Opcode.MEMORY_COPY, Opcode.MEMORY_FILL -> INDIRECT;
            case Opcode.MEMORY_GROW -> GROWTH;
            default -> isDivision(opcode) ? SLOW : SIMPLE;
        };
    }

    private static boolean isDivision(int opcode) {
        return (opcode >= Opcode.I32_DIV_S && opcode <= Opcode.I32_REM_U)
                || (opcode >= Opcode.I64_DIV_S && opcode <= Opcode.I64_REM_U);
    }

    /// Price of copying or filling so many bytes.
    public static long ofBytes(int bytes) {
        return bytes >> BYTES_PER_UNIT_SHIFT;
    }

    /// Price of a data segment that is copied into the memory at the start: that of a `memory.copy`.
    public static long ofSegment(int bytes) {
        return INDIRECT + ofBytes(bytes);
    }

    /// Price of growing memory to so many pages: all of it is copied.
    public static long ofGrowthTo(int pages) {
        return pages * UNITS_PER_PAGE;
    }
}
