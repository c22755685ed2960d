package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;

/// Reads element and data segments. Only those are allowed that are put in place when the instance
/// starts.
final class SegmentReader {
    private static final int ACTIVE = 0;
    private static final int PASSIVE = 1;
    private static final int ACTIVE_WITH_INDEX = 2;
    private static final int ELEMENT_KINDS = 8;

    private final ModuleSketch sketch;
    private final Violations violations;

    SegmentReader(ModuleSketch sketch, Violations violations) {
        this.sketch = sketch;
        this.violations = violations;
    }

    void elements(ByteCursor cursor) throws UnreadableModuleException {
        int count = segments(cursor, Section.ELEMENT);
        long entries = 0;
        int first = cursor.position();
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            long kind = cursor.u32();
            if (kind >= ELEMENT_KINDS) {
                throw new UnreadableModuleException("an element segment is of an unknown kind", offset);
            }
            if (kind != ACTIVE) {
                Proposal proposal = (kind & PASSIVE) == 0 ? Proposal.REFERENCE_TYPES : Proposal.BULK_MEMORY;
                sketch.features.add(proposal, Section.ELEMENT, offset);
                cursor.skipAll(); // those that follow are of no interest any more
                return;
            }
            ValueTypes.constant(cursor, sketch, violations, Section.ELEMENT);
            int functions = cursor.count();
            for (int k = 0; k < functions; k++) {
                cursor.u32();
            }
            entries += functions;
        }
        if (entries > ModuleCaps.TABLE_ENTRIES_MAX) {
            violations.add(
                    ReasonCode.ABI_LIMIT,
                    entries + " entries for the table, allowed are " + ModuleCaps.TABLE_ENTRIES_MAX,
                    Section.ELEMENT,
                    first,
                    "Use fewer function pointers and trait objects.");
        }
    }

    void data(ByteCursor cursor) throws UnreadableModuleException {
        sketch.dataOffset = cursor.position();
        int count = segments(cursor, Section.DATA);
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            switch ((int) cursor.u32()) {
                case ACTIVE -> ValueTypes.constant(cursor, sketch, violations, Section.DATA);
                case PASSIVE -> sketch.features.add(Proposal.BULK_MEMORY, Section.DATA, offset);
                case ACTIVE_WITH_INDEX -> {
                    if (cursor.u32() != 0) {
                        sketch.features.add(Proposal.MULTI_MEMORY, Section.DATA, offset);
                    }
                    ValueTypes.constant(cursor, sketch, violations, Section.DATA);
                }
                default -> throw new UnreadableModuleException("a data segment is of an unknown kind", offset);
            }
            long length = cursor.u32();
            cursor.skip(length);
            sketch.dataBytes += length;
        }
    }

    private int segments(ByteCursor cursor, Section section) throws UnreadableModuleException {
        int offset = cursor.position();
        int count = cursor.count();
        if (count > ModuleCaps.ENTRIES_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    count + " segments, allowed are " + ModuleCaps.ENTRIES_MAX,
                    section,
                    offset,
                    "Merge the static data.");
        }
        return count;
    }
}
