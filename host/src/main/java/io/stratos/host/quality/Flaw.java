package io.stratos.host.quality;

import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;

/// What can be wrong with market data, worst first.
public enum Flaw {
    STALE(Quality.STALE, ReasonCode.DAT_STALE),
    GAP(Quality.GAP, ReasonCode.DAT_GAP),
    OUT_OF_ORDER(Quality.OUT_OF_ORDER, ReasonCode.DAT_ORDER),
    DUPLICATE(Quality.DUPLICATE, ReasonCode.DAT_DUPLICATE);

    private final int flag;
    private final ReasonCode code;

    Flaw(int flag, ReasonCode code) {
        this.flag = flag;
        this.code = code;
    }

    /// Its bit of [Quality].
    public int flag() {
        return flag;
    }

    /// Whether a code says that input is bad.
    public static boolean isNamedBy(ReasonCode code) {
        for (var flaw : values()) {
            if (flaw.code == code) {
                return true;
            }
        }
        return false;
    }

    /// The code that says it to people.
    public ReasonCode code() {
        return code;
    }
}
