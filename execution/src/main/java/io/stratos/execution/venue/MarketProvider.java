package io.stratos.execution.venue;

/// A kind of market data that an installed plugin brings, whatever the venue is. Plugins name their class in
/// `META-INF/extensions.idx`.
public interface MarketProvider {

    /// What configuration names it by; an identifier.
    String name();

    /// Opens the market; blocks until it is open or refused, off the threads that trade. What the settings lack or
    /// get wrong is a refusal, never an exception.
    MarketOpening open(MarketAccess access);
}
