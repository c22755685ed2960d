package io.stratos.sandbox.wasm;

/// What a compilation may allocate in all, which is no less than what it holds at a time.
///
/// A strategy takes 1 KiB for each byte of its code or less, a small one some megabytes more. Half of the
/// heap is left to the host, whatever a module is made of.
final class CompileMemory {
    private static final long SMALL_MODULE_BYTES = 128L << 20;
    private static final long BYTES_PER_CODE_BYTE = 1 << 10;

    private CompileMemory() {}

    static long bytesMax(int codeBytes, long heapBytesMax) {
        return Math.min(SMALL_MODULE_BYTES + BYTES_PER_CODE_BYTE * codeBytes, heapBytesMax / 2);
    }
}
