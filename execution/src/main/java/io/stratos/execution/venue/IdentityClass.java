package io.stratos.execution.venue;

/// What a venue does with a client order id that comes again; the rule for retries follows
/// (`faults.md` §1.3).
public enum IdentityClass {
    /// Nothing is created, the original order is returned.
    A,
    /// Refused, for ever: the refusal proves that the order exists.
    B1,
    /// Refused only while the first order is open.
    B2,
    /// Refused only for some time.
    B3,
    /// A second order is created.
    C
}
