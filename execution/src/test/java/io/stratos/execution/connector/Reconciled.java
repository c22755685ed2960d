package io.stratos.execution.connector;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.fixtures.OracleVenue;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.reconcile.Step;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.RequestBudget;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// An account and a venue with a book of its own, tied by hand: each request and question goes over when the test
/// says so. Times: a question is asked again after 10, an answer is missed after 50, alarms at 100 and 1000.
final class Reconciled {

    static final long RETRY = 10;
    static final long EXPIRY = 20;
    static final long HORIZON = 30;

    static final ReconcilePolicy POLICY = policy(100);

    /// Executions are read again from this far back.
    static ReconcilePolicy policy(long overlapNanos) {
        return new ReconcilePolicy(
                1_000,
                RETRY,
                50,
                overlapNanos,
                3,
                3,
                List.of(100L, 1_000L),
                SafetyState.CLOSE_ONLY,
                SafetyState.CLOSE_ONLY,
                new RequestBudget.Limits(1_000, 1, 400, 400));
    }

    /// Requests expire after 20, everything shows after 30.
    static final VenueTiming DECLARED = new VenueTiming(EXPIRY, HORIZON, false, 0, 0, 0);

    final OracleVenue venue;
    Account account;
    private int sent;

    Reconciled(IdentityClass identityClass, VenueTiming timing) {
        this(identityClass, timing, POLICY);
    }

    Reconciled(IdentityClass identityClass, VenueTiming timing, ReconcilePolicy policy) {
        this(Account.asked(identityClass, timing), policy);
    }

    Reconciled(VenueTraits traits, ReconcilePolicy policy) {
        venue = new OracleVenue(traits.identityClass());
        account = new Account(Account.reconciled(traits, policy));
    }

    /// A venue of class B2 that cannot change orders, reconciled once, at 500.
    static Reconciled withoutAmend() {
        return new Reconciled(Account.asked(IdentityClass.B2, DECLARED, false), POLICY).begun();
    }

    /// A venue of class B2 with declared times, reconciled once, at 500.
    static Reconciled up() {
        return up(IdentityClass.B2, DECLARED);
    }

    static Reconciled up(IdentityClass identityClass, VenueTiming timing) {
        return new Reconciled(identityClass, timing).begun();
    }

    private Reconciled begun() {
        at(1).account.core().start(1);
        converse();
        return at(500);
    }

    Reconciled at(long nanos) {
        account.at(nanos);
        return this;
    }

    long now() {
        return account.now();
    }

    /// Requests that were made since the last call, released, whatever becomes of them.
    List<VenueRequest> released() {
        var all = account.effects().requests();
        var deadlines = account.effects().deadlines();
        var out = new ArrayList<VenueRequest>();
        for (; sent < all.size(); sent++) {
            var request = all.get(sent);
            var code = account.core().release(request, deadlines.get(sent), now());
            if (code == ReasonCode.OK) {
                out.add(request);
            } else {
                account.report(notSent(request, code));
            }
        }
        return out;
    }

    static VenueReport notSent(VenueRequest request, ReasonCode why) {
        return switch (request) {
            case VenueRequest.Place place -> new VenueReport.Rejected(place.clientOrderId(), why);
            case VenueRequest.Cancel cancel -> new VenueReport.CancelRejected(cancel.clientOrderId(), why);
            case VenueRequest.Amend amend -> new VenueReport.AmendRejected(amend.clientOrderId(), why);
        };
    }

    /// Requests go over and their reports come back.
    void trade() {
        for (var request : released()) {
            venue.take(request, now()).forEach(account::report);
        }
    }

    /// Requests go over and nothing comes back.
    void tradeDeaf() {
        for (var request : released()) {
            venue.take(request, now());
        }
    }

    /// Sends an order that the venue gets; the answer is lost.
    String placedDeaf(Intents intent) {
        var id = account.send(intent);
        tradeDeaf();
        account.report(new VenueReport.Lost(id));
        return id;
    }

    /// Sends an order that never arrives; nobody knows.
    String vanished(Intents intent) {
        var id = account.send(intent);
        released();
        account.report(new VenueReport.Lost(id));
        return id;
    }

    String placed(Intents intent) {
        var id = account.send(intent);
        trade();
        return id;
    }

    /// Every open question is answered truly, and every one that follows, without time going on.
    void converse() {
        converse(_ -> true);
    }

    /// As [#converse], but only such questions.
    void converse(Predicate<VenueQuery> which) {
        for (var asked = take(which); !asked.isEmpty(); asked = take(which)) {
            asked.forEach(query -> answer(venue.answer(query, now())));
            trade();
        }
    }

    /// The questions that are open now are answered, those that follow are not.
    void answerOnce() {
        take(_ -> true).forEach(query -> answer(venue.answer(query, now())));
    }

    /// Time goes on in steps of a retry until nothing is asked any more, or for this long.
    void settle(long nanos) {
        long end = now() + nanos;
        converse();
        while (now() < end) {
            at(now() + RETRY).account.core().tick(now());
            converse();
        }
    }

    List<VenueQuery> take(Predicate<VenueQuery> which) {
        var queries = account.effects().queries();
        var taken = queries.stream().filter(which).toList();
        queries.removeAll(taken);
        return taken;
    }

    void answer(VenueAnswer answer) {
        account.core().onAnswer(answer, now());
    }

    /// The process ends and another comes up; what was committed is there.
    void restart() {
        account.commit();
        account = account.crashed();
        sent = 0;
        account.core().start(now());
    }

    List<Category> findings() {
        return account.effects().reconciliations().stream()
                .filter(record -> record.step() == Step.FINDING.number())
                .map(record -> Arrays.stream(Category.values())
                        .filter(category -> category.number() == record.category())
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    SafetyState safety() {
        return account.core().safety(Intents.ONE);
    }
}
