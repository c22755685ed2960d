package io.stratos.sandbox.wasm.meter;

import io.stratos.sandbox.wasm.binary.ByteSink;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Opcode;
import java.util.Collections;
import java.util.List;

/// Functions that stand in for some instructions of the guest.
///
/// `memory.grow` of a negative number becomes one of more pages than there are. The other four show
/// the guest the bits of a not-a-number: those come out of the machine's arithmetic, so each shows the
/// same positive quiet one for all of them.
public enum Substitute {
    GROW(0, Opcode.MEMORY_GROW, 1, Types.I32, Types.I32) {
        @Override
        void write(ByteSink body) {
            body.u8(Opcode.LOCAL_GET, 0, Opcode.I32_CONST)
                    .s32(Integer.MAX_VALUE)
                    .u8(Opcode.LOCAL_GET, 0, Opcode.I32_CONST, 0, Opcode.I32_GE_S, Opcode.SELECT)
                    .u8(Opcode.MEMORY_GROW, 0);
        }
    },
    BITS_OF_F32(1, Opcode.I32_REINTERPRET_F32, 1, Types.F32, Types.I32) {
        @Override
        void write(ByteSink body) {
            body.u8(Opcode.LOCAL_GET, 0, Opcode.I32_REINTERPRET_F32, Opcode.I32_CONST)
                    .s32(0x7fc00000)
                    .u8(Opcode.LOCAL_GET, 0, Opcode.LOCAL_GET, 0, Opcode.F32_EQ, Opcode.SELECT);
        }
    },
    BITS_OF_F64(2, Opcode.I64_REINTERPRET_F64, 1, Types.F64, Types.I64) {
        @Override
        void write(ByteSink body) {
            body.u8(Opcode.LOCAL_GET, 0, Opcode.I64_REINTERPRET_F64, Opcode.I64_CONST)
                    .u8(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0xfc, 0xff, 0x00) // 0x7ff8_0000_0000_0000
                    .u8(Opcode.LOCAL_GET, 0, Opcode.LOCAL_GET, 0, Opcode.F64_EQ, Opcode.SELECT);
        }
    },
    SIGN_OF_F32(3, Opcode.F32_COPYSIGN, 2, Types.F32, Types.F32) {
        @Override
        void write(ByteSink body) {
            body.u8(Opcode.LOCAL_GET, 0)
                    .u8(Opcode.LOCAL_GET, 1, Opcode.F32_CONST, 0, 0, 0, 0)
                    .u8(Opcode.LOCAL_GET, 1, Opcode.LOCAL_GET, 1, Opcode.F32_EQ, Opcode.SELECT)
                    .u8(Opcode.F32_COPYSIGN);
        }
    },
    SIGN_OF_F64(4, Opcode.F64_COPYSIGN, 2, Types.F64, Types.F64) {
        @Override
        void write(ByteSink body) {
            body.u8(Opcode.LOCAL_GET, 0)
                    .u8(Opcode.LOCAL_GET, 1, Opcode.F64_CONST, 0, 0, 0, 0, 0, 0, 0, 0)
                    .u8(Opcode.LOCAL_GET, 1, Opcode.LOCAL_GET, 1, Opcode.F64_EQ, Opcode.SELECT)
                    .u8(Opcode.F64_COPYSIGN);
        }
    };

    private final int number;
    private final int replaced;
    private final int parameters;
    private final int parameter;
    private final int result;

    /// @param number place in this list
    Substitute(int number, int replaced, int parameters, int parameter, int result) {
        this.number = number;
        this.replaced = replaced;
        this.parameters = parameters;
        this.parameter = parameter;
        this.result = result;
    }

    /// Numbers of the value types.
    private static final class Types {
        static final int I32 = 0x7f;
        static final int I64 = 0x7e;
        static final int F32 = 0x7d;
        static final int F64 = 0x7c;
    }

    abstract void write(ByteSink body);

    public FunctionType type() {
        return new FunctionType(Collections.nCopies(parameters, parameter), List.of(result));
    }

    /// The function's body as it stands in a code section.
    public byte[] body() {
        ByteSink body = new ByteSink().u8(0); // no locals
        write(body);
        return body.u8(Opcode.END).bytes();
    }

    /// The substitute's number, in this order behind the first one; -1 if nothing stands in for an
    /// instruction.
    static int standingInFor(int opcode) {
        for (Substitute substitute : values()) {
            if (substitute.replaced == opcode) {
                return substitute.number;
            }
        }
        return -1;
    }
}
