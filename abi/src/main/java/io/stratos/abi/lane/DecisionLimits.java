package io.stratos.abi.lane;

/// Most that one decision may hold, whatever policy says. More is a fault of the guest (`ABI_MESSAGE`).
///
/// Policy sets lower limits, which the gate enforces intent by intent; these bound what is decoded at
/// all, so that no guest can make the lane allocate without end. The limit itself is allowed.
public final class DecisionLimits {
    /// Far above any policy's intents per event; bounds one turn's journal record to about 256 KiB.
    public static final int INTENTS_MAX = 1024;
    /// More timers than an instance may have alive.
    public static final int TIMERS_MAX = 64;
    /// One value for each of more tags than a descriptor may declare.
    public static final int HINTS_MAX = 256;
    /// Requests to the model and signal port.
    public static final int REQUESTS_MAX = 64;
    /// Numbers in one such request: a feature vector.
    public static final int REQUEST_VALUES_MAX = 256;
    /// Bytes of one claimed identity text: twice the longest identifier, for SemVer with build data.
    public static final int TEXT_BYTES_MAX = 128;
    /// Bytes of saved state; the sandbox's limits are lower.
    public static final int STATE_BYTES_MAX = 16 << 20;

    private DecisionLimits() {}
}
