package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.paper.PaperVenue;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.VenueConduct;
import io.stratos.execution.paper.VenueConfig;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultyVenue;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.ReportSink;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import io.stratos.execution.venue.VenueTraits;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// An account that trades with a paper venue through a fault plan, on one clock that the test moves. Requests leave
/// when they are committed. The oracle is the venue's own book, read behind the faults ([Witness]).
final class BehindFaults {

    static final long RETENTION = 400;
    static final long STEP = 5;

    final FaultyVenue venue;
    final Witness witness;
    private final PaperVenue book;
    /// Trades that the stream told of.
    final Set<Long> heard = new TreeSet<>();

    Account account;
    private long now = 1;
    private int taken;

    /// @param clockErrorNanos what the adapter declares about its venue's clock
    /// @param amend whether it declares that orders can be changed in place
    BehindFaults(
            IdentityClass identityClass,
            FaultPlan plan,
            QueryLag lag,
            int pageMax,
            long clockErrorNanos,
            boolean amend) {
        var conduct = VenueConduct.ofClass(identityClass, identityClass == IdentityClass.B3 ? RETENTION : 0)
                .timing(Reconciled.EXPIRY, lag, Reconciled.HORIZON)
                .pageMax(pageMax);
        var config = new VenueConfig(
                "paper",
                0,
                0,
                0,
                7,
                Decimal.ZERO,
                Decimal.ZERO,
                8,
                1,
                0,
                VenueConfig.TakerDepth.UNLIMITED,
                10_000,
                conduct);
        book = new PaperVenue(config, Intents.ACCOUNT, List.of(Instruments.BTC));
        witness = new Witness(book);
        venue = new FaultyVenue(witness, plan);
        account = new Account(Account.reconciled(declaring(book.traits(), clockErrorNanos, amend), Reconciled.POLICY));
        price("100");
        account.at(now).core().onReferencePrice(1, Decimal.of("100"));
        account.core().start(now);
        run(30);
    }

    private static VenueTraits declaring(VenueTraits traits, long clockErrorNanos, boolean amend) {
        var timing = traits.timing();
        return new VenueTraits(
                traits.name(),
                traits.identityClass(),
                traits.clientIdAlphabet(),
                traits.clientIdLengthMax(),
                traits.postOnly(),
                traits.reduceOnly(),
                amend,
                traits.orderTypes(),
                traits.timesInForce(),
                traits.queries(),
                new VenueTiming(
                        timing.requestExpiryNanos(),
                        timing.visibilityHorizonNanos(),
                        timing.cancelOnDisconnect(),
                        0,
                        clockErrorNanos,
                        timing.idRetentionNanos()));
    }

    long now() {
        return now;
    }

    Intents intent(long cursor) {
        return Intents.anIntent(cursor).decidedAt(now);
    }

    /// The market trades at a price.
    void price(String price) {
        book.onMarket(1, new EventBody.Trade(Decimal.of(price), Decimal.ofWhole(1_000), null, 0), now);
    }

    void run(long nanos) {
        for (long end = now + nanos; now < end; ) {
            now += STEP;
            step();
        }
    }

    private void step() {
        account.at(now);
        poll();
        account.core().tick(now);
        account.commit();
        release();
        poll();
    }

    private void poll() {
        venue.poll(now, new ReportSink() {
            @Override
            public void report(VenueReport report, long atNanos) {
                if (report instanceof VenueReport.Filled fill) {
                    heard.add(fill.tradeId());
                }
                account.report(report);
            }

            @Override
            public void answer(VenueAnswer answer, long atNanos) {
                account.core().onAnswer(answer, now);
            }

            @Override
            public void gap(StreamGap gap, long atNanos) {
                account.core().onGap(gap, now);
            }
        });
    }

    private void release() {
        var requests = account.effects().requests();
        var deadlines = account.effects().deadlines();
        for (; taken < requests.size(); taken++) {
            var request = requests.get(taken);
            var code = account.core().release(request, deadlines.get(taken), now);
            if (code == ReasonCode.OK) {
                witness.leaves(request);
                venue.send(request, now);
            } else {
                account.report(Reconciled.notSent(request, code));
            }
        }
        for (var query : List.copyOf(account.effects().queries())) {
            witness.asks(query);
            venue.ask(query, now);
        }
        account.effects().queries().clear();
    }

    /// The process dies now; what was not committed is gone, and another comes up.
    void crash() {
        account = account.crashed();
        taken = 0;
        account.at(now).core().start(now);
        account.commit();
    }

    /// What the account thinks is open.
    Set<String> openHere() {
        var open = new TreeSet<String>();
        for (var id : witness.accepted().keySet()) {
            var lifecycle = account.core().lifecycle(id);
            if (lifecycle != null && !lifecycle.isTerminal()) {
                open.add(id);
            }
        }
        return open;
    }

    Decimal positionHere() {
        return account.core()
                .exposure(ONE)
                .positionQty(1)
                .plus(account.core().exposure(TWO).positionQty(1));
    }

    long fillsHere() {
        return List.of(ONE, TWO).stream()
                .flatMap(owner -> account.core().positions(owner).stream())
                .mapToLong(position -> position.fills())
                .sum();
    }

    /// Requests to place that left the process.
    long placings() {
        return witness.left().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .count();
    }
}
