package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What other systems got wrong on an account, one test each (`docs/reference/known-failures.md`).
@Tag("M-18")
@Tag("X-5")
class KnownFailuresTest {

    private static final long BEGUN = 500;

    private final Reconciled it = Reconciled.up();

    @Test
    void aRestartDerivesTheSameIdsAndPlacesNothingTwice() {
        var id = it.placed(at(1));
        it.restart();
        assertThat(it.account.submit(at(1).order())).isEqualTo(new SubmitOutcome.Repeated(id));
        it.settle(200);
        assertThat(it.venue.accepted(id)).isEqualTo(1);
    }

    @Test
    void fillsThatComeAgainAfterARestartAreNotBookedAgain() {
        var id = it.placed(at(1).buy("2"));
        var fill = it.venue.fill(id, "100", "0.5", it.now());
        it.account.report(fill);
        it.restart();
        assertThat(it.account.report(fill)).isInstanceOf(ReportOutcome.Repeated.class);
        it.settle(200);
        assertThat(held()).isEqualByComparingTo(Decimal.of("0.5"));
    }

    @Test
    void workingOrdersSurviveAColdStartAlsoWhenFillsDoNotExplainThePosition() {
        hold("14");
        var ids = new ArrayList<String>();
        for (int i = 1; i <= 14; i++) {
            ids.add(it.placed(at(i).sell("1").at("110")));
        }
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.venue.fill("theirs", "100", "1", it.now());
        it.restart();
        it.settle(200);
        assertThat(ids)
                .allSatisfy(id -> assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.OPEN));
        assertThat(it.venue.open()).containsAll(ids);
    }

    @Test
    void aPositionThatDiffersStopsNewRiskInsteadOfTradingAsIfFlat() {
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.venue.fill("theirs", "100", "1", it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.settle(200);
        assertThat(it.account.submit(at(2).decidedAt(it.now()).order())).isInstanceOf(SubmitOutcome.Denied.class);
    }

    @Test
    void aCloseWhoseFillFrameIsLostIsNotPlacedAgainAndAgain() {
        it.account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var id = it.placed(at(1).buy("2"));
        it.account.report(it.venue.fill(id, "100", "2", it.now()));
        var scope = new SafetyScope.Account(Intents.ACCOUNT);
        var flatten = new SafetyCommand(scope, SafetyState.FLATTEN, ReasonCode.SAF_FLATTEN, "risk", false, "out");
        it.account.core().setSafety(flatten, it.now());
        it.account.core().flatten(scope, 42);
        it.at(it.now() + 10).account.core().tick(it.now());
        it.trade();
        var close = it.account.effects().requests().getLast().clientOrderId();
        it.venue.fill(close, "100", "2", it.now()); // nobody is told
        it.settle(3_000);
        assertThat(it.venue.position(1)).isEqualByComparingTo(Decimal.ZERO);
        assertThat(held()).isEqualByComparingTo(Decimal.ZERO);
        assertThat(it.venue.accepted()).hasSize(2);
    }

    @Test
    void aForeignOrderDoesNotKeepOursFromBeingCancelled() {
        hold("1");
        var id = it.placed(at(1).sell("1").at("110"));
        it.venue.foreign("theirs", 1, Side.SELL, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.settle(100);
        assertThat(it.account.submit(anIntent(2).decidedAt(BEGUN).cancel(1))).isInstanceOf(SubmitOutcome.Sent.class);
        it.trade();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
        assertThat(it.venue.open()).containsExactly("theirs");
    }

    @Test
    @Tag("X-3")
    void aCancelOfAnOrderThatIsGoneAtTheVenueEndsItAndNothingCrashes() {
        var id = it.placed(at(1));
        it.venue.end(id, VenueOrder.State.CANCELED);
        it.account.submit(anIntent(2).decidedAt(BEGUN).cancel(1));
        it.trade();
        it.converse();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.CANCELED);
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    @Tag("X-2")
    void aRefusedCancelOfAFilledOrderIsLookedUpAndTheFillIsFound() {
        var id = it.placed(at(1).buy("2"));
        it.venue.fill(id, "100", "2", it.now()); // its frame is lost
        it.account.submit(anIntent(2).decidedAt(BEGUN).cancel(1));
        it.trade();
        it.converse();
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(held()).isEqualByComparingTo(Decimal.of("2"));
    }

    @Test
    @Tag("X-4")
    void aFillBelongsToTheOrderThatItNamesAndNeverToANewerOne() {
        var entry = it.placed(at(1).buy("1"));
        it.account.report(it.venue.fill(entry, "100", "1", it.now()));
        var stop = it.placed(at(2).sell("1").stop("90").reduceOnly());
        var stopped = it.venue.fill(stop, "90", "1", it.now());
        var next = it.placed(at(3).buy("1"));
        it.account.report(stopped);
        assertThat(it.account.core().lifecycle(next)).isEqualTo(Lifecycle.OPEN);
        assertThat(it.account.core().lifecycle(stop)).isEqualTo(Lifecycle.FILLED);
        assertThat(held()).isEqualByComparingTo(Decimal.ZERO);
    }

    @Test
    void anOpenEntryIsNoPositionAfterARestart() {
        it.placed(at(1).buy("2"));
        it.restart();
        it.settle(200);
        assertThat(held()).isEqualByComparingTo(Decimal.ZERO);
        assertThat(it.account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("2"));
    }

    @Test
    void aProtectiveStopIsThereAfterARestartAndProtectsStill() {
        var entry = it.placed(at(1).buy("1"));
        it.account.report(it.venue.fill(entry, "100", "1", it.now()));
        var stop = it.placed(at(2).sell("1").stop("90").reduceOnly());
        it.restart();
        it.settle(200);
        assertThat(it.venue.open()).containsExactly(stop);
        assertThat(it.account.core().exposure(ONE).liveOrder(new IntentRef(2, 0)))
                .isNotNull();
        assertThat(it.account.core().cancelOrders(ONE, true, it.now())).isZero();
    }

    @Test
    void aLateAcknowledgementAndAFillByStreamAndByQuestionMakeNoPhantom() {
        var id = it.account.send(at(1).buy("1"));
        it.released().forEach(request -> it.venue.take(request, it.now()));
        var fill = it.venue.fill(id, "100", "1", it.now());
        it.account.report(fill);
        it.account.core().reconcile(Cause.GAP, it.now());
        it.converse();
        it.account.report(new VenueReport.Acknowledged(id, "v1", true));
        it.account.report(fill);
        assertThat(it.account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(held()).isEqualByComparingTo(Decimal.ONE);
        assertThat(it.account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.ZERO);
    }

    @Test
    void oneBadPriceStopsNewRiskOnlyWhileItIsTheNewestAndClosesNothing() {
        var limits = new RiskLimits(
                new BigDecimal(10_000), Map.of(), 100, new BigDecimal(1_000), null, Map.of(), new BigDecimal(50));
        var account = new Account(Account.setup(Account.VENUE, new LimitRisk(limits), 100));
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        account.hold(anIntent(1).buy("2"), "100");
        account.send(anIntent(2).by(TWO).buy("1"));
        account.core().onReferencePrice(1, Decimal.ofWhole(1));
        int sent = account.effects().requests().size();
        assertThat(((SubmitOutcome.Denied) account.submit(anIntent(3).order())).code())
                .isEqualTo(ReasonCode.RSK_DAILY_LOSS);
        assertThat(account.effects().requests()).hasSize(sent);
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        account.send(anIntent(4));
        assertThat(account.core().safety(ONE)).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void aPriceOfNothingNeverPassesRisk() {
        var limits = new RiskLimits(new BigDecimal(10_000), Map.of(), 100);
        for (var price : new String[] {"0", "-1"}) {
            var account = new Account(Account.setup(Account.VENUE, new LimitRisk(limits), 100));
            account.core().onReferencePrice(1, Decimal.of(price));
            assertThat(account.submit(anIntent(1).market().order())).as(price).isInstanceOf(SubmitOutcome.Denied.class);
            assertThat(account.effects().requests()).noneMatch(VenueRequest.Place.class::isInstance);
        }
    }

    private static Intents at(long cursor) {
        return anIntent(cursor).decidedAt(BEGUN);
    }

    private void hold(String qty) {
        var id = it.placed(at(99).buy(qty));
        it.account.report(it.venue.fill(id, "100", qty, it.now()));
    }

    private Decimal held() {
        return it.account.core().exposure(ONE).positionQty(1);
    }
}
