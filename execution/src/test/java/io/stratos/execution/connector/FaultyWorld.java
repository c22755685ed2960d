package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.OracleVenue;
import io.stratos.execution.reconcile.ReconcilePolicy;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import io.stratos.gate.ApprovedIntent;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// An account between strategies and a venue, where everything goes wrong by a seed: requests arrive late or never,
/// answers are lost, doubled and reordered, queries fail or lag, and the process dies at any point. What left the
/// process was committed before; what was not committed is gone.
final class FaultyWorld {

    private record Underway(VenueRequest request, long sentAt, long arrivesAt) {}

    /// Longest time a request is on its way, more than the venue's expiry.
    private static final long TRANSIT_MAX = 30;

    /// An order as its owner knows it, whatever ids it had at the venue.
    record Owned(InstanceId owner, IntentRef ref) {}

    final OracleVenue venue;
    Account account;
    final Map<String, Owned> owners = new TreeMap<>();
    final Map<Owned, Decimal> mostAskedFor = new HashMap<>();
    int corrections;
    private final SplittableRandom random;
    private final long expiry;
    private final List<ApprovedIntent> asked = new ArrayList<>();
    private final List<Underway> underway = new ArrayList<>();
    private final List<VenueReport> reports = new ArrayList<>();
    private final List<VenueQuery> queries = new ArrayList<>();
    private final boolean isCorrecting;
    private final int calmness;
    private boolean isCalm;
    private long cursor;
    private long now = 1;
    private int taken;
    int restarts;

    /// @param isCorrecting whether the venue takes fills back and gives them back
    /// @param selfTrade all orders have one price, so that each meets every order of the other side
    FaultyWorld(long seed, VenueTraits traits, ReconcilePolicy policy, boolean isCorrecting, SelfTrade selfTrade) {
        this.isCorrecting = isCorrecting;
        random = new SplittableRandom(seed);
        calmness = 1 + 4 * (int) (seed % 3);
        expiry = traits.timing().requestExpiryNanos();
        venue = new OracleVenue(traits.identityClass());
        venue.retention(traits.timing().idRetentionNanos());
        venue.pageSize(random.nextInt(1, 8));
        account = new Account(Account.complete(traits, Account.LOOSE, policy, selfTrade));
        account.at(now).core().start(now);
        account.commit();
    }

    void step() {
        now += random.nextLong(0, 12);
        account.at(now);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> order();
            case 3 -> target(true);
            case 4 -> target(false);
            case 5 -> again();
            case 6 -> loosen();
            case 7 -> venue.lag(random.nextLong(0, Reconciled.HORIZON));
            case 8, 9 -> trade();
            case 10 -> correct();
            default -> {}
        }
        arrive();
        report();
        answer();
        account.core().tick(now);
        settleStep();
    }

    /// Commits and lets go out, or dies before, between or after.
    private void settleStep() {
        int fate = isCalm ? 100 : random.nextInt(100 * calmness);
        if (fate == 0) {
            restart();
            return;
        }
        account.commit();
        if (fate == 1) {
            restart();
            return;
        }
        release(fate == 2 ? random.nextInt(3) : Integer.MAX_VALUE);
        if (fate <= 3) {
            restart();
        }
    }

    private void restart() {
        restarts++;
        queries.clear();
        account = account.crashed();
        taken = 0;
        account.at(now).core().start(now);
        account.commit();
        release(Integer.MAX_VALUE);
    }

    private void release(int most) {
        var requests = account.effects().requests();
        var deadlines = account.effects().deadlines();
        for (int sent = 0; taken < requests.size() && sent < most; sent++) {
            var request = requests.get(taken);
            var code = account.core().release(request, deadlines.get(taken), now);
            taken++;
            if (code == ReasonCode.OK) {
                noteOwner(request);
                underway.add(new Underway(request, now, now + (isCalm ? 0 : random.nextLong(0, TRANSIT_MAX))));
            } else {
                account.report(Reconciled.notSent(request, code));
            }
        }
        queries.addAll(account.effects().queries());
        account.effects().queries().clear();
    }

    private void noteOwner(VenueRequest request) {
        if (request instanceof VenueRequest.Place place) {
            var history = account.effects().orderHistory().get(place.clientOrderId());
            if (history != null) {
                owners.put(
                        place.clientOrderId(),
                        new Owned(
                                history.getLast().instance(), history.getLast().intent()));
            }
        }
    }

    private void arrive() {
        for (var one : List.copyOf(underway)) {
            if (one.arrivesAt > now) {
                continue;
            }
            underway.remove(one);
            boolean isLost = !isCalm && random.nextInt(10 * calmness) == 0;
            if (isLost || (expiry > 0 && now - one.sentAt > expiry)) {
                continue;
            }
            for (var report : venue.take(one.request, now)) {
                if (isCalm || random.nextInt(5 * calmness) != 0) {
                    reports.add(report);
                } else if (random.nextBoolean()) {
                    reports.add(new VenueReport.Lost(report.clientOrderId()));
                }
            }
        }
    }

    private void trade() {
        var open = List.copyOf(venue.open());
        if (open.isEmpty() || isCalm) {
            return;
        }
        var order = venue.find(open.get(random.nextInt(open.size())));
        if (order == null) {
            return;
        }
        long left = order.qty()
                .minus(venue.executed(order.clientOrderId()))
                .rescale(3, RoundingMode.UNNECESSARY)
                .units();
        long part = random.nextBoolean() ? left : random.nextLong(1, left + 1);
        var price = new Decimal(random.nextLong(9_000, 11_000), 2);
        var fill = venue.fill(order.clientOrderId(), price.toString(), new Decimal(part, 3).toString(), now);
        if (random.nextInt(4 * calmness) != 0) {
            reports.add(fill);
        }
    }

    /// The venue takes a fill back, or gives it back; that is told, late and twice perhaps.
    private void correct() {
        var executions = venue.executions();
        if (isCorrecting && !executions.isEmpty() && !isCalm) {
            corrections++;
            reports.add(venue.correct(executions.get(random.nextInt(executions.size()))));
        }
    }

    private void report() {
        while (!reports.isEmpty() && (isCalm || random.nextInt(3) != 0)) {
            int at = random.nextInt(reports.size());
            account.report(isCalm || random.nextInt(4) != 0 ? reports.remove(at) : reports.get(at));
        }
    }

    private void answer() {
        for (var query : List.copyOf(queries)) {
            int fate = isCalm ? 9 : random.nextInt(10 * calmness);
            if (fate == 0) {
                continue; // later
            }
            queries.remove(query);
            switch (fate) {
                case 1 -> {} // never
                case 2 -> account.core().onAnswer(new VenueAnswer.Failed(query.id(), ReasonCode.EXE_NETWORK), now);
                case 3 -> account.core().onAnswer(cut(query), now);
                default -> account.core().onAnswer(venue.answer(query, now), now);
            }
        }
    }

    /// An answer that has nothing in it and does not say that this is all.
    private VenueAnswer cut(VenueQuery query) {
        return switch (query) {
            case VenueQuery.OpenOrders _ ->
                new VenueAnswer.OpenOrders(query.id(), Completeness.TRUNCATED, now, List.of(), "");
            case VenueQuery.ById _ -> new VenueAnswer.ById(query.id(), Completeness.TRUNCATED, now, null);
            case VenueQuery.Fills fills ->
                new VenueAnswer.Fills(query.id(), Completeness.TRUNCATED, now, List.of(), fills.cursor());
            case VenueQuery.Positions _ -> new VenueAnswer.Positions(query.id(), Completeness.TRUNCATED, now, Map.of());
        };
    }

    private void order() {
        cursor++;
        var qty = new Decimal(random.nextLong(1, 3_000), 3).toString();
        var owner = random.nextBoolean() ? ONE : TWO;
        var intent = anIntent(cursor).by(owner).decidedAt(now);
        asksFor(owner, cursor, qty);
        submit((random.nextBoolean() ? intent.buy(qty) : intent.sell(qty)).order());
    }

    private void target(boolean cancel) {
        var open = List.copyOf(venue.open());
        var known = open.isEmpty() ? null : owners.get(open.get(random.nextInt(open.size())));
        var owned = known != null && random.nextInt(4) != 0
                ? known
                : new Owned(random.nextBoolean() ? ONE : TWO, new IntentRef(random.nextLong(1, cursor + 2), 0));
        var owner = owned.owner;
        long target = owned.ref.cursor();
        cursor++;
        var intent = anIntent(cursor).by(owner).decidedAt(now);
        var qty = new Decimal(random.nextLong(1, 3_000), 3).toString();
        if (!cancel) {
            asksFor(owner, target, qty);
        }
        submit(cancel ? intent.cancel(target) : intent.amend(target, qty, null));
    }

    private void asksFor(InstanceId owner, long ref, String qty) {
        mostAskedFor.merge(new Owned(owner, new IntentRef(ref, 0)), Decimal.of(qty), Decimal::max);
    }

    private void submit(ApprovedIntent intent) {
        asked.add(intent);
        account.submit(intent);
    }

    /// A turn that is delivered again asks for the same again.
    private void again() {
        if (!asked.isEmpty()) {
            account.submit(asked.get(random.nextInt(asked.size())));
        }
    }

    private void loosen() {
        if (account.core().isReconciled()) {
            account.safety(SafetyState.NORMAL);
        }
    }

    /// No more faults; time goes on until the last word is a clean verdict, or not.
    void calm() {
        isCalm = true;
        venue.lag(0);
        for (int i = 0; i < 600; i++) {
            now += Reconciled.RETRY;
            account.at(now);
            arrive();
            report();
            answer();
            account.core().tick(now);
            settleStep();
        }
    }
}
