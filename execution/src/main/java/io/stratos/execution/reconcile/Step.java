package io.stratos.execution.reconcile;

import io.stratos.abi.model.Numbered;

/// What a record of the journal tells of a reconciliation. Numbers stand in `ReconciliationRecord.step`.
public enum Step implements Numbered {
    FINDING(1),
    VERDICT(2),
    /// An operator's act.
    RESOLUTION(3),
    /// An order's outcome has been unknown for too long.
    ALARM(4);

    private final int number;

    Step(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
