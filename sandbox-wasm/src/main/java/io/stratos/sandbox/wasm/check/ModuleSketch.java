package io.stratos.sandbox.wasm.check;

import io.stratos.sandbox.wasm.binary.FunctionType;
import java.util.ArrayList;
import java.util.List;

/// What the sections of one module declare, as far as it was read.
final class ModuleSketch {
    static final int FUNCTION_KIND = 0;
    static final int MEMORY_KIND = 2;
    static final int GLOBAL_KIND = 3;

    /// @param maximum declared maximum, or what the binary format allows
    record Limits(int offset, int flags, long minimum, long maximum) {}

    record Global(int type, boolean mutable) {}

    /// @param name compared with names of ours, never shown
    record Export(int offset, String name, int kind, long index) {}

    final List<FunctionType> types = new ArrayList<>();

    /// Type of each function, imported ones first.
    final List<Integer> functions = new ArrayList<>();

    final List<Limits> tables = new ArrayList<>();
    final List<Limits> memories = new ArrayList<>();

    /// Globals, imported ones first.
    final List<Global> globals = new ArrayList<>();

    final List<Export> exports = new ArrayList<>();

    final FeatureUses features = new FeatureUses();

    int importedFunctions;
    int importedMemories;
    int importedGlobals;
    long dataBytes;
    int dataOffset;

    /// Whether the code section was there; its place is needed where there are no bodies.
    boolean hasCode;
}
