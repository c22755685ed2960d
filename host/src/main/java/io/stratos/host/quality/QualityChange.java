package io.stratos.host.quality;

import io.stratos.abi.model.ReasonCode;

/// What the input of one instrument is answered with changed.
///
/// @param flags bits that are answered from now on, 0 once the input is good
/// @param previous those before
/// @param action the strongest answer; [QualityAction#NONE] once the input is good
/// @param reason code of the worst flaw; `OK` once the input is good
public record QualityChange(int instrument, int flags, int previous, QualityAction action, ReasonCode reason) {

    /// Told of each change, right when it happens.
    @FunctionalInterface
    public interface Listener {
        void changed(QualityChange change);
    }
}
