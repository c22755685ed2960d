package io.stratos.execution.reconcile;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.orders.Pending;
import io.stratos.execution.venue.ForeignName;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTiming;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Judges what a run has gathered: order by order, then the positions.
final class Comparison {

    /// What the positions say.
    enum Positions {
        AGREE,
        LOOK_AGAIN,
        DIFFER
    }

    private final ReconcilePolicy policy;
    private final IdentityClass identityClass;
    private final VenueTiming timing;
    private final VenueClock clock;
    private final LocalBook book;
    private final Healing healing;
    private long forgottenNanos;

    Comparison(
            ReconcilePolicy policy,
            IdentityClass identityClass,
            VenueTiming timing,
            VenueClock clock,
            LocalBook book,
            Healing healing) {
        this.policy = policy;
        this.identityClass = identityClass;
        this.timing = timing;
        this.clock = clock;
        this.book = book;
        this.healing = healing;
    }

    /// Executions before this moment of the venue's clock may be missing here for good: an order from before it is not
    /// known to have executed nothing.
    ///
    /// @return whether that is news
    boolean forgotten(long venueTimeNanos) {
        boolean isNews = venueTimeNanos > forgottenNanos;
        forgottenNanos = Math.max(forgottenNanos, venueTimeNanos);
        return isNews;
    }

    void compare(Run run, long nowNanos) {
        for (var seen : run.open.values()) {
            var local = seen.clientOrderId().isEmpty() ? null : book.find(seen.clientOrderId());
            if (local == null) {
                foreign(run, seen.name(), "side=" + seen.side() + " qty=" + seen.qty(), run.openAtNanos);
            } else if (run.venueIds(seen.name()).size() > 1) {
                several(run, local);
            } else {
                seen(run, local, seen, run.openAtNanos, nowNanos);
            }
        }
        for (var local : book.live()) {
            if (!run.open.containsKey(local.clientOrderId()) && !isUnderway(run, local)) {
                look(run, local, nowNanos);
            }
        }
        for (var local : book.awaited()) {
            if (!run.open.containsKey(local.clientOrderId())) {
                look(run, local, nowNanos);
            }
        }
    }

    /// Takes the answer to a look at one order.
    void looked(Run run, VenueQuery.ById query, VenueAnswer.ById answer, long nowNanos) {
        var id = query.clientOrderId();
        run.waitingFor.remove(id);
        var local = book.find(id);
        if (local == null) {
            return;
        }
        var order = answer.order();
        if (order == null) {
            missing(run, local, answer.venueTimeNanos(), nowNanos);
        } else {
            seen(run, local, order, answer.venueTimeNanos(), nowNanos);
        }
    }

    /// Something at the venue that nobody here knows.
    void foreign(Run run, String shown, String evidence, long venueTimeNanos) {
        var name = ForeignName.of(shown);
        var known = book.quarantined(name);
        if (known == LocalBook.Quarantined.ACCEPTED) {
            return;
        }
        run.isDoubtful = true;
        if (known == null) {
            healing.quarantine(name);
            boolean isOurs = book.isOurs(name);
            record(
                    run,
                    isOurs ? Category.DANGEROUS : Category.MISSING_LOCAL,
                    ForcedAction.QUARANTINE,
                    name,
                    evidence + " ours=" + isOurs,
                    venueTimeNanos);
        }
    }

    /// Whether the venue holds what we think it holds.
    Positions positions(Run run) {
        var shown = Objects.requireNonNull(run.positions);
        var expected = book.expectedPositions();
        var instruments = new TreeSet<>(shown.keySet());
        instruments.addAll(expected.keySet());
        var differing = instruments.stream()
                .filter(id -> !at(shown.get(id)).sameValue(at(expected.get(id)))
                        && !run.isOfSomeMoment(id, at(shown.get(id))))
                .toList();
        if (differing.isEmpty()) {
            return Positions.AGREE;
        }
        if (run.look("position:") < policy.looksMax()) {
            return Positions.LOOK_AGAIN;
        }
        for (var id : differing) {
            record(
                    run,
                    Category.DANGEROUS,
                    ForcedAction.TIGHTEN,
                    "position:" + id,
                    "here=" + at(expected.get(id)) + " venue=" + at(shown.get(id)),
                    run.positionsAtNanos);
        }
        return Positions.DIFFER;
    }

    boolean hasUnknown() {
        return book.live().stream().anyMatch(order -> order.status().lifecycle() == Lifecycle.UNKNOWN);
    }

    /// The next host time from which on an answer of the venue can end what is open here; [Long#MAX_VALUE]
    /// for none.
    long evidenceAtNanos(long nowNanos) {
        long next = Long.MAX_VALUE;
        for (var order : book.live()) {
            long at = evidenceAtNanos(order);
            next = at > nowNanos ? Math.min(next, at) : next;
        }
        return next;
    }

    private long evidenceAtNanos(LocalOrder order) {
        boolean isUnknown = order.status().lifecycle() == Lifecycle.UNKNOWN;
        if (timing.declaresAbsence() && (isUnknown || order.amendQty() != null)) {
            long asked = isUnknown ? order.changedAtNanos() : order.pendingSinceNanos();
            return timing.hostTimeAtMost(timing.visibleAfterNanos(asked));
        }
        boolean isAsked = order.status().pending() == Pending.CANCEL;
        return isAsked ? timing.hostTimeAtMost(timing.venueTimeAtMost(order.pendingSinceNanos()) + 1) : 0;
    }

    void record(Run run, Category category, ForcedAction action, String subject, String evidence, long venueTimeNanos) {
        run.findings++;
        healing.record(new Finding(
                run.number, run.cause, category, action, subject, category.code(), evidence, venueTimeNanos));
    }

    /// An order that the venue shows, open or done.
    private void seen(Run run, LocalOrder local, VenueOrder seen, long venueTimeNanos, long nowNanos) {
        if (isAnother(local, seen)) {
            run.isDoubtful = true;
            record(
                    run,
                    Category.DANGEROUS,
                    ForcedAction.TIGHTEN,
                    local.clientOrderId(),
                    of(local, seen),
                    venueTimeNanos);
            return;
        }
        if (isOtherBody(local, seen)) {
            conflict(run, local, seen, venueTimeNanos);
            return;
        }
        int executed = local.filled().compareTo(seen.filled());
        boolean isDoneHereAlone = !local.status().isLive() && seen.state().isOpen();
        if (isDoneHereAlone && isAwaited(local)) {
            stillAwaited(run, local, nowNanos); // the answer may be older than the order's end: the next run asks again
        } else if ((executed != 0 && !run.isInMotion(local, seen)) || isDoneHereAlone) {
            lookCloser(run, local, seen, venueTimeNanos, nowNanos);
        } else if (local.status().isLive()) {
            takeOver(run, local, seen, venueTimeNanos);
        } else {
            healing.gone(local.clientOrderId());
        }
    }

    /// Several open orders under our one id. Which of them is ours nobody knows, so none is taken over.
    private void several(Run run, LocalOrder local) {
        run.isDoubtful = true;
        record(
                run,
                Category.DANGEROUS,
                ForcedAction.TIGHTEN,
                local.clientOrderId(),
                "here=" + local.status().lifecycle() + " venue_orders=" + run.venueIds(local.clientOrderId()),
                run.openAtNanos);
    }

    private boolean isAwaited(LocalOrder local) {
        return book.awaited().stream().anyMatch(one -> one.clientOrderId().equals(local.clientOrderId()));
    }

    /// Executions that only one side has, or an order that is done here and open there: one of the answers
    /// may be older than the other, so both are asked again before it is believed. Whoever made the order
    /// was told that it is over, so one that is open all the same is nobody's, and adds risk that nobody
    /// counts.
    private void lookCloser(Run run, LocalOrder local, VenueOrder seen, long venueTimeNanos, long nowNanos) {
        if (run.look(local.clientOrderId()) <= policy.looksMax()) {
            long due = nowNanos + policy.retryNanos();
            run.askFills(due);
            run.askOrder(local, due);
            return;
        }
        run.isDoubtful = true;
        boolean isNobodys = !local.status().isLive() && seen.state().isOpen();
        var action = isNobodys ? ForcedAction.TAKE_BACK : ForcedAction.TIGHTEN;
        record(run, Category.DANGEROUS, action, local.clientOrderId(), of(local, seen), venueTimeNanos);
        if (isNobodys) {
            healing.takeBack(local.clientOrderId());
        }
    }

    /// A live order whose executions agree takes over how it stands at the venue.
    private void takeOver(Run run, LocalOrder local, VenueOrder seen, long venueTimeNanos) {
        var id = local.clientOrderId();
        boolean changed = switch (seen.state()) {
            case HELD, WORKING -> confirm(local, seen, venueTimeNanos);
            case FILLED -> apply(completed(seen));
            case CANCELED -> apply(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
            case EXPIRED -> apply(new VenueReport.Expired(id));
            case REJECTED -> {
                healing.settle(id, Settlement.NOT_PLACED);
                yield true;
            }
        };
        if (changed) {
            run.isChanged = true;
            record(run, Category.DIVERGED, ForcedAction.REBUILD, id, of(local, seen), venueTimeNanos);
        }
    }

    private boolean confirm(LocalOrder local, VenueOrder seen, long venueTimeNanos) {
        var id = local.clientOrderId();
        boolean isWorking = seen.state() == VenueOrder.State.WORKING;
        var lifecycle = local.status().lifecycle();
        boolean changed = false;
        if (lifecycle == Lifecycle.UNKNOWN
                || lifecycle == Lifecycle.SENT
                || (lifecycle == Lifecycle.ACKED && isWorking)) {
            healing.found(new VenueReport.Acknowledged(id, seen.venueOrderId(), isWorking));
            changed = true;
        }
        boolean isAsked = local.amendQty() != null
                && local.amendQty().sameValue(seen.qty())
                && LocalOrder.isSamePrice(local.amendPrice(), seen.price());
        boolean isSame = local.qty().sameValue(seen.qty()) && LocalOrder.isSamePrice(local.price(), seen.price());
        boolean isOver =
                timing.declaresAbsence() && venueTimeNanos >= clock.visibleAfterNanos(local.pendingSinceNanos());
        if (isAsked || (!isSame && (local.amendQty() == null || isOver))) {
            changed |= apply(new VenueReport.Amended(id, seen.qty(), seen.price()));
        } else if (isSame && local.amendQty() != null && isOver) {
            changed |= apply(new VenueReport.AmendRejected(id, ReasonCode.EXE_UNKNOWN));
        }
        cancelAgain(local, venueTimeNanos);
        return changed;
    }

    private void cancelAgain(LocalOrder local, long venueTimeNanos) {
        if (local.status().pending() == Pending.CANCEL
                && venueTimeNanos > timing.venueTimeAtMost(local.pendingSinceNanos())) {
            healing.cancelAgain(local.clientOrderId()); // by the clock as declared: one too many does nothing
        }
    }

    /// A filled order of which something was taken back is done with less than it asked for.
    private static VenueReport completed(VenueOrder seen) {
        return seen.filled().compareTo(seen.qty()) < 0
                ? new VenueReport.Canceled(seen.clientOrderId(), ReasonCode.EXE_BUSTED)
                : new VenueReport.Amended(seen.clientOrderId(), seen.qty(), seen.price());
    }

    private boolean apply(VenueReport report) {
        healing.found(report);
        return true;
    }

    /// A complete answer does not have the order. That ends it only as DESIGN §8 says; else nobody knows.
    private void missing(Run run, LocalOrder local, long lookAtNanos, long nowNanos) {
        var id = local.clientOrderId();
        if (local.status().lifecycle() == Lifecycle.SENT && isYounger(local, lookAtNanos)) {
            return;
        }
        long oldest = run.oldestNanos(lookAtNanos);
        boolean isEvidence = !local.isLeaving()
                && timing.declaresAbsence()
                && timing.venueTimeAtLeast(local.createdAtNanos()) >= forgottenNanos
                && oldest >= clock.visibleAfterNanos(local.changedAtNanos());
        if (!local.status().isLive()) {
            ended(run, local, isEvidence, nowNanos);
            return;
        }
        if (isEvidence && local.status().lifecycle() == Lifecycle.UNKNOWN) {
            boolean neverWorked =
                    local.venueOrderId().isEmpty() && local.filled().isZero();
            healing.settle(id, neverWorked ? Settlement.NOT_PLACED : Settlement.GONE);
            run.isChanged = true;
            record(run, Category.MISSING_REMOTE, ForcedAction.SETTLE, id, "venue=none oldest=" + oldest, oldest);
            return;
        }
        healing.doubt(id);
        run.isDoubtful = true;
        boolean resubmits = local.venueOrderId().isEmpty()
                && local.filled().isZero()
                && local.attempts() < policy.attemptsMax()
                && retryRule(local, nowNanos) == RetryRule.RESUBMIT
                && healing.resubmit(id);
        var action = resubmits ? ForcedAction.RESUBMIT : ForcedAction.ASK_AGAIN;
        record(
                run,
                Category.MISSING_REMOTE,
                action,
                id,
                "venue=none here=" + local.status().lifecycle(),
                lookAtNanos);
    }

    /// An order that is over, and that the venue does not show any more. Where another is to take its
    /// place: taken when all of it must show, such answers say that what is booked here is all that it
    /// executed.
    private void ended(Run run, LocalOrder local, boolean isEvidence, long nowNanos) {
        if (!isAwaited(local)) {
            return;
        }
        if (isEvidence) {
            healing.gone(local.clientOrderId());
        } else {
            stillAwaited(run, local, nowNanos);
        }
    }

    /// The proof may come yet, but whoever waits for it does not wait for ever: once everything that the
    /// venue promises must show, and a periodic comparison came by at least, nothing takes the order's
    /// place.
    private void stillAwaited(Run run, LocalOrder local, long nowNanos) {
        run.isDoubtful = true;
        long promised = timing.declaresAbsence() ? timing.requestExpiryNanos() + timing.visibilityHorizonNanos() : 0;
        if (nowNanos - local.changedAtNanos() > promised + policy.periodicNanos()) {
            healing.unproven(local.clientOrderId());
        }
    }

    private RetryRule retryRule(LocalOrder local, long nowNanos) {
        long onTheWay = policy.answerNanos() + timing.requestExpiryNanos() + timing.clockErrorNanos();
        long ageOnArrival = nowNanos - local.createdAtNanos() + onTheWay;
        boolean isRemembered = timing.requestExpiryNanos() > 0 && ageOnArrival < timing.idRetentionNanos();
        return RetryRule.of(identityClass, true, nowNanos <= local.notAfterNanos(), isRemembered);
    }

    private void look(Run run, LocalOrder local, long nowNanos) {
        run.look(local.clientOrderId());
        run.askOrder(local, nowNanos);
    }

    /// Whether the order may be missing only because it is on its way there, or has just changed; a
    /// periodic run leaves all such orders to the next one.
    private boolean isUnderway(Run run, LocalOrder local) {
        boolean mayBe = local.status().lifecycle() == Lifecycle.SENT || run.cause == Cause.PERIODIC;
        return mayBe && isYounger(local, run.openAtNanos);
    }

    /// Whether the order changed after the venue looked, so that the answer says nothing about it. One of
    /// unknown outcome is always looked at.
    private boolean isYounger(LocalOrder local, long venueTimeNanos) {
        return local.status().lifecycle() != Lifecycle.UNKNOWN
                && venueTimeNanos <= clock.venueTimeAtMost(local.changedAtNanos());
    }

    /// Our id with another quantity or price, ours by mistake or the venue's: it is not what was asked for, so
    /// it is not taken over. It goes with the entries that tightening takes back.
    private void conflict(Run run, LocalOrder local, VenueOrder seen, long venueTimeNanos) {
        run.isDoubtful = true;
        run.findings++;
        healing.record(new Finding(
                run.number,
                run.cause,
                Category.DANGEROUS,
                ForcedAction.TIGHTEN,
                local.clientOrderId(),
                ReasonCode.IDM_CONFLICT,
                "asked=" + local.qty() + "@" + local.price() + " venue=" + seen.qty() + "@" + seen.price(),
                venueTimeNanos));
        cancelAgain(local, venueTimeNanos);
    }

    /// Whether what the venue shows of an order of which it never said anything is another one: until then no order is
    /// amended, so no amend made it so.
    private static boolean isOtherBody(LocalOrder local, VenueOrder seen) {
        boolean isFirstSight = local.status().isLive()
                && seen.state().isOpen()
                && local.venueOrderId().isEmpty()
                && (local.status().lifecycle() == Lifecycle.SENT
                        || local.status().lifecycle() == Lifecycle.UNKNOWN)
                && local.filled().isZero()
                && local.amendQty() == null;
        boolean isOtherPrice = local.price() != null && !LocalOrder.isSamePrice(local.price(), seen.price());
        return isFirstSight && (isOtherPrice || !local.qty().sameValue(seen.qty()));
    }

    private static boolean isAnother(LocalOrder local, VenueOrder seen) {
        boolean otherId =
                !local.venueOrderId().isEmpty() && !local.venueOrderId().equals(seen.venueOrderId());
        return otherId || local.instrument() != seen.instrument() || local.side() != seen.side();
    }

    private static String of(LocalOrder local, VenueOrder seen) {
        return "here=" + local.status().lifecycle() + "," + local.qty() + "," + local.filled() + " venue="
                + seen.state() + "," + seen.qty() + "," + seen.filled();
    }

    private static Decimal at(@Nullable Decimal qty) {
        return qty == null ? Decimal.ZERO : qty;
    }
}
