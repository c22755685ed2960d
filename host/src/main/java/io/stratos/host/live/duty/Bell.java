package io.stratos.host.live.duty;

/// Rung by whoever has put something where an agent will find it: a lane of a thousand instances looks at those first
/// whose bell rang. Only a hint, so that what is put without it is found a little later. Safe from any thread.
@FunctionalInterface
public interface Bell {
    /// Nobody listens.
    Bell NONE = () -> {};

    void ring();
}
