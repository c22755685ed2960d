package io.stratos.execution.connector;

import io.stratos.abi.model.ReasonCode;

/// What the account core made of a venue's report.
public sealed interface ReportOutcome {

    /// It was booked.
    record Applied() implements ReportOutcome {}

    /// It said nothing new: a duplicate, or something later overtook it.
    record Repeated() implements ReportOutcome {}

    /// It cannot be true together with what was reported before. What is money was booked all the
    /// same; the shell starts a reconciliation and tightens safety by policy.
    record Contradicted(ReasonCode code) implements ReportOutcome {}

    /// No order of this account has that id (`REC_MISSING_LOCAL`).
    record Foreign(String clientOrderId) implements ReportOutcome {}
}
