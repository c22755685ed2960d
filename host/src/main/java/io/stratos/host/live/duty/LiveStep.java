package io.stratos.host.live.duty;

/// Moments between which the process may die: after each, everything that is only in memory can be lost, and
/// nothing may be doubled or lost by that. In the order in which an order comes to be and comes back.
public enum LiveStep {
    // a turn
    EVENT_TAKEN,
    TIMER_TAKEN,
    EXECUTION_TAKEN,
    NOTICE_TAKEN,
    TURN_DECIDED,
    TURN_WITH_EFFECTS,
    EXECUTION_CONSUMED,
    TURN_FAULTED,
    // its commit
    LANE_GROUP_ENDED,
    LANE_GROUP_OFFERED,
    LANE_GROUP_COMMITTED,
    LANE_EFFECTS_HANDED_ON,
    GUEST_REBUILDING,
    GUEST_REBUILT,
    // an intent at the account
    TURN_TAKEN,
    INTENT_SUBMITTED,
    DENIAL_TOLD,
    TURN_SETTLED,
    // its commit
    ACCOUNT_ROWS_WRITTEN,
    ACCOUNT_GROUP_OFFERED,
    ACCOUNT_GROUP_COMMITTED,
    ACCOUNT_WRITE_NOTED,
    // what leaves
    PLACE_RELEASED,
    PLACE_SENT,
    CANCEL_RELEASED,
    CANCEL_SENT,
    AMEND_RELEASED,
    AMEND_SENT,
    REQUEST_HELD_BACK,
    QUESTION_ASKED,
    EXECUTION_HANDED_ON,
    BACKLOG_HANDED_ON,
    // what comes back
    REPORT_RECEIVED,
    REPORT_BOOKED,
    ANSWER_RECEIVED,
    ANSWER_BOOKED,
    TICK_DONE,
    // safety
    SAFETY_SET,
    SAFETY_CANCELS_ASKED,
    SAFETY_ANSWERED,
    FLATTEN_BEGUN,
    // start
    ACCOUNT_RESTORED,
    LATE_INTENT_DENIED,
    LATE_INTENTS_SETTLED,
    INSTANCE_STARTED,
    ACCOUNT_STARTED,
    // stop
    SHUTDOWN_BEGUN,
    SHUTDOWN_DECIDED,
    INSTANCE_STOPPED
}
