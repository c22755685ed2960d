package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import io.stratos.sandbox.wasm.check.ModuleSketch.Export;
import io.stratos.sandbox.wasm.check.ModuleSketch.Global;
import io.stratos.sandbox.wasm.check.ModuleSketch.Limits;
import java.util.ArrayList;
import java.util.List;

/// Reads what a module declares: types, imports, functions, tables, memories, globals, exports.
final class DeclarationReader {
    private static final int FUNCTION_FORM = 0x60;
    private static final int HAS_MAXIMUM = 1;
    private static final int LIMITS_FLAGS_MAX = 0x0f;
    private static final int TAG_KIND = 4;
    private static final int TABLE_KIND = 1;

    private final ModuleSketch sketch;
    private final Violations violations;

    DeclarationReader(ModuleSketch sketch, Violations violations) {
        this.sketch = sketch;
        this.violations = violations;
    }

    void types(ByteCursor cursor) throws UnreadableModuleException {
        int count = entries(cursor, Section.TYPE);
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            if (cursor.u8() != FUNCTION_FORM) {
                throw ValueTypes.extension("a type is not a plain function type", offset);
            }
            List<Integer> parameters = numbers(cursor);
            List<Integer> results = numbers(cursor);
            if (results.size() > 1) {
                sketch.features.add(Proposal.MULTI_VALUE, Section.TYPE, offset);
            }
            sketch.types.add(new FunctionType(parameters, results));
        }
    }

    private List<Integer> numbers(ByteCursor cursor) throws UnreadableModuleException {
        int offset = cursor.position();
        int count = cursor.count();
        if (count > ModuleCaps.PARAMETERS_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    "a function type has " + count + " parameters or results, allowed are " + ModuleCaps.PARAMETERS_MAX,
                    Section.TYPE,
                    offset,
                    "Pass a pointer to a struct.");
        }
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(ValueTypes.value(cursor, sketch.features, Section.TYPE));
        }
        return types;
    }

    void imports(ByteCursor cursor) throws UnreadableModuleException {
        int count = cursor.count();
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            boolean wasi = cursor.name().startsWith("wasi");
            cursor.name();
            int kind = cursor.u8();
            switch (kind) {
                case ModuleSketch.FUNCTION_KIND -> {
                    sketch.functions.add((int) cursor.u32());
                    sketch.importedFunctions++;
                }
                case TABLE_KIND -> {
                    ValueTypes.functionReference(cursor, sketch.features, Section.TABLE);
                    limits(cursor);
                }
                case ModuleSketch.MEMORY_KIND -> {
                    limits(cursor);
                    sketch.importedMemories++;
                }
                case ModuleSketch.GLOBAL_KIND -> {
                    sketch.globals.add(global(cursor));
                    sketch.importedGlobals++;
                }
                case TAG_KIND -> {
                    cursor.u8();
                    cursor.u32();
                }
                default -> throw new UnreadableModuleException("an import has an unknown kind", offset);
            }
            violations.add(
                    ReasonCode.ABI_IMPORT,
                    "import " + i + (wasi ? " is of WASI" : "") + "; strategies import nothing",
                    Section.IMPORT,
                    offset,
                    wasi
                            ? "Build for wasm32-unknown-unknown and use no files, clocks, threads or randomness."
                            : "Remove the foreign function, or link what it stands for.");
        }
    }

    void functions(ByteCursor cursor) throws UnreadableModuleException {
        int offset = cursor.position();
        int count = cursor.count();
        if (count > ModuleCaps.FUNCTIONS_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    count + " functions, allowed are " + ModuleCaps.FUNCTIONS_MAX,
                    Section.FUNCTION,
                    offset,
                    "Build with optimisation and link-time optimisation; remove unused dependencies.");
        }
        for (int i = 0; i < count; i++) {
            long type = cursor.u32();
            if (type >= sketch.types.size()) {
                throw cursor.damaged("a function has a type that does not exist");
            }
            sketch.functions.add((int) type);
        }
    }

    void tables(ByteCursor cursor) throws UnreadableModuleException {
        int count = cursor.count();
        for (int i = 0; i < count; i++) {
            ValueTypes.functionReference(cursor, sketch.features, Section.TABLE);
            sketch.tables.add(limits(cursor));
        }
    }

    void memories(ByteCursor cursor) throws UnreadableModuleException {
        int count = cursor.count();
        for (int i = 0; i < count; i++) {
            sketch.memories.add(limits(cursor));
        }
    }

    private static Limits limits(ByteCursor cursor) throws UnreadableModuleException {
        int offset = cursor.position();
        int flags = cursor.u8();
        if (flags > LIMITS_FLAGS_MAX) {
            throw new UnreadableModuleException("a limit has unknown flags", offset);
        }
        long minimum = cursor.u64();
        long maximum = (flags & HAS_MAXIMUM) == 0 ? Long.MAX_VALUE : cursor.u64();
        return new Limits(offset, flags, minimum, maximum);
    }

    void globals(ByteCursor cursor) throws UnreadableModuleException {
        int count = entries(cursor, Section.GLOBAL);
        for (int i = 0; i < count; i++) {
            sketch.globals.add(global(cursor));
            ValueTypes.constant(cursor, sketch, violations, Section.GLOBAL);
        }
    }

    private Global global(ByteCursor cursor) throws UnreadableModuleException {
        int type = ValueTypes.value(cursor, sketch.features, Section.GLOBAL);
        int mutability = cursor.u8();
        if (mutability > 1) {
            throw cursor.damaged("a global is neither constant nor variable");
        }
        return new Global(type, mutability == 1);
    }

    void exports(ByteCursor cursor) throws UnreadableModuleException {
        int count = cursor.count();
        for (int i = 0; i < count; i++) {
            int offset = cursor.position();
            String name = cursor.name();
            int kind = cursor.u8();
            sketch.exports.add(new Export(offset, name, kind, cursor.u32()));
        }
    }

    private int entries(ByteCursor cursor, Section section) throws UnreadableModuleException {
        int offset = cursor.position();
        int count = cursor.count();
        if (count > ModuleCaps.ENTRIES_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    count + " entries, allowed are " + ModuleCaps.ENTRIES_MAX,
                    section,
                    offset,
                    "Remove unused dependencies.");
        }
        return count;
    }
}
