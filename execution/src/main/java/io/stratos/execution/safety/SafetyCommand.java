package io.stratos.execution.safety;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;

/// Someone wants the interlock changed.
///
/// @param actor who; from the token of the caller, never from a request body
/// @param reconciled whether a clean reconciliation stands behind it; loosening needs one
/// @param note what the actor says, for people; loosening needs one
public record SafetyCommand(
        SafetyScope scope, SafetyState state, ReasonCode reason, String actor, boolean reconciled, String note) {

    /// Longest note, in characters.
    public static final int NOTE_LENGTH_MAX = 120;

    public SafetyCommand {
        if (note.length() > NOTE_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "Condition failed: a note has at most " + NOTE_LENGTH_MAX + " characters, got=" + note.length());
        }
    }

    /// A command without a note, which can only tighten.
    public SafetyCommand(SafetyScope scope, SafetyState state, ReasonCode reason, String actor, boolean reconciled) {
        this(scope, state, reason, actor, reconciled, "");
    }

    /// The same command by someone who cannot point to a reconciliation.
    public SafetyCommand withoutReconciliation() {
        return new SafetyCommand(scope, state, reason, actor, false, note);
    }
}
