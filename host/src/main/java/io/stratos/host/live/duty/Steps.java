package io.stratos.host.live.duty;

/// Told when a [LiveStep] is reached; a test ends the process there.
@FunctionalInterface
public interface Steps {
    /// Nobody watches.
    Steps NONE = _ -> {};

    void reached(LiveStep step);
}
