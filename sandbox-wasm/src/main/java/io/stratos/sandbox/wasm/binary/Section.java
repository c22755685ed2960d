package io.stratos.sandbox.wasm.binary;

import org.jspecify.annotations.Nullable;

/// The sections of a module, in the order in which they must stand. Custom ones may stand anywhere.
public enum Section {
    MODULE(-1, "module"),
    CUSTOM(0, "custom section"),
    TYPE(1, "type section"),
    IMPORT(2, "import section"),
    FUNCTION(3, "function section"),
    TABLE(4, "table section"),
    MEMORY(5, "memory section"),
    TAG(13, "tag section"),
    GLOBAL(6, "global section"),
    EXPORT(7, "export section"),
    START(8, "start section"),
    ELEMENT(9, "element section"),
    DATA_COUNT(12, "data count section"),
    CODE(10, "code section"),
    DATA(11, "data section");

    private final int id;
    private final String label;

    Section(int id, String label) {
        this.id = id;
        this.label = label;
    }

    public int id() {
        return id;
    }

    /// What it is called in reports.
    public String label() {
        return label;
    }

    /// The section with this id, or null if there is none.
    public static @Nullable Section ofId(int id) {
        for (Section section : values()) {
            if (section.id == id) {
                return section;
            }
        }
        return null;
    }
}
