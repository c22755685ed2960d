package io.stratos.host.metrics;

import java.util.List;

/// Everything of ours that is exported; `docs/reference/metrics.md` holds the same list, and a test
/// compares the two.
///
/// Names and labels of the first two groups are fixed by SPEC M-30 and X-8. Label values are instances,
/// accounts, and constants of closed sets, so the number of series is bounded by what runs.
public enum Metric {
    EVENT_LATENCY(
            "strategy_event_latency_ms",
            Kind.HISTOGRAM,
            "From the host's receipt of an event, or a timer's due time, to the end of its turn.",
            "strategy",
            "instance",
            "lane"),
    QUEUE_DEPTH(
            "strategy_queue_depth",
            Kind.GAUGE,
            "Execution events that wait in memory for the instance.",
            "strategy",
            "instance",
            "lane"),
    TIMEOUTS("strategy_timeout_total", Kind.COUNTER, "Callbacks that passed their deadline.", "strategy", "instance"),
    FAULTS(
            "strategy_fault_total",
            Kind.COUNTER,
            "Failures of the guest, by reason code.",
            "strategy",
            "instance",
            "kind"),
    INTENTS(
            "intent_emitted_total",
            Kind.COUNTER,
            "Intents that the strategy emitted, before the gate.",
            "strategy",
            "instance",
            "type"),
    CHECKPOINT_BYTES("state_checkpoint_bytes", Kind.GAUGE, "Size of the last checkpoint.", "strategy", "instance"),
    RESTORE_TIME(
            "state_restore_time_ms",
            Kind.GAUGE,
            "How long the last restore took, from checkpoint and deliveries to ready.",
            "strategy",
            "instance"),
    HEALTH(
            "health_state",
            Kind.GAUGE,
            "0 healthy, 1 degraded, 2 halted; with the reason.",
            "strategy",
            "instance",
            "reason_code"),

    INTENTS_RECEIVED("intent_received_total", Kind.COUNTER, "Approved intents that came to the account.", "account"),
    ORDERS_SENT("orders_sent_total", Kind.COUNTER, "New orders that left for the venue.", "account"),
    ORDERS_ACKED("orders_acked_total", Kind.COUNTER, "Orders that the venue acknowledged.", "account"),
    REJECTS("rejects_total", Kind.COUNTER, "Orders that were rejected.", "account"),
    CANCELS("cancel_requested_total", Kind.COUNTER, "Cancels that left for the venue.", "account"),
    CANCELS_FAILED("cancel_failed_total", Kind.COUNTER, "Cancels that came to nothing.", "account"),
    FILLS("fills_total", Kind.COUNTER, "Fills that were booked, each once.", "account"),
    FILL_LATENCY("fill_latency_ms", Kind.HISTOGRAM, "From a fill at the venue to its booking here.", "account"),
    RECONCILIATIONS(
            "reconciliation_runs_total", Kind.COUNTER, "Comparisons with the venue that came to a verdict.", "account"),
    DIVERGED("reconciliation_diverged_total", Kind.COUNTER, "Findings that here and the venue differ.", "account"),
    EXTERNAL_ORDERS(
            "external_orders_detected_total", Kind.COUNTER, "Findings at the venue that are not ours.", "account"),
    WRITE_STALLS(
            "ledger_write_stalls_total",
            Kind.COUNTER,
            "Times that the ledger took more than 50 ms for a write of the account's.",
            "account"),
    ORDER_LATENCY(
            "end_to_end_order_latency_ms",
            Kind.HISTOGRAM,
            "From an intent's decision to the first word about its order.",
            "account"),
    ERRORS(
            "error_total",
            Kind.COUNTER,
            "What the venue or the way to it refused, by category of error-taxonomy.md.",
            "account",
            "category"),
    SAFETY("safety_mode_state", Kind.GAUGE, "0 NORMAL, 1 SAFE_MODE, 2 CLOSE_ONLY, 3 FLATTEN, 4 HALT.", "account"),

    CONFLATED(
            "strategy_conflated_total",
            Kind.COUNTER,
            "Market events that a newer one replaced before the instance took them.",
            "strategy",
            "instance"),
    BREAKER(
            "breaker_state",
            Kind.GAUGE,
            "0 closed, 1 half open, 2 open; with the reason.",
            "strategy",
            "instance",
            "reason_code"),
    STAGE(
            "objective_stage",
            Kind.GAUGE,
            "0 normal, 1 low priority, 2 degraded, 3 halted by its service objectives; with the one that was missed.",
            "strategy",
            "instance",
            "reason_code"),
    UNANSWERED(
            "orders_unanswered",
            Kind.GAUGE,
            "Orders with a request that the venue has not answered, or of unknown outcome.",
            "account"),
    HALTED(
            "trading_halted",
            Kind.GAUGE,
            "1 once nothing leaves any more until a restart; with the reason.",
            "reason_code");

    /// How Prometheus counts it.
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }

    private static final String TOTAL = "_total";

    private final String exported;
    private final Kind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of: nobody can change it
    private final List<String> labels;

    Metric(String exported, Kind kind, String help, String... labels) {
        this.exported = exported;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /// Name as it is exported; a histogram's series add `_bucket`, `_count` and `_sum`.
    public String exported() {
        return exported;
    }

    /// Name as the client wants it: it adds the counter's ending itself.
    String family() {
        return exported.endsWith(TOTAL) ? exported.substring(0, exported.length() - TOTAL.length()) : exported;
    }

    public Kind kind() {
        return kind;
    }

    /// What it says.
    public String help() {
        return help;
    }

    /// Names of its labels, in their order.
    public List<String> labels() {
        return labels;
    }
}
