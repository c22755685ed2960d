package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.InstructionReader;
import io.stratos.sandbox.wasm.binary.Opcode;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;

/// Types and constant expressions. Forms of extensions are read on where that can be, and reported.
final class ValueTypes {
    private static final int F64 = 0x7c;
    private static final int V128 = 0x7b;
    private static final int FUNCTION_REFERENCE = 0x70;
    private static final int EXTERNAL_REFERENCE = 0x6f;
    private static final int INTEGER_ADD = 0x6a;
    private static final int INTEGER_MUL = 0x6c;
    private static final int LONG_ADD = 0x7c;
    private static final int LONG_MUL = 0x7e;

    private ValueTypes() {}

    /// A number type; vectors and references are extensions.
    static int value(ByteCursor cursor, FeatureUses features, Section section) throws UnreadableModuleException {
        int offset = cursor.position();
        int type = cursor.u8();
        if (type == V128) {
            features.add(Proposal.SIMD, section, offset);
        } else if (type == FUNCTION_REFERENCE || type == EXTERNAL_REFERENCE) {
            features.add(Proposal.REFERENCE_TYPES, section, offset);
        } else if (type < F64 || type > ModuleShape.I32) {
            throw extension("a value type is not i32, i64, f32 or f64", offset);
        }
        return type;
    }

    static void functionReference(ByteCursor cursor, FeatureUses features, Section section)
            throws UnreadableModuleException {
        int offset = cursor.position();
        int type = cursor.u8();
        if (type == EXTERNAL_REFERENCE) {
            features.add(Proposal.REFERENCE_TYPES, section, offset);
        } else if (type != FUNCTION_REFERENCE) {
            throw extension("a table does not hold functions only", offset);
        }
    }

    /// A constant expression: constants and globals, and nothing that computes.
    static void constant(ByteCursor cursor, FeatureUses features, Section section) throws UnreadableModuleException {
        InstructionReader reader = new InstructionReader(cursor);
        while (reader.next()) {
            Proposal proposal = reader.proposal();
            if (proposal != null) {
                features.add(proposal, section, reader.start());
            }
            int opcode = reader.opcode();
            if (opcode == Opcode.END) {
                return;
            }
            if (isArithmetic(opcode)) {
                features.add(Proposal.EXTENDED_CONSTANT, section, reader.start());
            } else if (proposal == null && !isConstant(opcode)) {
                throw extension("an initial value is not a constant", reader.start());
            }
        }
        throw cursor.damaged("the bytes end too early");
    }

    private static boolean isArithmetic(int opcode) {
        return (opcode >= INTEGER_ADD && opcode <= INTEGER_MUL) || (opcode >= LONG_ADD && opcode <= LONG_MUL);
    }

    private static boolean isConstant(int opcode) {
        return (opcode >= Opcode.I32_CONST && opcode <= Opcode.F64_CONST) || opcode == Opcode.GLOBAL_GET;
    }

    static UnreadableModuleException extension(String what, int offset) {
        return new UnreadableModuleException(ReasonCode.ABI_FEATURE, what, offset);
    }
}
