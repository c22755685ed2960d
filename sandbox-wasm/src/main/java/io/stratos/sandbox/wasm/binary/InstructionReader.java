package io.stratos.sandbox.wasm.binary;

import io.stratos.abi.model.ReasonCode;
import org.jspecify.annotations.Nullable;

/// Reads the instructions of one function body, one after the other, as strictly as the format is
/// written: what this reads and what the engine reads must be the same instructions.
public final class InstructionReader {
    public static final int NO_VALUE = 0x40;
    private static final int F64 = 0x7c;
    private static final int I32 = 0x7f;
    private static final int V128 = 0x7b;
    private static final int SIGN_BIT = 0x40;
    private static final int MEMORY_INDEX_FOLLOWS = 0x40;
    private static final int[] NO_LABELS = {};

    private final ByteCursor cursor;
    private int start;
    private int opcode;
    private long immediate;
    private int[] labels = NO_LABELS;
    private @Nullable Proposal proposal;

    /// @param cursor stands at the first instruction and ends with the body
    public InstructionReader(ByteCursor cursor) {
        this.cursor = cursor;
    }

    /// Reads the next instruction; false at the end of the body.
    public boolean next() throws UnreadableModuleException {
        if (cursor.atEnd()) {
            return false;
        }
        start = cursor.position();
        opcode = cursor.u8();
        if (Opcode.isPrefix(opcode)) {
            long number = cursor.u32();
            if (number > 0xffff) {
                throw unknown();
            }
            opcode = (opcode << 16) | (int) number;
        }
        proposal = Opcode.proposalOf(opcode);
        readImmediate(Opcode.immediateOf(opcode));
        return true;
    }

    /// Position of the instruction in the code file.
    public int start() {
        return start;
    }

    /// Position behind the instruction.
    public int end() {
        return cursor.position();
    }

    public int opcode() {
        return opcode;
    }

    /// Label, function, type, local, global or block type, whichever the instruction has.
    public int immediate() {
        return (int) immediate;
    }

    /// The labels of a `br_table`, the default one last.
    public int[] labels() {
        return labels;
    }

    /// What the instruction belongs to; null for the first WebAssembly.
    public @Nullable Proposal proposal() {
        return proposal;
    }

    private void readImmediate(Immediate kind) throws UnreadableModuleException {
        switch (kind) {
            case NONE -> {}
            case BLOCK_TYPE -> immediate = blockType();
            case INDEX -> immediate = cursor.u32();
            case LABELS -> readLabels();
            case TYPE_AND_TABLE -> {
                immediate = cursor.u32();
                if (cursor.u32() != 0) {
                    proposal = Proposal.REFERENCE_TYPES;
                }
            }
            case TWO_INDEXES -> {
                immediate = cursor.u32();
                cursor.u32();
            }
            case MEMORY_ARGUMENT -> memoryArgument();
            case MEMORY_ARGUMENT_AND_LANE -> {
                memoryArgument();
                cursor.u8();
            }
            case MEMORY -> memory();
            case TWO_MEMORIES -> {
                memory();
                memory();
            }
            case SIGNED_32 -> immediate = cursor.s32();
            case SIGNED_64 -> immediate = cursor.s64();
            case BYTES_1 -> cursor.skip(1);
            case BYTES_4 -> cursor.skip(Float.BYTES);
            case BYTES_8 -> cursor.skip(Double.BYTES);
            case BYTES_16 -> cursor.skip(2 * Double.BYTES);
            case VALUE_TYPES -> cursor.skip(cursor.u32());
            case UNKNOWN -> throw unknown();
        }
    }

    /// One byte for the types of the first WebAssembly; everything else is an extension.
    private int blockType() throws UnreadableModuleException {
        int first = cursor.u8();
        if (first == NO_VALUE || (first >= F64 && first <= I32)) {
            return first;
        }
        if (first == V128) {
            proposal = Proposal.SIMD;
        } else if (first < 0x80 && (first & SIGN_BIT) != 0) {
            proposal = Proposal.REFERENCE_TYPES;
        } else {
            proposal = Proposal.MULTI_VALUE;
            for (int bytes = 1, next = first; next >= 0x80; bytes++) {
                if (bytes == 5) {
                    throw new UnreadableModuleException("a block type is too long", start);
                }
                next = cursor.u8();
            }
        }
        return NO_VALUE;
    }

    private void readLabels() throws UnreadableModuleException {
        int count = cursor.count();
        int[] read = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            long label = cursor.u32();
            read[i] = (int) Math.min(label, Integer.MAX_VALUE);
        }
        labels = read;
    }

    private void memoryArgument() throws UnreadableModuleException {
        long alignment = cursor.u32();
        if (alignment >= MEMORY_INDEX_FOLLOWS) {
            proposal = Proposal.MULTI_MEMORY;
            cursor.u32();
        }
        cursor.u32();
    }

    private void memory() throws UnreadableModuleException {
        int first = cursor.u8();
        if (first != 0) {
            throw new UnreadableModuleException(
                    ReasonCode.ABI_FEATURE, "an instruction names a memory other than the first", start);
        }
    }

    private UnreadableModuleException unknown() {
        if (proposal != null && !proposal.isAllowed()) {
            return new UnreadableModuleException(
                    ReasonCode.ABI_FEATURE, "the code uses " + proposal.label() + ". " + proposal.fix(), start);
        }
        return new UnreadableModuleException("there is no such instruction", start);
    }
}
