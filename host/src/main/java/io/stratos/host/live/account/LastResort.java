package io.stratos.host.live.account;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.AccountCore;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenuePort;
import io.stratos.execution.venue.VenueReport;
import io.stratos.host.live.duty.TradingHalt;
import io.stratos.host.live.link.AccountCommand;
import io.stratos.host.live.link.AccountInbox;
import io.stratos.host.live.link.NotDurableException;

/// What an account still does when trading has halted: its entries at the venue are taken back, once and as
/// well as it goes, and whoever waits for an answer is told that nothing is committed any more. What tightens
/// holds all the same, for as long as the process lives; nothing is loosened.
///
/// A cancel makes no order, so it may leave without a commit; what came of it is found by the next start. A
/// process that was fenced leaves the orders to whoever holds the account now.
final class LastResort {
    /// The venue's budget is not asked any more.
    static final int CANCELS_MAX = 1_000;

    private final AccountCore core;
    private final VenuePort venue;
    private final AccountInbox inbox;
    private final OpenAnswers answers;
    private final AwaitedVerdicts verdicts;
    private boolean done;

    LastResort(AccountCore core, VenuePort venue, AccountInbox inbox, OpenAnswers answers, AwaitedVerdicts verdicts) {
        this.core = core;
        this.venue = venue;
        this.inbox = inbox;
        this.answers = answers;
        this.verdicts = verdicts;
    }

    /// Does what is left to do.
    ///
    /// @return whether safety was tightened
    boolean work(TradingHalt.Cause cause, long nowNanos) {
        answers.fail(cause.code());
        verdicts.fail(cause.code());
        boolean isTightened = refuse(cause.code(), nowNanos);
        if (cause.code() == ReasonCode.STA_FENCED) {
            return isTightened;
        }
        if (!done) {
            done = true; // before the first: a venue that fails is not asked again
            core.lastCancels().stream().limit(CANCELS_MAX).forEach(cancel -> venue.send(cancel, nowNanos));
        }
        venue.poll(nowNanos, new PassedOver()); // what has no slot there yet leaves with a later poll
        return isTightened;
    }

    private boolean refuse(ReasonCode code, long nowNanos) {
        boolean isTightened = false;
        for (var command = inbox.nextCommand(); command != null; command = inbox.nextCommand()) {
            switch (command) {
                case AccountCommand.Safety(var asked, var answer) -> {
                    isTightened |=
                            core.setSafety(asked.withoutReconciliation(), nowNanos) instanceof SafetyChange.Applied;
                    answer.completeExceptionally(new NotDurableException(code));
                }
                case AccountCommand.Judge(var _, var _, var _, var answer) ->
                    answer.completeExceptionally(new NotDurableException(code));
                case AccountCommand.Joins(var _, var answer) ->
                    answer.completeExceptionally(new NotDurableException(code));
                case AccountCommand.Reconcile(var answer) ->
                    answer.completeExceptionally(new NotDurableException(code));
                case AccountCommand.InstanceHalted _, AccountCommand.Tripped _ -> {}
            }
        }
        return isTightened;
    }

    /// Nothing is booked any more; the next start asks the venue.
    private static final class PassedOver implements ReportSink {
        @Override
        public void report(VenueReport report, long atNanos) {}

        @Override
        public void answer(VenueAnswer answer, long atNanos) {}

        @Override
        public void gap(StreamGap gap, long atNanos) {}
    }
}
