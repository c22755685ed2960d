package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.ByteCursor;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.binary.UnreadableModuleException;
import java.util.Arrays;

/// Walks the sections of a module and sketches what they declare.
final class ModuleReader {
    private static final byte[] MAGIC_AND_VERSION = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final byte[] code;
    private final Violations violations;
    private final FeatureUses features;
    private final DeclarationReader declarations;
    private final BodyReader bodies;
    private final SegmentReader segments;

    ModuleReader(byte[] code, ModuleSketch sketch, Violations violations) {
        this.code = code;
        this.violations = violations;
        this.features = sketch.features;
        this.declarations = new DeclarationReader(sketch, violations);
        this.bodies = new BodyReader(sketch, violations);
        this.segments = new SegmentReader(sketch, violations);
    }

    void read() throws UnreadableModuleException {
        int preamble = MAGIC_AND_VERSION.length;
        if (code.length < preamble || !Arrays.equals(code, 0, preamble, MAGIC_AND_VERSION, 0, preamble)) {
            throw new UnreadableModuleException("this is not a WebAssembly module of version 1", 0);
        }
        ByteCursor cursor = new ByteCursor(code, preamble, code.length);
        Section previous = Section.MODULE;
        while (!cursor.atEnd()) {
            int offset = cursor.position();
            Section section = Section.ofId(cursor.u8());
            if (section == null) {
                throw new UnreadableModuleException("there is no such section", offset);
            }
            ByteCursor content = cursor.slice(cursor.u32());
            if (section != Section.CUSTOM) {
                if (section.compareTo(previous) <= 0) {
                    throw new UnreadableModuleException("a section stands twice or out of order", offset);
                }
                previous = section;
            }
            read(section, content, offset);
            content.expectEnd("a section is longer than its content");
        }
    }

    private void read(Section section, ByteCursor content, int offset) throws UnreadableModuleException {
        switch (section) {
            case MODULE -> throw new IllegalStateException("Invariant: the module is no section of itself");
            case CUSTOM -> {
                content.name();
                content.skipAll();
            }
            case TYPE -> declarations.types(content);
            case IMPORT -> declarations.imports(content);
            case FUNCTION -> declarations.functions(content);
            case TABLE -> declarations.tables(content);
            case MEMORY -> declarations.memories(content);
            case TAG -> {
                features.add(Proposal.EXCEPTIONS, Section.TAG, offset);
                content.skipAll();
            }
            case GLOBAL -> declarations.globals(content);
            case EXPORT -> declarations.exports(content);
            case START -> {
                violations.add(
                        ReasonCode.ABI_FEATURE,
                        "the module has a start function",
                        Section.START,
                        offset,
                        "Remove static constructors; the first call is Input.init.");
                content.skipAll();
            }
            case ELEMENT -> segments.elements(content);
            case DATA_COUNT -> content.u32();
            case CODE -> bodies.code(content);
            case DATA -> segments.data(content);
        }
    }
}
