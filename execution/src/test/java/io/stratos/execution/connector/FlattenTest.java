package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTraits;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// FLATTEN closes by itself, through the gate, with bounded slippage (SPEC X-6).
@Tag("X-6")
class FlattenTest {

    private static final SafetyScope ACCOUNT = new SafetyScope.Account(Intents.ACCOUNT);

    private Account account = new Account(Account.complete(Account.VENUE, Account.LOOSE, null, SelfTrade.ALLOW));

    @Test
    void whatIsHeldIsClosedByAReduceOnlyOrderWithinItsSlippage() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        var close = lastPlace();
        assertThat(close.side()).isEqualTo(Side.SELL);
        assertThat(close.qty()).isEqualByComparingTo(Decimal.of("2"));
        assertThat(close.type()).isEqualTo(OrderType.LIMIT);
        assertThat(close.tif()).isEqualTo(TimeInForce.IOC);
        assertThat(close.price()).isEqualByComparingTo(Decimal.of("99"));
        assertThat(close.reduceOnly()).isTrue();
    }

    @Test
    void theFillChangesThePositionOfTheInstanceAndTellsIt() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        account.fill(lastPlace().clientOrderId(), 77, "100", "2");
        assertThat(account.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ZERO);
        assertThat(account.effects().receivers()).endsWith(ONE);
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.FILLED);
        assertThat(account.effects().lastEvent().intent().cursor()).isZero();
        int placed = places().size();
        account.at(1_000).core().tick(1_000);
        assertThat(places()).hasSize(placed);
    }

    @Test
    void itGoesOnUntilNothingIsHeldOneCloseAtATime() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        var first = lastPlace().clientOrderId();
        account.at(100).core().tick(100);
        assertThat(lastPlace().clientOrderId()).isEqualTo(first);
        account.fill(first, 77, "100", "0.5");
        account.report(new VenueReport.Canceled(first, ReasonCode.EXE_NO_LIQUIDITY));
        account.at(101).core().tick(101);
        account.at(200).core().tick(200);
        assertThat(lastPlace().clientOrderId()).isNotEqualTo(first);
        assertThat(lastPlace().qty()).isEqualByComparingTo(Decimal.of("1.5"));
    }

    @Test
    void aCloseOfUnknownOutcomeIsNotRepeated() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        int placed = places().size();
        account.report(new VenueReport.Lost(lastPlace().clientOrderId()));
        account.at(500).core().tick(500);
        assertThat(places()).hasSize(placed);
    }

    @Test
    void entriesAreTakenBackAndWhatProtectsStays() {
        hold(anIntent(1).buy("2"));
        var entry = account.open(anIntent(2).buy("1").at("90"));
        var stop = account.open(anIntent(3).sell("2").stop("80").reduceOnly());
        flatten(ACCOUNT);
        assertThat(account.effects().requests())
                .contains(new VenueRequest.Cancel(entry, 1))
                .doesNotContain(new VenueRequest.Cancel(stop, 1));
        assertThat(lastPlace().qty()).isEqualByComparingTo(Decimal.of("2"));
    }

    /// It would close the position too, at its own price and time, and turn it round once the connector has
    /// closed.
    @Test
    void whatClosesButMayTurnThePositionRoundIsTakenBackAndThenItIsClosed() {
        hold(anIntent(1).buy("2"));
        var profit = account.open(anIntent(2).sell("2").at("200"));
        flatten(ACCOUNT);
        var cancel = account.effects().requests().getLast();
        assertThat(cancel).isEqualTo(new VenueRequest.Cancel(profit, 1));
        assertThat(account.core().release(cancel, Long.MAX_VALUE, account.now()))
                .isEqualTo(ReasonCode.OK);
        account.report(new VenueReport.Canceled(profit, ReasonCode.EXE_CANCELED));
        account.at(100).core().tick(100);
        assertThat(lastPlace().qty()).isEqualByComparingTo(Decimal.of("2"));
        assertThat(lastPlace().reduceOnly()).isTrue();
    }

    @Test
    void whereAVenueKeepsNoneFromTurningThePositionRoundWhatProtectsIsTakenBackToo() {
        var it = heldAndNeverAnswered(withoutReduceOnly());
        it.settle(3_000);
        var stop = it.placed(anIntent(3).sell("2").stop("80").reduceOnly().decidedAt(it.now()));
        account = it.account;
        flatten(ACCOUNT);
        it.settle(3_000);
        assertThat(it.venue.find(stop))
                .isNotNull()
                .satisfies(order -> assertThat(order.state().isOpen()).isFalse());
        assertThat(lastPlace().type()).isEqualTo(OrderType.LIMIT);
    }

    @Test
    void onlyTheScopeThatIsFlattenedIsClosed() {
        hold(anIntent(1).buy("2"));
        hold(anIntent(2).by(TWO).buy("3"));
        int placed = places().size();
        flatten(new SafetyScope.Instance(TWO));
        assertThat(places()).hasSize(placed + 1);
        assertThat(lastPlace().qty()).isEqualByComparingTo(Decimal.of("3"));
    }

    /// Both changes were committed in one batch, so both have the journal's sequence of that.
    @Test
    @Tag("M-24")
    void closesOfTwoScopesThatOneBatchFlattenedHaveNamesOfTheirOwn() {
        hold(anIntent(1).buy("2"));
        hold(anIntent(2).by(TWO).buy("3"));
        flatten(new SafetyScope.Instance(ONE));
        flatten(new SafetyScope.Instance(TWO));
        account = account.restarted();
        var closes = closes(42);
        assertThat(closes).hasSize(2).doesNotHaveDuplicates();

        closes.forEach(id -> account.report(new VenueReport.Canceled(id, ReasonCode.EXE_NO_LIQUIDITY)));
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        account.core().flatten(new SafetyScope.Instance(ONE), 43);
        account.at(account.now() + 10).core().tick(account.now());
        assertThat(places())
                .hasSize(2)
                .extracting(VenueRequest.Place::clientOrderId)
                .doesNotContainAnyElementsOf(closes);
        assertThat(closes(42)).as("of the second scope, once more").hasSize(3);
        assertThat(closes(43)).hasSize(1);
    }

    /// Client order ids of the closes of a cause, by the names that `explain` finds them by.
    private List<String> closes(long causeSeq) {
        var host = InstanceId.parse("host/safety/acc");
        return IntStream.range(0, 10)
                .mapToObj(ordinal -> account.core().intent(host, new IntentRef(causeSeq, ordinal)))
                .filter(Objects::nonNull)
                .map(StagedIntent::clientOrderId)
                .toList();
    }

    @Test
    void underHaltNothingIsClosed() {
        hold(anIntent(1).buy("2"));
        int placed = places().size();
        account.safety(SafetyState.HALT);
        account.core().flatten(ACCOUNT, 9);
        account.at(100).core().tick(100);
        assertThat(places()).hasSize(placed);
    }

    @Test
    @Tag("M-18")
    void itGoesOnAfterARestartWithoutOneCloseTwice() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        var first = lastPlace().clientOrderId();
        account = account.restarted();
        account.at(100).core().tick(100);
        assertThat(places()).isEmpty();
        account.report(new VenueReport.Canceled(first, ReasonCode.EXE_NO_LIQUIDITY));
        account.at(200).core().tick(200);
        assertThat(places()).hasSize(1);
        assertThat(lastPlace().clientOrderId()).isNotEqualTo(first);
    }

    @Test
    @Tag("M-18")
    void aScopeWhoseCauseWasNotNamedBeforeACrashIsListed() {
        hold(anIntent(1).buy("2"));
        account.safety(SafetyState.FLATTEN);
        account = account.restarted();
        assertThat(account.core().flattenWithoutCause()).containsExactly("account:acc");
        account.core().flatten(ACCOUNT, 4);
        assertThat(account.core().flattenWithoutCause()).isEmpty();
    }

    @Test
    void aComparisonThatCannotEndDoesNotKeepItFromClosing() {
        var it = heldAndNeverAnswered(Account.asked(IdentityClass.B2, Reconciled.DECLARED));
        account = it.account;
        assertThat(account.core().isPending()).isTrue();
        flatten(ACCOUNT);
        assertThat(lastPlace().side()).isEqualTo(Side.SELL);
        assertThat(lastPlace().reduceOnly()).isTrue();
        assertThat(account.core().release(lastPlace(), Long.MAX_VALUE, 700)).isEqualTo(ReasonCode.OK);
    }

    @Test
    void whereAVenueWouldLetACloseOpenAPositionItWaitsForTheVerdictAndTakesEntriesBack() {
        var it = heldAndNeverAnswered(withoutReduceOnly());
        account = it.account;
        flatten(ACCOUNT);
        assertThat(places()).isEmpty();
        assertThat(account.effects().requests()).hasSize(1).allMatch(VenueRequest.Cancel.class::isInstance);
        it.settle(3_000);
        assertThat(places()).isNotEmpty().allMatch(VenueRequest.Place::reduceOnly);
    }

    /// Two are held and an entry rests; the process ended since, and the venue answers nothing.
    private static Reconciled heldAndNeverAnswered(VenueTraits venue) {
        var it = new Reconciled(venue, Reconciled.POLICY);
        it.at(1).account.core().start(1);
        it.converse();
        it.at(500).account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var id = it.placed(anIntent(1).buy("2").at("100"));
        it.venue.fill(id, "100", "2", 500);
        it.account.core().reconcile(Cause.GAP, 500);
        it.settle(100);
        it.placed(anIntent(2).buy("1").at("90"));
        it.at(700).restart();
        return it;
    }

    private static VenueTraits withoutReduceOnly() {
        var of = Account.asked(IdentityClass.B2, Reconciled.DECLARED);
        return new VenueTraits(
                of.name(),
                of.identityClass(),
                of.clientIdAlphabet(),
                of.clientIdLengthMax(),
                of.postOnly(),
                false,
                of.amend(),
                of.orderTypes(),
                of.timesInForce(),
                of.queries(),
                of.timing());
    }

    @Test
    void strategiesOpenNothingMeanwhile() {
        hold(anIntent(1).buy("2"));
        flatten(ACCOUNT);
        assertThat(account.submit(anIntent(5).order()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Denied.class,
                        denied -> assertThat(denied.code()).isEqualTo(ReasonCode.SAF_FLATTEN));
    }

    private void hold(Intents intent) {
        account.core().onReferencePrice(1, Decimal.ofWhole(100));
        account.hold(intent, "100");
    }

    private void flatten(SafetyScope scope) {
        account.core()
                .setSafety(
                        new SafetyCommand(scope, SafetyState.FLATTEN, ReasonCode.SAF_FLATTEN, "risk", false, "out"),
                        account.now());
        account.core().flatten(scope, 42);
        account.at(account.now() + 10).core().tick(account.now());
    }

    private List<VenueRequest.Place> places() {
        return account.effects().requests().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .map(VenueRequest.Place.class::cast)
                .toList();
    }

    private VenueRequest.Place lastPlace() {
        return places().getLast();
    }
}
