package io.stratos.sandbox.wasm.check;

import io.stratos.abi.model.ReasonCode;
import io.stratos.sandbox.wasm.binary.Proposal;
import io.stratos.sandbox.wasm.binary.Section;
import io.stratos.sandbox.wasm.check.ModuleSketch.Limits;

/// What a module may declare of memory, tables and data.
final class MemoryRules {
    private static final int SHARED = 2;
    private static final int MEMORY_64 = 4;
    private static final String SMALLER =
            "Lower the memory or stack size (-zstack-size) or raise memory_bytes within policy.";

    private final ModuleSketch sketch;
    private final Violations violations;
    private final long capPages;

    MemoryRules(ModuleSketch sketch, Violations violations, long memoryBytesMax) {
        this.sketch = sketch;
        this.violations = violations;
        this.capPages = Math.min(memoryBytesMax / ModuleCaps.PAGE_BYTES, ModuleCaps.PAGES_MAX);
    }

    void check() {
        for (Limits memory : sketch.memories) {
            checkKind(memory);
            if (memory.minimum() > capPages) {
                refuse(
                        memory.minimum() + " pages of 64 KiB at the start, allowed are " + capPages,
                        Section.MEMORY,
                        memory.offset(),
                        SMALLER);
            }
        }
        if (sketch.memories.size() + sketch.importedMemories > 1) {
            refuse(
                    sketch.memories.size() + sketch.importedMemories + " memories, allowed is one",
                    Section.MEMORY,
                    sketch.memories.isEmpty() ? 0 : sketch.memories.getLast().offset(),
                    Proposal.MULTI_MEMORY.fix());
        }
        checkTables();
        checkData();
    }

    private void checkKind(Limits memory) {
        if ((memory.flags() & SHARED) != 0) {
            refuse("the memory is shared", Section.MEMORY, memory.offset(), Proposal.THREADS.fix());
        }
        if ((memory.flags() & MEMORY_64) != 0) {
            refuse("the memory has 64-bit addresses", Section.MEMORY, memory.offset(), "Build for wasm32.");
        }
        if (memory.flags() > (SHARED | MEMORY_64 | 1)) {
            refuse("the memory has pages of its own size", Section.MEMORY, memory.offset(), "Use pages of 64 KiB.");
        }
        if (memory.maximum() < memory.minimum()) {
            violations.add(
                    ReasonCode.ABI_INVALID,
                    "the memory's maximum is below its minimum",
                    Section.MEMORY,
                    memory.offset(),
                    ReasonCode.ABI_INVALID.nextStep());
        }
    }

    private void checkTables() {
        for (Limits table : sketch.tables) {
            if (table.flags() > 1) {
                refuse("the table is shared or has 64-bit indexes", Section.TABLE, table.offset(), "Build for wasm32.");
            }
            if (table.minimum() > ModuleCaps.TABLE_ENTRIES_MAX) {
                refuse(
                        table.minimum() + " table entries, allowed are " + ModuleCaps.TABLE_ENTRIES_MAX,
                        Section.TABLE,
                        table.offset(),
                        "Use fewer function pointers and trait objects.");
            }
        }
        if (sketch.tables.size() > 1) {
            refuse(
                    sketch.tables.size() + " tables, allowed is one",
                    Section.TABLE,
                    sketch.tables.getLast().offset(),
                    Proposal.REFERENCE_TYPES.fix());
        }
    }

    private void checkData() {
        if (sketch.memories.isEmpty()) {
            return;
        }
        long room = sketch.memories.getFirst().minimum() * ModuleCaps.PAGE_BYTES;
        if (room >= 0 && sketch.dataBytes > room) {
            refuse(
                    sketch.dataBytes + " bytes of static data, the memory starts with " + room,
                    Section.DATA,
                    sketch.dataOffset,
                    "Remove static data.");
        }
    }

    private void refuse(String what, Section section, int offset, String fix) {
        violations.add(ReasonCode.ABI_LIMIT, what, section, offset, fix);
    }

    /// The stricter of the declared maximum and the cap.
    int pagesMax() {
        return (int) Math.min(sketch.memories.getFirst().maximum(), capPages);
    }
}
