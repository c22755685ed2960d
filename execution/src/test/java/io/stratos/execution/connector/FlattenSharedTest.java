package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.state.RecordKind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A venue looks after reduce-only orders by what the account holds, the account core by what an instance
/// holds: where several have something in one instrument, the venue's word is not relied upon.
@Tag("X-6")
class FlattenSharedTest {

    private static final SafetyScope ACCOUNT = new SafetyScope.Account(Intents.ACCOUNT);

    private final Account account = new Account(Account.complete(Account.VENUE, Account.LOOSE, null, SelfTrade.ALLOW));

    @Test
    void twoThatHoldAgainstEachOtherBothGetOut() {
        hold(anIntent(1).buy("5"));
        hold(anIntent(2).by(TWO).sell("5"));
        flatten(ACCOUNT);
        assertThat(closes())
                .as("the venue holds nothing, and would refuse what only reduces")
                .hasSize(2)
                .noneMatch(VenueRequest.Place::reduceOnly)
                .allMatch(close -> close.qty().sameValue(Decimal.of("5")))
                .extracting(VenueRequest.Place::side)
                .containsExactly(Side.SELL, Side.BUY);
        closes().forEach(close -> account.fill(close.clientOrderId(), 99, "100", "5"));
        assertThat(account.core().exposure(ONE).positionQty(1).isZero()).isTrue();
        assertThat(account.core().exposure(TWO).positionQty(1).isZero()).isTrue();
    }

    @Test
    void besideAnotherHolderTheStopIsTakenBackBeforeTheClose() {
        hold(anIntent(1).buy("5"));
        hold(anIntent(2).by(TWO).buy("5"));
        var stop = account.open(anIntent(3).sell("5").stop("80").reduceOnly());
        flatten(new SafetyScope.Instance(ONE));
        var cancel = new VenueRequest.Cancel(stop, 1);
        assertThat(account.effects().requests()).contains(cancel);
        assertThat(account.core().release(cancel, Long.MAX_VALUE, account.now()))
                .isEqualTo(ReasonCode.OK);
        assertThat(closes())
                .as("both would be filled, and turn the position round")
                .isEmpty();

        account.report(new VenueReport.Canceled(stop, ReasonCode.EXE_CANCELED));
        tick(10);
        assertThat(closes())
                .singleElement()
                .satisfies(close ->
                        assertThat(close.qty().sameValue(Decimal.of("5"))).isTrue());
    }

    @Test
    void besideAnotherHolderReduceOnlyOrdersCountAgainstEachOtherAndTheFirstStillProtects() {
        hold(anIntent(1).buy("5"));
        account.open(anIntent(2).by(TWO).buy("1").at("90"));
        account.open(anIntent(3).sell("5").stop("80").reduceOnly());
        account.safety(SafetyState.SAFE_MODE);
        var second = account.submit(anIntent(4).sell("5").at("110").reduceOnly().order());
        assertThat(((SubmitOutcome.Denied) second).code()).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        account.safety(SafetyState.HALT);
        var cancel = account.submit(anIntent(5).cancel(3));
        assertThat(((SubmitOutcome.Denied) cancel).code()).isEqualTo(ReasonCode.SAF_HALT);
    }

    /// What is held may be other than what stands here: a plain close could open a position.
    @Test
    void besideAnotherHolderACloseWaitsForTheVerdictAndTheStopStaysUntilThen() {
        var it = Reconciled.up(IdentityClass.B2, Reconciled.DECLARED);
        it.account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var bought = it.placed(anIntent(1).buy("2").at("100"));
        it.account.report(it.venue.fill(bought, "100", "2", it.now()));
        it.placed(anIntent(2).by(TWO).buy("1").at("90").decidedAt(it.now()));
        var stop = it.placed(anIntent(3).sell("2").stop("80").reduceOnly().decidedAt(it.now()));
        it.at(700).restart();
        assertThat(it.account.core().isPending()).isTrue();
        var command = new SafetyCommand(
                new SafetyScope.Instance(ONE), SafetyState.FLATTEN, ReasonCode.SAF_FLATTEN, "risk", false);
        it.account.core().setSafety(command, it.now());
        it.account.core().flatten(new SafetyScope.Instance(ONE), 42);
        it.at(710).account.core().tick(710);
        assertThat(it.account.effects().requests()).isEmpty();

        it.settle(3_000);
        assertThat(it.account.effects().requests())
                .startsWith(new VenueRequest.Cancel(stop, 1))
                .anyMatch(request -> request instanceof VenueRequest.Place close && !close.reduceOnly());
    }

    @Test
    void aCloseThatIsRefusedAgainAndAgainIsTriedLessOftenAndNoted() {
        hold(anIntent(1).buy("5"));
        flatten(ACCOUNT);
        for (int i = 0; i < 100; i++) {
            var last = closes().getLast().clientOrderId();
            account.report(new VenueReport.Rejected(last, ReasonCode.GATE_REDUCE_ONLY));
            tick(10);
        }
        assertThat(closes()).as("10, 20, 30, 40, 60, 100, 180, 340, 660, 980").hasSize(10);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void aCloseThatFindsNobodyIsTriedAsOftenAsEverAndNoted() {
        hold(anIntent(1).buy("5"));
        flatten(ACCOUNT);
        for (int i = 0; i < 11; i++) {
            account.report(new VenueReport.Canceled(closes().getLast().clientOrderId(), ReasonCode.EXE_NO_LIQUIDITY));
            tick(10);
        }
        assertThat(closes()).hasSize(12);
        assertThat(notes()).as("after 5 and 10 in vain").isEqualTo(2);
    }

    @Test
    void aRemainderBelowTheVenuesMinimumIsNoted() {
        hold(anIntent(1).buy("0.01"));
        flatten(ACCOUNT);
        for (int i = 0; i < 4; i++) {
            tick(10);
        }
        assertThat(notes()).isZero();
        tick(10);
        assertThat(closes()).isEmpty();
        assertThat(notes()).isEqualTo(1);
        account.core().onReferencePrice(1, Decimal.ofWhole(1_000));
        tick(10);
        assertThat(closes()).as("worth enough now").hasSize(1);
    }

    private long notes() {
        return account.effects().records().stream()
                .filter(kind -> kind == RecordKind.NOTE)
                .count();
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
        tick(10);
    }

    private void tick(long nanos) {
        account.at(account.now() + nanos).core().tick(account.now());
    }

    private List<VenueRequest.Place> closes() {
        return account.effects().requests().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .map(VenueRequest.Place.class::cast)
                .filter(place -> place.tif() == TimeInForce.IOC)
                .toList();
    }
}
