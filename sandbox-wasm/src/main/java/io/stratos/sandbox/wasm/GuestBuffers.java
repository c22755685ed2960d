package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import org.jspecify.annotations.Nullable;

/// Where the guest reads its input and leaves its decision. Asked once; guest memory never shrinks,
/// so it stays true.
record GuestBuffers(int in, int inBytes, int out, int outBytes) {

    /// Null if both buffers lie inside a memory of this size. Addresses past 2 GiB read as negative
    /// and are outside too.
    @Nullable
    GuestFault refusalIn(int memoryBytes) {
        if (isOutside(in, inBytes, memoryBytes)) {
            return outside(in);
        }
        return isOutside(out, outBytes, memoryBytes) ? outside(out) : null;
    }

    private static boolean isOutside(int address, int bytes, int memoryBytes) {
        return address < 0 || bytes <= 0 || address > memoryBytes - bytes;
    }

    private static GuestFault outside(int address) {
        return new GuestFault(GuestFault.Kind.ABI_VIOLATION, ReasonCode.ABI_POINTER, Integer.toUnsignedLong(address));
    }
}
