package io.stratos.sandbox.wasm.check;

/// Size limits of a module, above what a strategy needs and below what hurts the host.
final class ModuleCaps {
    /// Largest code file, whatever a policy says: compile time and generated classes grow with it.
    static final int CODE_BYTES_MAX = 1 << 20;

    /// Compile time: a strategy of 30 KB has about 100 functions.
    static final int FUNCTIONS_MAX = 5_000;

    /// HotSpot does not compile a method above 8,000 bytes of bytecode, which runs about 1,000
    /// times slower. Bytecode is about 1.1 times as long as its wasm, and metering adds to it.
    static final int FUNCTION_BYTES_MAX = 5_000;

    /// The engine's validation and code generator recurse with it.
    static final int NESTING_MAX = 256;

    /// HotSpot's second compiler takes time with the square of the loops of a method: 179 of them keep a core busy for
    /// six to nine seconds, 64 for half a one. Strategies built by Rust have up to eight in a function.
    static final int LOOPS_MAX = 64;

    /// Each label becomes an entry of a jump table in the method's bytecode.
    static final int LABELS_MAX = 1_024;

    /// Each local is a slot of a JVM frame; 50,000 of them in a recursion eat the lane's stack.
    static final int LOCALS_MAX = 1_000;

    /// The JVM passes at most 255 slots; a 64-bit value takes two.
    static final int PARAMETERS_MAX = 100;

    /// The table is two arrays in the host's heap, outside the guest's memory limit.
    static final int TABLE_ENTRIES_MAX = 4_096;

    /// For each type, the generator makes a jump to every function of that type: about 2 KiB of memory each.
    static final int CALLS_BY_TYPE_MAX = 20_000;

    /// Types, globals, element and data segments: each is an object in the host's heap.
    static final int ENTRIES_MAX = 5_000;

    /// The engine's own limit: its memory is one Java array.
    static final int PAGES_MAX = 32_767;

    /// Fixed by WebAssembly.
    static final int PAGE_BYTES = 65_536;

    private ModuleCaps() {}
}
