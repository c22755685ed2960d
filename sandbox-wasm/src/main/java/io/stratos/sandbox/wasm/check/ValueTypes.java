package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;

/// Types and constant expressions, of the first version of WebAssembly only.
final class ValueTypes {
    private static final int F64 = 0x7c;
    private static final int FUNCTION_REFERENCE = 0x70;

    private static final int I32_CONST = 0x41;
    private static final int I64_CONST = 0x42;
    private static final int F32_CONST = 0x43;
    private static final int F64_CONST = 0x44;
    private static final int GLOBAL_GET = 0x23;
    private static final int END = 0x0b;

    private ValueTypes() {}

    /// A number type; vectors and references are extensions.
    static int number(ByteCursor cursor) throws UnreadableModuleException {
        int offset = cursor.position();
        int type = cursor.u8();
        if (type < F64 || type > ModuleSketch.I32) {
            throw extension("a value type is not i32, i64, f32 or f64", offset);
        }
        return type;
    }

    static void functionReference(ByteCursor cursor) throws UnreadableModuleException {
        int offset = cursor.position();
        if (cursor.u8() != FUNCTION_REFERENCE) {
            throw extension("a table does not hold functions only", offset);
        }
    }

    /// A constant expression: constants and globals, and nothing that computes.
    static void skipConstant(ByteCursor cursor) throws UnreadableModuleException {
        while (true) {
            int offset = cursor.position();
            switch (cursor.u8()) {
                case END -> {
                    return;
                }
                case I32_CONST -> cursor.s32();
                case I64_CONST -> cursor.s64();
                case GLOBAL_GET -> cursor.u32();
                case F32_CONST -> cursor.skip(Float.BYTES);
                case F64_CONST -> cursor.skip(Double.BYTES);
                default -> throw extension("an initial value is not a constant", offset);
            }
        }
    }

    static UnreadableModuleException extension(String what, int offset) {
        return new UnreadableModuleException(ReasonCode.ABI_FEATURE, what, offset);
    }
}
