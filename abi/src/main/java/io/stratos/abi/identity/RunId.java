package io.stratos.abi.identity;

/// Names a run by what went into it, so that the same run anywhere has the same id: 32 lower-case hex
/// digits.
public final class RunId {
    private static final String DOMAIN = "stratos.run.v1";
    private static final int DIGITS = 32;

    private RunId() {}

    /// The id of a run. Hashes are SHA-256 in lower-case hex; empty where a run has no such input.
    ///
    /// @param venueHash of the venue's model and parameters
    public static String of(String bundleHash, String configHash, long seed, String tapeHash, String venueHash) {
        return new Sha256()
                .text(DOMAIN)
                .text(bundleHash)
                .text(configHash)
                .int64(seed)
                .text(tapeHash)
                .text(venueHash)
                .hex(DIGITS);
    }
}
