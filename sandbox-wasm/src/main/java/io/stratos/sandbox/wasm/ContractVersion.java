package io.stratos.sandbox.wasm;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.sandbox.GuestFault;
import org.jspecify.annotations.Nullable;

/// Version of the contract, as `stratos_abi` packs it: `major << 16 | minor`.
record ContractVersion(int major, int minor) {
    /// What this host speaks.
    static final ContractVersion HOST = new ContractVersion(1, 0);

    static ContractVersion ofPacked(int packed) {
        return new ContractVersion(packed >>> 16, packed & 0xffff);
    }

    private int packed() {
        return major << 16 | minor;
    }

    /// Null if a host of this version runs modules of that one: the same major version, no newer
    /// minor one.
    @Nullable
    GuestFault refusalOf(ContractVersion module) {
        boolean fits = module.major == major && module.minor <= minor;
        return fits
                ? null
                : new GuestFault(GuestFault.Kind.ABI_VIOLATION, ReasonCode.ABI_VERSION, module.packed() & 0xffff_ffffL);
    }
}
