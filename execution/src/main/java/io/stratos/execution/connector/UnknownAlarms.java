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

/// Raises an alarm as the outcome of an order stays unknown, once for each age of the policy; the first makes the
/// account CLOSE_ONLY.
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

    /// Looks at the age of an order that is unknown.
    ///
    /// @param run the newest comparison
    void look(Order order, long run, long nowNanos) {
        var ages = policy.unknownAlarmNanos();
        long age = nowNanos - order.unknownSinceNanos();
        if (order.alarms() >= ages.size() || age < ages.get(order.alarms())) {
            return;
        }
        boolean isFirst = order.alarms() == 0;
        while (order.alarms() < ages.size() && age >= ages.get(order.alarms())) {
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
