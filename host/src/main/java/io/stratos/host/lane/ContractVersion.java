package io.stratos.host.lane;

/// The contract version this host speaks (SPEC M-5).
public final class ContractVersion {
    public static final int MAJOR = 1;
    public static final int MINOR = 0;

    private ContractVersion() {}
}
