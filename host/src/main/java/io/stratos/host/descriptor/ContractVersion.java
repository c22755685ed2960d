package io.stratos.host.descriptor;

import java.util.Optional;
import java.util.regex.Pattern;

/// `MAJOR.MINOR` of the contract between strategy and host.
public record ContractVersion(int major, int minor) {

    /// What this host speaks: every minor version up to it loads, another major version does not (SPEC M-5).
    public static final ContractVersion HOST = new ContractVersion(1, 0);

    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})");

    /// Empty if the text is no such version.
    public static Optional<ContractVersion> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new ContractVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
