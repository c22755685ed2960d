package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.check.ModuleSketch.Export;
import io.stratos.sandbox.wasm.check.ModuleSketch.Global;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The exports of the Wasm ABI, all of them and no others.
final class ExportRules {
    static final String MEMORY = "memory";
    static final String ABI = "stratos_abi";
    static final String IN = "stratos_in";
    static final String IN_CAP = "stratos_in_cap";
    static final String OUT = "stratos_out";
    static final String OUT_CAP = "stratos_out_cap";
    static final String CALL = "stratos_call";

    private static final FunctionType ASKS = new FunctionType(List.of(), List.of(ModuleShape.I32));
    private static final FunctionType CALLS = new FunctionType(List.of(ModuleShape.I32), List.of(ModuleShape.I32));
    private static final Map<String, FunctionType> FUNCTIONS =
            Map.of(ABI, ASKS, IN, ASKS, IN_CAP, ASKS, OUT, ASKS, OUT_CAP, ASKS, CALL, CALLS);
    private static final List<String> REQUIRED = List.of(MEMORY, ABI, IN, IN_CAP, OUT, OUT_CAP, CALL);

    /// What linkers add.
    private static final List<String> LINKER_GLOBALS = List.of("__data_end", "__heap_base");

    private final ModuleSketch sketch;
    private final Violations violations;
    private final Map<String, Export> found = new HashMap<>();

    ExportRules(ModuleSketch sketch, Violations violations) {
        this.sketch = sketch;
        this.violations = violations;
    }

    void check() {
        for (int i = 0; i < sketch.exports.size(); i++) {
            Export export = sketch.exports.get(i);
            String wrong = wrong(export);
            if (wrong != null) {
                violations.add(
                        ReasonCode.ABI_EXPORT,
                        "export " + i + " " + wrong,
                        Section.EXPORT,
                        export.offset(),
                        ReasonCode.ABI_EXPORT.nextStep());
            }
            if (found.put(export.name(), export) != null) {
                violations.add(
                        ReasonCode.ABI_INVALID,
                        "export " + i + " has the name of an earlier one",
                        Section.EXPORT,
                        export.offset(),
                        ReasonCode.ABI_INVALID.nextStep());
            }
        }
        for (String name : REQUIRED) {
            if (!found.containsKey(name)) {
                violations.add(
                        ReasonCode.ABI_EXPORT,
                        "the export " + name + " is missing",
                        Section.EXPORT,
                        0,
                        ReasonCode.ABI_EXPORT.nextStep());
            }
        }
    }

    private @Nullable String wrong(Export export) {
        FunctionType signature = FUNCTIONS.get(export.name());
        if (signature != null) {
            boolean right = export.kind() == ModuleSketch.FUNCTION_KIND && signature.equals(signatureOf(export));
            return right ? null : "(" + export.name() + ") must be a function of the ABI's type";
        }
        if (export.name().equals(MEMORY)) {
            boolean right =
                    export.kind() == ModuleSketch.MEMORY_KIND && export.index() == 0 && !sketch.memories.isEmpty();
            return right ? null : "(" + MEMORY + ") must be the memory";
        }
        if (LINKER_GLOBALS.contains(export.name())) {
            return isConstant(export) ? null : "(" + export.name() + ") must be a constant global";
        }
        return "is not part of the ABI";
    }

    private @Nullable FunctionType signatureOf(Export export) {
        if (export.index() >= sketch.functions.size()) {
            return null;
        }
        int type = sketch.functions.get((int) export.index());
        return type >= 0 && type < sketch.types.size() ? sketch.types.get(type) : null;
    }

    private boolean isConstant(Export export) {
        if (export.kind() != ModuleSketch.GLOBAL_KIND || export.index() >= sketch.globals.size()) {
            return false;
        }
        Global global = sketch.globals.get((int) export.index());
        return global.type() == ModuleShape.I32 && !global.mutable();
    }

    /// Index of an exported function of a module without violations.
    int functionIndex(String name) {
        Export export = found.get(name);
        if (export == null) {
            throw new IllegalStateException("Invariant: an accepted module exports " + name);
        }
        return (int) export.index();
    }
}
