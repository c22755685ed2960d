package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;

/// Reads the sizes of what a module contains: function bodies with their locals, element and data
/// segments.
final class BodyReader {
    private static final int DATA_ACTIVE = 0;
    private static final int DATA_PASSIVE = 1;
    private static final int DATA_ACTIVE_WITH_MEMORY = 2;

    private final ModuleSketch sketch;
    private final Violations violations;

    BodyReader(ModuleSketch sketch, Violations violations) {
        this.sketch = sketch;
        this.violations = violations;
    }

    void code(ByteCursor cursor) throws UnreadableModuleException {
        sketch.hasCode = true;
        int count = cursor.count();
        if (count != sketch.functions.size() - sketch.importedFunctions) {
            throw cursor.damaged("there are not as many function bodies as functions");
        }
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            long length = cursor.u32();
            if (length > ModuleCaps.FUNCTION_BYTES_MAX) {
                violations.add(
                        ReasonCode.ABI_COMPLEXITY,
                        "function " + i + " is " + length + " bytes long, allowed are " + ModuleCaps.FUNCTION_BYTES_MAX,
                        Section.CODE,
                        offset,
                        "Split the function; mark what it inlines as #[inline(never)].");
            }
            locals(i, cursor.slice(length));
        }
    }

    private void locals(int function, ByteCursor body) throws UnreadableModuleException {
        int offset = body.position();
        int groups = body.count();
        long locals = 0;
        for (int i = 0; i < groups; i++) {
            locals += body.u32();
            ValueTypes.number(body);
        }
        if (locals > ModuleCaps.LOCALS_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    "function " + function + " has " + locals + " locals, allowed are " + ModuleCaps.LOCALS_MAX,
                    Section.CODE,
                    offset,
                    "Split the function, or build with optimisation.");
        }
    }

    void elements(ByteCursor cursor) throws UnreadableModuleException {
        segments(cursor, Section.ELEMENT);
        cursor.skipAll();
    }

    void data(ByteCursor cursor) throws UnreadableModuleException {
        sketch.dataOffset = cursor.position();
        int count = segments(cursor, Section.DATA);
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            switch ((int) cursor.u32()) {
                case DATA_ACTIVE -> ValueTypes.skipConstant(cursor);
                case DATA_PASSIVE -> {}
                case DATA_ACTIVE_WITH_MEMORY -> {
                    cursor.u32();
                    ValueTypes.skipConstant(cursor);
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
