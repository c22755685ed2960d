package io.stratos.execution.connector;

import io.stratos.abi.journal.ReconciliationRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Identifier;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.positions.PositionBook;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.Finding;
import io.stratos.execution.reconcile.ForcedAction;
import io.stratos.execution.reconcile.Healing;
import io.stratos.execution.reconcile.LocalBook;
import io.stratos.execution.reconcile.LocalOrder;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.reconcile.Reconciliation;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.reconcile.Step;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.venue.ErrorCategory;
import io.stratos.execution.venue.ForeignName;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Ties an account to its [Reconciliation]: shows it the books, does what it says, and watches the age of
/// what is unknown.
final class AccountReconciliation implements LocalBook, Healing {

    /// Tightens the account and takes its entries back.
    interface Tightening {
        void tighten(SafetyState state, ReasonCode why, long nowNanos);
    }

    private final ReconcilePolicy policy;
    private final Orders orders;
    private final PositionBook positions;
    private final ClientOrderIds ids;
    private final Reports reports;
    private final Submission submission;
    private final Replacing replacing;
    private final Outlet outlet;
    private final Tightening tightening;
    private final UnknownAlarms alarms;
    private final RefusedCancels refusals;
    private final ReconcileRows rows;
    private final Reconciliation machine;
    /// When a request without an answer is looked at next, by order.
    private final Map<String, Long> nextLook = new HashMap<>();
    private long startedAtNanos;
    private long now;

    AccountReconciliation(
            AccountSetup setup,
            ReconcilePolicy policy,
            Orders orders,
            PositionBook positions,
            ClientOrderIds ids,
            Reports reports,
            Submission submission,
            Replacing replacing,
            Outlet outlet,
            RequestBudget budget,
            Tightening tightening) {
        this.policy = policy;
        this.orders = orders;
        this.positions = positions;
        this.ids = ids;
        this.reports = reports;
        this.submission = submission;
        this.replacing = replacing;
        this.outlet = outlet;
        this.tightening = tightening;
        alarms = new UnknownAlarms(policy, orders, outlet, tightening);
        refusals = new RefusedCancels(policy);
        rows = new ReconcileRows(setup.account());
        var venue = setup.venue();
        machine = new Reconciliation(policy, venue.identityClass(), venue.timing(), this, this, budget);
    }

    void restore(RowSource source) {
        rows.restore(source);
        machine.restore(rows.runs(), rows.cursor(), rows.forgottenNanos());
    }

    void write(RowSink sink) {
        rows.runs(machine.runs());
        rows.write(sink);
    }

    /// Comes up: nobody knows what became of what was not answered before the process ended.
    void start(List<String> unanswered, long nowNanos) {
        now = nowNanos;
        startedAtNanos = nowNanos;
        unanswered.forEach(this::doubt);
        machine.request(Cause.START, nowNanos);
    }

    void request(Cause cause, long nowNanos) {
        now = nowNanos;
        machine.request(cause, nowNanos);
    }

    void onAnswer(VenueAnswer answer, long nowNanos) {
        now = nowNanos;
        machine.onAnswer(answer, nowNanos);
    }

    /// Looks at what a report leaves behind.
    void after(ReportOutcome outcome, VenueReport report, long nowNanos) {
        now = nowNanos;
        switch (report) {
            case VenueReport.Filled _, VenueReport.Busted _, VenueReport.Reinstated _ -> machine.moved();
            default -> {}
        }
        switch (outcome) {
            case ReportOutcome.Foreign(var id) -> foreign(id);
            case ReportOutcome.Contradicted _ -> machine.request(Cause.GAP, nowNanos);
            case ReportOutcome.Applied _, ReportOutcome.Repeated _ -> {
                var order = orders.find(report.clientOrderId());
                boolean isNews = outcome instanceof ReportOutcome.Applied;
                boolean isInDoubt = order != null && (isInDoubt(order, report) || (isNews && isBack(order, report)));
                if (isInDoubt || isAwaited(report.clientOrderId())) {
                    machine.request(Cause.UNKNOWN, nowNanos);
                }
            }
        }
    }

    /// Whether a report leaves a live order that the venue must be asked about. A cancel that came too late
    /// means that the order is done there, or never was.
    private boolean isInDoubt(Order order, VenueReport report) {
        return switch (report) {
            case VenueReport.Lost _, VenueReport.Rejected _ -> order.status().lifecycle() == Lifecycle.UNKNOWN;
            case VenueReport.CancelRejected refused ->
                order.status().isLive()
                        && ErrorCategory.of(refused.code()) == ErrorCategory.OVERTAKEN
                        && refusals.refused(order.clientOrderId(), now);
            default -> false;
        };
    }

    /// Whether the venue confirms an order that ended here as one that never was there.
    private static boolean isBack(Order order, VenueReport report) {
        return report instanceof VenueReport.Acknowledged && order.status().lifecycle() == Lifecycle.REJECTED;
    }

    /// Time goes on: what was not answered in time is unknown, what is unknown for long alarms.
    void tick(long nowNanos) {
        now = nowNanos;
        boolean isDoubtful = refusals.isDue(orders::isLive, nowNanos);
        for (var order : byId()) {
            var lifecycle = order.status().lifecycle();
            if (lifecycle == Lifecycle.UNKNOWN) {
                alarms.look(order, machine.runs(), nowNanos);
            } else if (lifecycle == Lifecycle.SENT && nowNanos - order.doubtFromNanos() > policy.answerNanos()) {
                doubt(order.clientOrderId());
                isDoubtful = true;
            } else if (order.status().pending() != Pending.NONE && isOverdue(order)) {
                isDoubtful |= isLookDue(order.clientOrderId());
            } else {
                nextLook.remove(order.clientOrderId());
            }
        }
        nextLook.keySet().removeIf(id -> !orders.isLive(id));
        if (isDoubtful) {
            machine.request(Cause.UNKNOWN, nowNanos);
        }
        machine.tick(nowNanos);
    }

    /// A cancel or amend without an answer is no doubt about the order, but the venue is looked at, again
    /// and again.
    private boolean isOverdue(Order order) {
        return now - order.pendingSinceNanos() > policy.answerNanos();
    }

    private boolean isLookDue(String clientOrderId) {
        if (now < nextLook.getOrDefault(clientOrderId, now)) {
            return false;
        }
        nextLook.put(clientOrderId, now + policy.answerNanos());
        return true;
    }

    boolean blocksNewRisk() {
        return machine.blocksNewRisk();
    }

    boolean isClean() {
        return machine.isClean();
    }

    long runs() {
        return machine.runs();
    }

    Map<String, Quarantined> foreign() {
        var how = new TreeMap<String, Quarantined>();
        rows.foreign().forEach((name, one) -> how.put(name, one.how()));
        return how;
    }

    /// An operator settles an order of unknown outcome.
    ReasonCode resolve(String clientOrderId, Settlement settlement, String actor, String note, long nowNanos) {
        now = nowNanos;
        if (!isFounded(actor, note)) {
            return ReasonCode.CLI_REASON;
        }
        var order = orders.find(clientOrderId);
        if (order == null || order.status().lifecycle() != Lifecycle.UNKNOWN) {
            return ReasonCode.GATE_TARGET;
        }
        boolean hasWorked = !order.executed().isZero() || !order.venueOrderId().isEmpty();
        if ((settlement == Settlement.NOT_PLACED && hasWorked) || order.awaitsRelease()) {
            return ReasonCode.REC_DIVERGED;
        }
        reports.settle(order, settlement, ReasonCode.REC_OPERATOR, nowNanos);
        resolution(clientOrderId, "settled=" + settlement, actor, note);
        machine.request(Cause.OPERATOR, nowNanos);
        return ReasonCode.OK;
    }

    /// An operator knows something foreign and lets it be.
    ReasonCode acceptForeign(String name, String actor, String note, long nowNanos) {
        now = nowNanos;
        if (!isFounded(actor, note)) {
            return ReasonCode.CLI_REASON;
        }
        if (rows.quarantined(name) != Quarantined.OPEN) {
            return ReasonCode.GATE_TARGET;
        }
        rows.accept(name);
        resolution(name, "accepted=foreign", actor, note);
        machine.request(Cause.OPERATOR, nowNanos);
        return ReasonCode.OK;
    }

    /// An operator says what the venue holds of an instrument beyond what our fills explain.
    ReasonCode acceptHolding(int instrument, Decimal qty, String actor, String note, long nowNanos) {
        now = nowNanos;
        if (!isFounded(actor, note)) {
            return ReasonCode.CLI_REASON;
        }
        rows.baseline(instrument, qty);
        resolution("position:" + instrument, "baseline=" + qty, actor, note);
        machine.request(Cause.OPERATOR, nowNanos);
        return ReasonCode.OK;
    }

    // --- the books, as the machine reads them

    @Override
    public List<LocalOrder> live() {
        return byId().stream().map(this::local).toList();
    }

    @Override
    public List<LocalOrder> awaited() {
        return orders.replacements().stream()
                .map(replacing::before)
                .filter(before -> before.status().lifecycle().isTerminal())
                .sorted(Comparator.comparing(Order::clientOrderId))
                .map(this::local)
                .toList();
    }

    private boolean isAwaited(String clientOrderId) {
        return awaited().stream().anyMatch(order -> order.clientOrderId().equals(clientOrderId));
    }

    @Override
    public @Nullable LocalOrder find(String clientOrderId) {
        var order = orders.find(clientOrderId);
        return order == null ? null : local(order);
    }

    @Override
    public boolean isOurs(String clientOrderId) {
        return ids.isOurs(clientOrderId);
    }

    @Override
    public Map<Integer, Decimal> expectedPositions() {
        var expected = new TreeMap<>(rows.baseline());
        positions.accountQuantities().forEach((id, qty) -> expected.merge(id, qty, Decimal::plus));
        return expected;
    }

    @Override
    public @Nullable Quarantined quarantined(String name) {
        return rows.quarantined(name);
    }

    // --- what the machine makes happen

    @Override
    public void ask(VenueQuery query) {
        outlet.ask(query);
    }

    @Override
    public boolean found(VenueReport report) {
        boolean isNews = !(reports.onReport(report, now) instanceof ReportOutcome.Repeated);
        machine.moved();
        return isNews;
    }

    @Override
    public void doubt(String clientOrderId) {
        reports.onReport(new VenueReport.Lost(clientOrderId), now);
    }

    @Override
    public void settle(String clientOrderId, Settlement settlement) {
        var order = Required.field("order of a settlement", orders.find(clientOrderId));
        reports.settle(order, settlement, ReasonCode.REC_MISSING_REMOTE, now);
    }

    @Override
    public void gone(String clientOrderId) {
        replacing.surelyGone(Required.field("order that is done", orders.find(clientOrderId)), now);
    }

    @Override
    public void unproven(String clientOrderId) {
        replacing.unproven(Required.field("order that is done", orders.find(clientOrderId)), now);
    }

    @Override
    public boolean resubmit(String clientOrderId) {
        var order = Required.field("order of a resubmission", orders.find(clientOrderId));
        return submission.placeAgain(order, now);
    }

    @Override
    public void cancelAgain(String clientOrderId) {
        submission.cancelAgain(Required.field("order of a cancel", orders.find(clientOrderId)), now);
    }

    @Override
    public void takeBack(String clientOrderId) {
        submission.cancelNobodys(Required.field("order that is over", orders.find(clientOrderId)), now);
    }

    @Override
    public void quarantine(String name) {
        rows.quarantine(name, categoryOf(name));
    }

    @Override
    public void fillsRead(String cursor) {
        rows.cursor(cursor);
    }

    @Override
    public void fillsForgotten(long venueTimeNanos) {
        rows.forgotten(venueTimeNanos);
    }

    @Override
    public void record(Finding finding) {
        outlet.reconciliation(
                new ReconciliationRecord(
                        finding.run(),
                        finding.cause().number(),
                        Step.FINDING.number(),
                        finding.category().number(),
                        finding.subject(),
                        finding.code(),
                        finding.action().number(),
                        finding.evidence(),
                        finding.venueTimeNanos(),
                        "",
                        ""),
                now);
        switch (finding.category()) {
            case MISSING_LOCAL -> tightening.tighten(policy.onForeign(), finding.code(), now);
            case DANGEROUS -> tightening.tighten(policy.onDangerous(), finding.code(), now);
            case MATCH, MISSING_REMOTE, DIVERGED, STALE -> {}
        }
    }

    /// How the last run that ended did; null if none ever ended.
    @Nullable
    StoredVerdict verdict() {
        return rows.verdict();
    }

    @Override
    public void verdict(Verdict verdict) {
        rows.verdict(verdict, now);
        var category = verdict.isClean() ? Category.MATCH : Category.DIVERGED;
        var record = new ReconciliationRecord(
                verdict.run(),
                verdict.cause().number(),
                Step.VERDICT.number(),
                category.number(),
                "account",
                category.code(),
                ForcedAction.NONE.number(),
                "findings=" + verdict.findings(),
                0,
                "",
                "");
        outlet.reconciliation(record, now);
    }

    private void foreign(String shown) {
        var id = ForeignName.of(shown);
        if (rows.quarantined(id) != null) {
            return;
        }
        quarantine(id);
        var category = categoryOf(id);
        record(new Finding(
                machine.runs(), Cause.GAP, category, ForcedAction.QUARANTINE, id, category.code(), "report", 0));
        machine.request(Cause.GAP, now);
    }

    /// An order of our own scheme that nobody here knows is worse than one of somebody else's.
    private Category categoryOf(String foreign) {
        return isOurs(foreign) ? Category.DANGEROUS : Category.MISSING_LOCAL;
    }

    /// An act of an operator has a name and a reason that fit the journal.
    private static boolean isFounded(String actor, String note) {
        return !note.isBlank() && note.length() <= SafetyCommand.NOTE_LENGTH_MAX && Identifier.isValid(actor);
    }

    private void resolution(String subject, String evidence, String actor, String note) {
        outlet.reconciliation(
                new ReconciliationRecord(
                        0,
                        Cause.OPERATOR.number(),
                        Step.RESOLUTION.number(),
                        0,
                        subject,
                        ReasonCode.REC_OPERATOR,
                        ForcedAction.SETTLE.number(),
                        evidence,
                        0,
                        actor,
                        note),
                now);
    }

    private List<Order> byId() {
        return orders.live().stream()
                .sorted(Comparator.comparing(Order::clientOrderId))
                .toList();
    }

    /// What was unknown or over when this process came up may have been sent until then.
    private LocalOrder local(Order order) {
        var lifecycle = order.status().lifecycle();
        boolean isUnknown = lifecycle == Lifecycle.UNKNOWN;
        boolean isOpenQuestion = isUnknown || lifecycle == Lifecycle.SENT;
        long changed = isOpenQuestion ? order.doubtFromNanos() : order.lastLeftAtNanos();
        return new LocalOrder(
                order.clientOrderId(),
                order.venueOrderId(),
                order.instrument(),
                order.side(),
                order.status(),
                order.qty(),
                order.price(),
                order.filled(),
                order.requests().amendQty(),
                order.requests().amendPrice(),
                order.attempts(),
                order.awaitsRelease(),
                order.createdAtNanos(),
                Checks.repeatNotAfterNanos(order),
                Math.max(order.pendingSinceNanos(), startedAtNanos),
                isUnknown || lifecycle.isTerminal() ? Math.max(changed, startedAtNanos) : changed);
    }
}
