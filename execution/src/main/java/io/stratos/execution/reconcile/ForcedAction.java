package io.stratos.execution.reconcile;

import io.stratos.abi.model.Numbered;

/// What a finding forces. Numbers stand in `ReconciliationRecord.action`.
public enum ForcedAction implements Numbered {
    NONE(1),
    /// The question is asked again; nothing is concluded.
    ASK_AGAIN(2),
    /// The order ends, by evidence.
    SETTLE(3),
    /// Kept apart and listed until someone accepts it; safety tightens.
    QUARANTINE(4),
    /// Our side takes over what the venue says.
    REBUILD(5),
    /// Safety tightens at once.
    TIGHTEN(6),
    /// The identical request goes out again.
    RESUBMIT(7),
    /// It is over here and open there: safety tightens, and the venue is asked to take it back.
    TAKE_BACK(8);

    private final int number;

    ForcedAction(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
