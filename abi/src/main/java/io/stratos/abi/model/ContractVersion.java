package io.stratos.abi.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// Version of the contract between strategy and host (SPEC M-5).
public record ContractVersion(int major, int minor) {

    /// What this host speaks.
    public static final ContractVersion HOST = new ContractVersion(1, 0);

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})");

    /// `MAJOR.MINOR`; empty if the text is no such version.
    public static Optional<ContractVersion> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ContractVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /// From `major << 16 | minor`, as the export `stratos_abi` of a module gives it.
    public static ContractVersion ofPacked(int packed) {
        return new ContractVersion(packed >>> 16, packed & 0xffff);
    }

    public int packed() {
        return major << 16 | minor;
    }

    /// Whether a host of this version runs a strategy made for that one: the same major version, no newer minor one.
    public boolean runs(ContractVersion strategy) {
        return strategy.major == major && strategy.minor <= minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
