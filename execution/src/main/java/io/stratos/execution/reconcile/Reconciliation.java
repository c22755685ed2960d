package io.stratos.execution.reconcile;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.reconcile.Questions.Asked;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTiming;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares an account with its venue, run after run (SPEC X-5).
///
/// A run gathers open orders, executions and positions, page by page; compares; looks at everything that
/// differs, order by order; and ends with a verdict. An answer that is late, truncated or failed is asked
/// for again and concludes nothing, so a venue that does not answer keeps the account waiting and never
/// ends an order. A run in which something had to be changed is followed by another: only a run that
/// changed nothing gives a clean verdict.
///
/// Pure: the same calls make the same calls to [Healing]. One thread; `nowNanos` never goes back.
public final class Reconciliation {

    private final ReconcilePolicy policy;
    private final Healing healing;
    private final RequestBudget budget;
    private final FillCursor cursor;
    private final Comparison comparison;
    private final LocalBook book;
    private final VenueClock clock;
    private final Set<Cause> wanted = EnumSet.noneOf(Cause.class);
    private @Nullable Run current;
    private long runs;
    private long nextAtNanos = Long.MAX_VALUE;
    private int unclean;
    private boolean blocksNewRisk;
    private boolean isClean;
    private boolean isClockOff;

    public Reconciliation(
            ReconcilePolicy policy,
            IdentityClass identityClass,
            VenueTiming timing,
            LocalBook book,
            Healing healing,
            RequestBudget budget) {
        this.policy = policy;
        this.book = book;
        this.healing = healing;
        this.budget = budget;
        cursor = new FillCursor(policy.overlapNanos());
        clock = new VenueClock(timing);
        comparison = new Comparison(policy, identityClass, timing, clock, book, healing);
    }

    /// Goes on where an earlier life of the account ended: run numbers go on, executions are read from there.
    ///
    /// @param forgottenNanos venue time before which executions may be missing here for good, 0 for never
    public void restore(long runsSoFar, String fillsRead, long forgottenNanos) {
        runs = runsSoFar;
        cursor.restore(fillsRead);
        comparison.forgotten(forgottenNanos);
    }

    /// Asks for a comparison; a cause after which nothing is certain blocks new risk from here to the
    /// verdict.
    public void request(Cause cause, long nowNanos) {
        wanted.add(cause);
        if (cause.blocksNewRisk()) {
            blocksNewRisk = true;
        }
        if (cause != Cause.PERIODIC) {
            isClean = false;
            unclean = 0; // that earlier runs were in vain says nothing about a new doubt
        }
        if (current == null) {
            begin(nowNanos);
        }
    }

    /// Something was executed, or what was is corrected.
    public void moved() {
        if (current != null) {
            current.moved();
        }
    }

    /// Takes an answer; one that nobody waits for is passed over.
    public void onAnswer(VenueAnswer answer, long nowNanos) {
        var run = current;
        var asked = run == null ? null : run.questions.take(answer);
        if (run == null || asked == null) {
            return;
        }
        measure(run, answer, asked, nowNanos);
        switch (answer) {
            case VenueAnswer.OpenOrders open -> opened(run, open, asked, nowNanos);
            case VenueAnswer.Fills fills -> filled(run, fills, asked, nowNanos);
            case VenueAnswer.Positions positions -> {
                if (positions.completeness() == Completeness.COMPLETE) {
                    run.positions = positions.quantities();
                    run.positionsAtNanos = positions.venueTimeNanos();
                } else {
                    again(run, "positions", "truncated", asked, nowNanos);
                }
            }
            case VenueAnswer.ById byId -> {
                if (byId.completeness() == Completeness.COMPLETE) {
                    comparison.looked(run, (VenueQuery.ById) asked.query(), byId, nowNanos);
                } else {
                    again(run, "order", "truncated", asked, nowNanos);
                }
            }
            case VenueAnswer.Failed failed -> again(run, "answer", failed.code().name(), asked, nowNanos);
        }
        advance(nowNanos);
    }

    /// Time goes on: asks again, asks what the budget held back, begins what is due.
    public void tick(long nowNanos) {
        if (current == null && nowNanos >= nextAtNanos) {
            wanted.add(Cause.PERIODIC);
            begin(nowNanos);
        }
        advance(nowNanos);
    }

    /// Whether no new risk may be taken before the verdict.
    public boolean blocksNewRisk() {
        return blocksNewRisk;
    }

    /// Whether the last word was a clean verdict, and nothing has cast doubt on it since.
    public boolean isClean() {
        return isClean;
    }

    /// How many runs were begun in the life of the account.
    public long runs() {
        return runs;
    }

    private void begin(long nowNanos) {
        var cause = wanted.iterator().next(); // in the order of the enum: the gravest first
        wanted.clear();
        clock.begin();
        runs++;
        var run = new Run(runs, cause, new Questions(runs, policy, budget, healing::ask), cursor, book);
        current = run;
        run.askOrders("", nowNanos);
        run.askFills(nowNanos);
        run.askPositions(nowNanos);
        run.questions.advance(nowNanos);
    }

    /// Every answer tells how the venue's clock stands to the host's; that it left its limit is said once,
    /// until it is back.
    private void measure(Run run, VenueAnswer answer, Asked asked, long nowNanos) {
        long venueTime = timeOf(answer);
        if (venueTime == 0) {
            return;
        }
        clock.measure(asked.askedAtNanos(), nowNanos, venueTime);
        if (!clock.isWithinLimit() && !isClockOff) {
            run.findings++;
            healing.record(new Finding(
                    run.number,
                    run.cause,
                    Category.DANGEROUS,
                    ForcedAction.TIGHTEN,
                    "clock",
                    ReasonCode.REC_CLOCK,
                    "venue_ahead_ns=" + clock.deviationNanos() + " limit_ns=" + VenueClock.LIMIT_NANOS,
                    venueTime));
        }
        isClockOff = !clock.isWithinLimit();
    }

    private static long timeOf(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.OpenOrders open -> open.venueTimeNanos();
            case VenueAnswer.Fills fills -> fills.venueTimeNanos();
            case VenueAnswer.Positions positions -> positions.venueTimeNanos();
            case VenueAnswer.ById byId -> byId.venueTimeNanos();
            case VenueAnswer.Failed _ -> 0;
        };
    }

    private void opened(Run run, VenueAnswer.OpenOrders answer, Asked asked, long nowNanos) {
        answer.orders().forEach(run::show);
        run.openAtNanos = Math.min(run.openAtNanos, answer.venueTimeNanos());
        if (answer.completeness() == Completeness.COMPLETE) {
            run.openDone = true;
        } else if (answer.nextPage().isEmpty()) {
            again(run, "open_orders", "truncated", asked, nowNanos);
        } else {
            run.askOrders(answer.nextPage(), nowNanos);
        }
    }

    private void filled(Run run, VenueAnswer.Fills answer, Asked asked, long nowNanos) {
        if (answer.completeness() == Completeness.CUT && !answer.fills().isEmpty()) {
            cut(run, answer.fills().getFirst().venueTimeNanos());
        }
        for (var fill : answer.fills()) {
            book(run, fill, answer.venueTimeNanos());
        }
        for (var correction : answer.corrections()) {
            if (book.find(correction.clientOrderId()) != null) {
                run.isChanged |= healing.found(correction);
            }
        }
        if (answer.completeness() == Completeness.COMPLETE) {
            run.fillsDone = true;
            run.fillsAtNanos = answer.venueTimeNanos();
            if (cursor.read(answer.nextCursor(), answer.venueTimeNanos())) {
                healing.fillsRead(cursor.base());
            }
        } else if (answer.fills().isEmpty()) {
            again(run, "fills", "truncated", asked, nowNanos);
        } else {
            run.questions.ask(id -> new VenueQuery.Fills(id, answer.nextCursor()), nowNanos);
        }
    }

    /// What was executed before the first one that is still shown will never be seen.
    private void cut(Run run, long venueTimeNanos) {
        if (comparison.forgotten(venueTimeNanos)) {
            healing.fillsForgotten(venueTimeNanos);
            comparison.record(
                    run, Category.STALE, ForcedAction.NONE, "fills", "kept_from=" + venueTimeNanos, venueTimeNanos);
        }
    }

    private void book(Run run, VenueReport.Filled fill, long venueTimeNanos) {
        if (book.find(fill.clientOrderId()) == null) {
            var name = fill.clientOrderId() + "#" + fill.tradeId();
            comparison.foreign(run, name, "fill qty=" + fill.qty() + " price=" + fill.price(), venueTimeNanos);
        } else {
            run.isChanged |= healing.found(fill);
        }
    }

    /// The same question again, later; said once in a run.
    private void again(Run run, String what, String why, Asked asked, long nowNanos) {
        run.questions.ask(asked.asking(), nowNanos + policy.retryNanos());
        if (run.reported.add(what + why)) {
            comparison.record(run, Category.STALE, ForcedAction.ASK_AGAIN, what, "answer=" + why, 0);
        }
    }

    private void advance(long nowNanos) {
        var run = current;
        if (run == null) {
            return;
        }
        if (run.hasGathered() && !run.isCompared) {
            run.isCompared = true;
            comparison.compare(run, nowNanos);
        }
        if (run.isCompared && run.waitingFor.isEmpty() && run.questions.isDone()) {
            switch (comparison.positions(run)) {
                case AGREE -> {}
                case LOOK_AGAIN -> {
                    run.fillsDone = false;
                    run.askFills(nowNanos + policy.retryNanos());
                    run.positions = null;
                    run.askPositions(nowNanos + policy.retryNanos());
                }
                case DIFFER -> run.isDoubtful = true;
            }
            if (run.questions.isDone()) {
                finish(run, nowNanos);
                return;
            }
        }
        run.questions.advance(nowNanos);
    }

    private void finish(Run run, long nowNanos) {
        current = null;
        boolean agrees = !run.isDoubtful && !comparison.hasUnknown();
        if (agrees && run.isChanged) {
            wanted.add(run.cause);
            begin(nowNanos);
            return;
        }
        healing.verdict(new Verdict(run.number, run.cause, agrees, run.findings));
        boolean isOvertaken = wanted.stream().anyMatch(cause -> cause != Cause.PERIODIC);
        isClean = agrees && !isOvertaken;
        blocksNewRisk = wanted.stream().anyMatch(Cause::blocksNewRisk);
        unclean = agrees ? 0 : Math.min(unclean + 1, Long.SIZE / 4);
        long backoff = agrees ? policy.periodicNanos() : policy.retryNanos() * (1L << (unclean - 1));
        long latest = nowNanos + Math.min(policy.periodicNanos(), backoff);
        nextAtNanos = Math.min(latest, comparison.evidenceAtNanos(nowNanos));
        if (isOvertaken) {
            begin(nowNanos);
        }
    }
}
