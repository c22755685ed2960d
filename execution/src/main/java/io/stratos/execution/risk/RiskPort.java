package io.stratos.execution.risk;

/// Says yes or no to an order or amendment right before it is sent. Must not block and must answer
/// the same question the same way.
@FunctionalInterface
public interface RiskPort {
    RiskAnswer check(RiskQuestion question);
}
