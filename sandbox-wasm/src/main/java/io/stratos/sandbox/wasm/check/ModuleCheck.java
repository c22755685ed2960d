package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.CompileResult.Violation;
import io.stratos.abi.sandbox.ResourceLimits;
import io.stratos.sandbox.wasm.binary.FunctionType;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The first look at a module: size, structure, imports, exports, memory, tables, and every
/// instruction.
///
/// Everything that is wrong is reported at once. Only where the bytes cannot be read on does the
/// report end early.
public sealed interface ModuleCheck {

    record Accepted(ModuleShape shape) implements ModuleCheck {}

    record Refused(List<Violation> violations) implements ModuleCheck {}

    static ModuleCheck of(byte[] code, ResourceLimits limits) {
        Violations violations = new Violations();
        int bytesMax = Math.min(limits.codeBytesMax(), ModuleCaps.CODE_BYTES_MAX);
        if (code.length > bytesMax) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    "the module is " + code.length + " bytes long, allowed are " + bytesMax,
                    Section.MODULE,
                    0,
                    "Build with optimisation, strip symbols, remove unused dependencies.");
            return new Refused(violations.list());
        }
        ModuleSketch sketch = new ModuleSketch();
        try {
            new ModuleReader(code, sketch, violations).read();
        } catch (UnreadableModuleException e) {
            sketch.features.report(violations);
            violations.add(
                    e.code(), e.what(), Section.MODULE, e.offset(), e.code().nextStep());
            return new Refused(violations.list());
        }
        sketch.features.report(violations);
        MemoryRules memory = new MemoryRules(sketch, violations, limits.memoryBytesMax());
        memory.check();
        ExportRules exports = new ExportRules(sketch, violations);
        exports.check();
        checkCallsByType(sketch, violations);
        if (!sketch.hasCode && sketch.functions.size() > sketch.importedFunctions) {
            violations.add(
                    ReasonCode.ABI_INVALID,
                    "functions are declared but have no bodies",
                    Section.MODULE,
                    code.length,
                    ReasonCode.ABI_INVALID.nextStep());
        }
        return violations.isEmpty() ? new Accepted(shape(sketch, memory, exports)) : new Refused(violations.list());
    }

    private static void checkCallsByType(ModuleSketch sketch, Violations violations) {
        Map<FunctionType, Long> functions = sketch.functions.stream()
                .filter(type -> type >= 0 && type < sketch.types.size())
                .collect(Collectors.groupingBy(sketch.types::get, Collectors.counting()));
        long calls = sketch.types.stream()
                .mapToLong(type -> functions.getOrDefault(type, 0L))
                .sum();
        if (calls > ModuleCaps.CALLS_BY_TYPE_MAX) {
            violations.add(
                    ReasonCode.ABI_COMPLEXITY,
                    "calls by table may go from " + sketch.types.size() + " types to functions in " + calls
                            + " ways, allowed are " + ModuleCaps.CALLS_BY_TYPE_MAX,
                    Section.TYPE,
                    0,
                    "Let the linker merge equal types.");
        }
    }

    private static ModuleShape shape(ModuleSketch sketch, MemoryRules memory, ExportRules exports) {
        return new ModuleShape(
                (int) sketch.memories.getFirst().minimum(),
                memory.pagesMax(),
                sketch.types,
                sketch.functions,
                sketch.globals.size(),
                exports.functionIndex(ExportRules.ABI),
                exports.functionIndex(ExportRules.IN),
                exports.functionIndex(ExportRules.IN_CAP),
                exports.functionIndex(ExportRules.OUT),
                exports.functionIndex(ExportRules.OUT_CAP),
                exports.functionIndex(ExportRules.CALL));
    }
}
