package io.stratos.execution.reconcile;

import io.stratos.abi.model.ReasonCode;

/// One difference, with its evidence and what it forces.
///
/// @param subject a client order id, `venue:` and a venue's order id, `position:` and an instrument, or a question
/// @param evidence `name=value` with spaces between, at most [#EVIDENCE_LENGTH_MAX] characters
/// @param venueTimeNanos the venue's own time of the evidence, 0 if there is none
public record Finding(
        long run,
        Cause cause,
        Category category,
        ForcedAction action,
        String subject,
        ReasonCode code,
        String evidence,
        long venueTimeNanos) {

    /// Longest evidence; what is longer is cut.
    public static final int EVIDENCE_LENGTH_MAX = 160;

    public Finding {
        if (evidence.length() > EVIDENCE_LENGTH_MAX) {
            evidence = evidence.substring(0, EVIDENCE_LENGTH_MAX);
        }
    }
}
