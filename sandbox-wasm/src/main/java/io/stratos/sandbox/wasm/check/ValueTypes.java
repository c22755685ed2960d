package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.InstructionReader;
import io.stratos.sandbox.wasm.binary.Opcode;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import org.jspecify.annotations.Nullable;

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

    /// A constant expression: constants, and nothing that computes. Whether it is one, and of the right
    /// type, the engine says.
    static void constant(ByteCursor cursor, ModuleSketch sketch, Violations violations, Section section)
            throws UnreadableModuleException {
        InstructionReader reader = new InstructionReader(cursor);
        boolean reported = false;
        for (int depth = 1; reader.next(); ) {
            int opcode = reader.opcode();
            depth += Opcode.opensBlock(opcode) ? 1 : opcode == Opcode.END ? -1 : 0;
            if (depth == 0) {
                return;
            }
            Proposal proposal = proposalOf(reader, sketch);
            if (proposal != null) {
                sketch.features.add(proposal, section, reader.start());
            } else if (!Opcode.isConstant(opcode) && opcode != Opcode.GLOBAL_GET && !reported) {
                reported = true;
                violations.add(
                        ReasonCode.ABI_FEATURE,
                        "an initial value is not a constant",
                        section,
                        reader.start(),
                        "Set it when the strategy is initialised.");
            }
        }
        throw cursor.damaged("the bytes end too early");
    }

    /// What put an instruction among the constants; null if nothing did, or if it always was.
    private static @Nullable Proposal proposalOf(InstructionReader reader, ModuleSketch sketch) {
        int opcode = reader.opcode();
        if (opcode == Opcode.GLOBAL_GET) { // the first WebAssembly reads imported ones only
            boolean imported = Integer.compareUnsigned(reader.immediate(), sketch.importedGlobals) < 0;
            return imported ? null : Proposal.GARBAGE_COLLECTION;
        }
        if (isArithmetic(opcode)) {
            return Proposal.EXTENDED_CONSTANT;
        }
        Proposal proposal = reader.proposal();
        return proposal == null || proposal.isAllowed() ? null : proposal;
    }

    private static boolean isArithmetic(int opcode) {
        return (opcode >= INTEGER_ADD && opcode <= INTEGER_MUL) || (opcode >= LONG_ADD && opcode <= LONG_MUL);
    }

    static UnreadableModuleException extension(String what, int offset) {
        return new UnreadableModuleException(ReasonCode.ABI_FEATURE, what, offset);
    }
}
