package io.stratos.execution.connector;

import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.AccountReconciliation.Tightening;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.ForcedAction;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.reconcile.Step;

/// Raises an alarm as the outcome of an order stays unknown: at each age of the policy, then each time that
/// the last of them goes by again, until it ends. The first makes the account CLOSE_ONLY.
final class UnknownAlarms {

    private final ReconcilePolicy policy;
    private final Orders orders;
    private final Outlet outlet;
    private final Tightening tightening;

    UnknownAlarms(ReconcilePolicy policy, Orders orders, Outlet outlet, Tightening tightening) {
        this.policy = policy;
        this.orders = orders;
        this.outlet = outlet;
        this.tightening = tightening;
    }

    /// The age at which the next alarm is due.
    private long dueAt(int alarms) {
        var ages = policy.unknownAlarmNanos();
        int beyond = alarms - ages.size() + 1;
        return beyond <= 0 ? ages.get(alarms) : ages.getLast() * (beyond + 1L);
    }

    /// Looks at the age of an order that is unknown.
    ///
    /// @param run the newest comparison
    void look(Order order, long run, long nowNanos) {
        long age = nowNanos - order.unknownSinceNanos();
        if (age < dueAt(order.alarms())) {
            return;
        }
        boolean isFirst = order.alarms() == 0;
        while (age >= dueAt(order.alarms())) {
            order.alarm();
        }
        orders.changed(order);
        outlet.transition(order, nowNanos);
        outlet.reconciliation(
                new ReconciliationRecord(
                        run,
                        Cause.UNKNOWN.number(),
                        Step.ALARM.number(),
                        Category.DANGEROUS.number(),
                        order.clientOrderId(),
                        ReasonCode.REC_UNKNOWN_AGE,
                        ForcedAction.TIGHTEN.number(),
                        "age_ns=" + age,
                        0,
                        "",
                        ""),
                nowNanos);
        if (isFirst) {
            tightening.tighten(SafetyState.CLOSE_ONLY, ReasonCode.REC_UNKNOWN_AGE, nowNanos);
        }
    }
}
