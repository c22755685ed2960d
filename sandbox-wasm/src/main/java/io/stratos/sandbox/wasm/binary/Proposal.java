package io.stratos.sandbox.wasm.binary;

/// Extensions of the first WebAssembly, as far as toolchains use them, and whether a strategy may.
///
/// Allowed is what compilers switch on by default and what costs nothing to hold: everything else is
/// surface for attacks on the engine.
public enum Proposal {
    SIGN_EXTENSION("sign-extension operators", "sign-ext", true),
    SATURATING_CONVERSION("non-trapping float-to-int conversions", "nontrapping-fptoint", true),
    MEMORY_COPY_AND_FILL("memory.copy and memory.fill", "bulk-memory", true),
    BULK_MEMORY("passive segments and bulk table operations", "bulk-memory", false),
    MULTI_VALUE("multi-value", "multivalue", false),
    REFERENCE_TYPES("reference types", "reference-types", false),
    SIMD("128-bit vectors (SIMD)", "simd128", false),
    THREADS("threads and atomics", "atomics", false),
    TAIL_CALL("tail calls", "tail-call", false),
    EXCEPTIONS("exception handling", "exception-handling", false),
    EXTENDED_CONSTANT("extended constant expressions", "extended-const", false),
    MULTI_MEMORY("more than one memory", "multimemory", false),
    GARBAGE_COLLECTION("garbage collection and typed references", "gc", false),
    WIDE_ARITHMETIC("128-bit arithmetic", "wide-arithmetic", false);

    private final String label;
    private final String rustFeature;
    private final boolean allowed;

    Proposal(String label, String rustFeature, boolean allowed) {
        this.label = label;
        this.rustFeature = rustFeature;
        this.allowed = allowed;
    }

    /// What people call it.
    public String label() {
        return label;
    }

    public boolean isAllowed() {
        return allowed;
    }

    /// How an author switches it off.
    public String fix() {
        return "Build with RUSTFLAGS=\"-C target-feature=-" + rustFeature + "\", or for the target wasm32v1-none.";
    }
}
