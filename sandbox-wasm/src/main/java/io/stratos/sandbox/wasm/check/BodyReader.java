package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.InstructionReader;
import io.stratos.sandbox.wasm.binary.Opcode;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;

/// Reads function bodies: sizes, locals, and each instruction, for what it belongs to and how deep it
/// stands.
final class BodyReader {
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
            int function = sketch.importedFunctions + i;
            int offset = cursor.position();
            long length = cursor.u32();
            if (length > ModuleCaps.FUNCTION_BYTES_MAX) {
                refuse(function, "is " + length + " bytes long", ModuleCaps.FUNCTION_BYTES_MAX, offset);
            }
            ByteCursor body = cursor.slice(length);
            try {
                locals(function, body);
                instructions(function, body);
            } catch (UnreadableModuleException e) { // the other bodies can still be read
                violations.add(
                        e.code(), e.what(), Section.CODE, e.offset(), e.code().nextStep());
            }
        }
    }

    private void locals(int function, ByteCursor body) throws UnreadableModuleException {
        int offset = body.position();
        int groups = body.count();
        long locals = 0;
        for (int i = 0; i < groups; i++) {
            locals += body.u32();
            ValueTypes.value(body, sketch.features, Section.CODE);
        }
        if (locals > ModuleCaps.LOCALS_MAX) {
            refuse(function, "has " + locals + " locals", ModuleCaps.LOCALS_MAX, offset);
        }
    }

    private void instructions(int function, ByteCursor body) throws UnreadableModuleException {
        InstructionReader reader = new InstructionReader(body);
        int depth = 1;
        int depthMax = 1;
        int labelsMax = 0;
        int loops = 0;
        while (depth > 0 && reader.next()) {
            Proposal proposal = reader.proposal();
            if (proposal != null) {
                sketch.features.add(proposal, Section.CODE, reader.start());
            }
            depth += Opcode.opensBlock(reader.opcode()) ? 1 : 0;
            switch (reader.opcode()) {
                case Opcode.LOOP -> loops++;
                case Opcode.END, Opcode.DELEGATE -> depth--;
                case Opcode.BR_TABLE -> labelsMax = Math.max(labelsMax, reader.labels().length - 1);
                default -> {}
            }
            depthMax = Math.max(depthMax, depth);
        }
        if (depth > 0) {
            throw body.damaged("a function has no end");
        }
        body.expectEnd("a function is longer than its instructions");
        if (depthMax > ModuleCaps.NESTING_MAX) {
            refuse(function, "nests " + depthMax + " blocks", ModuleCaps.NESTING_MAX, body.position());
        }
        if (loops > ModuleCaps.LOOPS_MAX) {
            refuse(function, "has " + loops + " loops", ModuleCaps.LOOPS_MAX, body.position());
        }
        if (labelsMax > ModuleCaps.LABELS_MAX) {
            refuse(function, "has a jump table of " + labelsMax, ModuleCaps.LABELS_MAX, body.position());
        }
    }

    private void refuse(int function, String what, int allowed, int offset) {
        violations.add(
                ReasonCode.ABI_COMPLEXITY,
                "function " + function + " " + what + ", allowed are " + allowed,
                Section.CODE,
                offset,
                "Split the function; mark what it inlines as #[inline(never)]; build with optimisation.");
    }
}
