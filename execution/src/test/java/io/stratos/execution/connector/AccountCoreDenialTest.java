package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.risk.LimitRisk;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.ClientIdAlphabet;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueTraits;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountCoreDenialTest {

    private Account account = new Account();

    @Test
    @Tag("M-23")
    void theSameIntentAgainHasItsFirstResultAndIsNotSentTwice() {
        var id = account.send(anIntent(1));
        assertThat(account.submit(anIntent(1).order())).isEqualTo(new SubmitOutcome.Repeated(id));
        assertThat(account.effects().requests()).hasSize(1);
    }

    @Test
    @Tag("M-23")
    void theSameKeyWithAnotherBodyIsAConflictAndNothingIsSent() {
        account.send(anIntent(1).buy("1"));
        assertThat(account.submit(anIntent(1).buy("2").order())).isInstanceOf(SubmitOutcome.Conflict.class);
        assertThat(account.effects().requests()).hasSize(1);
    }

    @Test
    @Tag("M-23")
    void aRepeatedCancelIsRecognisedAndAnotherBodyUnderItsKeyIsAConflict() {
        var id = account.open(anIntent(1));
        account.open(anIntent(2));
        account.submit(anIntent(3).cancel(1));
        assertThat(account.submit(anIntent(3).cancel(1))).isEqualTo(new SubmitOutcome.Repeated(id));
        assertThat(account.submit(anIntent(3).cancel(2))).isInstanceOf(SubmitOutcome.Conflict.class);
    }

    @Test
    void aDeniedIntentStaysDeniedWhenItComesAgain() {
        account.safety(SafetyState.HALT);
        assertThat(account.submit(anIntent(1).order())).isInstanceOf(SubmitOutcome.Denied.class);
        account.safety(SafetyState.NORMAL);
        assertThat(account.submit(anIntent(1).order())).isInstanceOf(SubmitOutcome.Repeated.class);
        assertThat(account.effects().requests()).isEmpty();
    }

    @Test
    @Tag("X-6")
    void aHaltedInstanceGetsNoNewEntryAlthoughTheInterlockIsOpen() {
        account.core().instanceHalted(ONE, 0);

        assertThat(account.submit(anIntent(1).order()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Denied.class,
                        denied -> assertThat(denied.code()).isEqualTo(ReasonCode.SAF_CLOSE_ONLY));
        assertThat(account.effects().requests()).isEmpty();
    }

    @Test
    void anOrderAtItsLastMomentIsSentAndOneNanosecondLaterNot() {
        account.at(Intents.MAX_DELAY);
        assertThat(account.submit(anIntent(1).order())).isInstanceOf(SubmitOutcome.Sent.class);
        account.at(Intents.MAX_DELAY + 1);
        assertThat(account.submit(anIntent(2).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.EXE_NOT_SENT_TOO_LATE, "1001", "1000"));
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.DENIED);
        assertThat(account.effects().lastCode()).isEqualTo(ReasonCode.EXE_NOT_SENT_TOO_LATE);
    }

    @Test
    @Tag("X-6")
    void inSafeModeNothingThatIncreasesRiskIsSent() {
        account.hold(anIntent(1).buy("2"), "100");
        account.safety(SafetyState.SAFE_MODE);
        assertDenied(anIntent(2).buy("0.001"), ReasonCode.SAF_SAFE_MODE);
        assertDenied(anIntent(3).sell("2.001"), ReasonCode.SAF_SAFE_MODE);
        account.send(anIntent(4).sell("2"));
    }

    @Test
    @Tag("X-6")
    void openOrdersCountBeforeAReduction() {
        account.hold(anIntent(1).buy("2"), "100");
        account.safety(SafetyState.CLOSE_ONLY);
        account.send(anIntent(2).sell("1.5"));
        assertDenied(anIntent(3).sell("0.6"), ReasonCode.SAF_CLOSE_ONLY);
        account.send(anIntent(4).sell("0.5"));
    }

    @Test
    @Tag("X-6")
    void reduceOnlyOrdersDoNotCountAgainstEachOtherWhereTheVenueKeepsThem() {
        account.hold(anIntent(1).buy("2"), "100");
        account.safety(SafetyState.CLOSE_ONLY);
        account.send(anIntent(2).sell("2").stop("90").reduceOnly());
        account.send(anIntent(3).sell("2").at("110").reduceOnly());
        account.send(anIntent(4).sell("2").market().reduceOnly());
    }

    /// The stop closes the position, and what rests beside it opens another.
    @Test
    @Tag("X-6")
    void anExitThatMayOpenAPositionIsNewRiskBesideAStop() {
        account.hold(anIntent(1).buy("2"), "100");
        account.open(anIntent(2).sell("2").stop("90").reduceOnly());
        account.safety(SafetyState.SAFE_MODE);
        assertDenied(anIntent(3).sell("2").at("105"), ReasonCode.SAF_SAFE_MODE);
        account.send(anIntent(4).sell("2").at("105").reduceOnly());
        account.report(new VenueReport.Canceled(
                ((SubmitOutcome.Sent) account.submit(anIntent(5).cancel(2))).clientOrderId(), ReasonCode.EXE_CANCELED));
        account.report(new VenueReport.Canceled(
                ((SubmitOutcome.Sent) account.submit(anIntent(6).cancel(4))).clientOrderId(), ReasonCode.EXE_CANCELED));
        account.send(anIntent(7).sell("2").at("105"));
    }

    @Test
    @Tag("R-1")
    void anExitBesideAStopPassesTheRiskPortWithWhatItWouldOpen() {
        var limits = new RiskLimits(new BigDecimal(1_000), Map.of(1, Decimal.of("2")), 10);
        account = new Account(Account.setup(Account.VENUE, new LimitRisk(limits), 10));
        account.hold(anIntent(1).buy("2"), "100");
        account.send(anIntent(2).sell("2").stop("90").reduceOnly());
        account.send(anIntent(3).sell("2").at("105"));
        assertDenied(anIntent(4).sell("1").at("105"), ReasonCode.RSK_POSITION);
    }

    @Test
    @Tag("M-18")
    void anExitBesideAStopWaitsForWhatIsUnknown() {
        account.hold(anIntent(1).buy("2"), "100");
        account.report(new VenueReport.Lost(
                account.send(anIntent(2).sell("2").stop("90").reduceOnly())));
        assertDenied(anIntent(3).sell("2").at("105"), ReasonCode.RSK_UNKNOWN_BLOCK);
        account.send(anIntent(4).sell("2").at("105").reduceOnly());
    }

    @Test
    @Tag("X-6")
    void reduceOnlyOrdersCountWhereTheVenueDoesNotKeepThem() {
        var weak = new Account(Account.setup(venue(false), Account.LOOSE, 10));
        weak.hold(anIntent(1).buy("2"), "100");
        weak.safety(SafetyState.CLOSE_ONLY);
        weak.send(anIntent(2).sell("2").stop("90").reduceOnly());
        assertThat(weak.submit(anIntent(3).sell("2").reduceOnly().order())).isInstanceOf(SubmitOutcome.Denied.class);
    }

    @Test
    @Tag("X-6")
    void underHaltOnlyEntriesCanBeTakenBack() {
        account.hold(anIntent(1).buy("2"), "100");
        account.open(anIntent(2).buy("1"));
        account.open(anIntent(3).sell("2").stop("90").reduceOnly());
        account.safety(SafetyState.HALT);
        assertDenied(anIntent(4).sell("1"), ReasonCode.SAF_HALT);
        assertThat(account.submit(anIntent(5).cancel(3)))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Denied.class,
                        denied -> assertThat(denied.code()).isEqualTo(ReasonCode.SAF_HALT));
        assertThat(account.submit(anIntent(6).cancel(2))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    @Tag("X-6")
    void anEntryCanOnlyBeAmendedDownInSafeMode() {
        account.open(anIntent(1).buy("2").at("100"));
        account.safety(SafetyState.SAFE_MODE);
        assertThat(code(account.submit(anIntent(2).amend(1, "2.001", null)))).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        assertThat(code(account.submit(anIntent(3).amend(1, "1", "101")))).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        assertThat(account.submit(anIntent(4).amend(1, "1", null))).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    @Tag("X-6")
    void looseningIsRefusedWhileAnOrderIsUnknown() {
        var id = account.send(anIntent(1));
        account.report(new VenueReport.Lost(id));
        account.safety(SafetyState.HALT);
        assertThat(account.safety(SafetyState.NORMAL))
                .isEqualTo(new SafetyChange.Refused(ReasonCode.SAF_LOOSEN_REFUSED, SafetyState.HALT));
        account.report(new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED));
        assertThat(account.safety(SafetyState.NORMAL)).isInstanceOf(SafetyChange.Applied.class);
    }

    @Test
    void anUnknownOrderBlocksNewRiskOnItsInstrumentAndNoExit() {
        account.hold(anIntent(1).buy("2"), "100");
        var id = account.send(anIntent(2).buy("1"));
        account.report(new VenueReport.Lost(id));
        assertDenied(anIntent(3).buy("1"), ReasonCode.RSK_UNKNOWN_BLOCK);
        assertDenied(anIntent(4).by(TWO).buy("1"), ReasonCode.RSK_UNKNOWN_BLOCK);
        account.send(anIntent(5).sell("2"));
        account.send(anIntent(6).of(Instruments.ETH).buy("1"));
    }

    @Test
    @Tag("M-24")
    void theRiskPortHasTheLastWord() {
        var limits = new RiskLimits(new BigDecimal(1000), Map.of(1, Decimal.ofWhole(3)), 2);
        var strict = new Account(Account.setup(Account.VENUE, new LimitRisk(limits), 10));
        assertThat(code(strict.submit(anIntent(1).buy("1").at("1000.01").order())))
                .isEqualTo(ReasonCode.RSK_ORDER_NOTIONAL);
        strict.open(anIntent(2).buy("2").at("100"));
        assertThat(code(strict.submit(anIntent(3).by(TWO).buy("1.001").order())))
                .isEqualTo(ReasonCode.RSK_POSITION);
        strict.open(anIntent(4).by(TWO).buy("1"));
        assertThat(code(strict.submit(anIntent(5).sell("1").order()))).isEqualTo(ReasonCode.RSK_OPEN_ORDERS);
    }

    @Test
    @Tag("M-24")
    void aMarketOrderIsJudgedByTheReferencePrice() {
        var limits = new RiskLimits(new BigDecimal(1000), Map.of(), 2);
        var strict = new Account(Account.setup(Account.VENUE, new LimitRisk(limits), 10));
        assertThat(code(strict.submit(anIntent(1).market().order()))).isEqualTo(ReasonCode.RSK_ORDER_NOTIONAL);
        strict.core().onReferencePrice(1, Decimal.of("1000"));
        strict.send(anIntent(2).market());
        strict.core().onReferencePrice(1, Decimal.of("1000.01"));
        assertThat(code(strict.submit(anIntent(3).market().order()))).isEqualTo(ReasonCode.RSK_ORDER_NOTIONAL);
    }

    @Test
    void whatTheVenueDoesNotOfferIsDenied() {
        var plain = new Account(Account.setup(venue(true), Account.LOOSE, 10));
        assertThat(code(plain.submit(anIntent(1).postOnly().order()))).isEqualTo(ReasonCode.EXE_UNSUPPORTED);
        assertThat(code(plain.submit(anIntent(2).stop("90").order()))).isEqualTo(ReasonCode.EXE_UNSUPPORTED);
        assertThat(code(plain.submit(anIntent(3).tif(TimeInForce.FOK).order()))).isEqualTo(ReasonCode.EXE_UNSUPPORTED);
    }

    @Test
    @Tag("X-6")
    void whatSafetyOrTimeForbidsAfterTheCommitIsNotReleased() {
        account.send(anIntent(1).buy("1"));
        var request = account.effects().requests().getLast();
        assertThat(account.core().release(request, 1_000, 1_000)).isEqualTo(ReasonCode.OK);
        assertThat(account.core().release(request, 1_000, 1_001)).isEqualTo(ReasonCode.EXE_NOT_SENT_TOO_LATE);
        account.safety(SafetyState.SAFE_MODE);
        assertThat(account.core().release(request, 1_000, 1_000)).isEqualTo(ReasonCode.SAF_SAFE_MODE);
    }

    @Test
    @Tag("X-6")
    void aReleasedReductionOrCancelPassesAsItWouldHaveAtFirst() {
        account.hold(anIntent(1).buy("2"), "100");
        account.send(anIntent(2).sell("2"));
        var reduction = account.effects().requests().getLast();
        account.open(anIntent(3).buy("1"));
        account.submit(anIntent(4).amend(3, "0.5", null));
        var down = account.effects().requests().getLast();
        account.submit(anIntent(5).cancel(3));
        var cancel = account.effects().requests().getLast();
        account.safety(SafetyState.CLOSE_ONLY);
        assertThat(account.core().release(reduction, 1_000, 0)).isEqualTo(ReasonCode.OK);
        assertThat(account.core().release(down, 1_000, 0)).isEqualTo(ReasonCode.OK);
        account.safety(SafetyState.HALT);
        assertThat(account.core().release(reduction, 1_000, 0)).isEqualTo(ReasonCode.SAF_HALT);
        assertThat(account.core().release(down, 1_000, 0)).isEqualTo(ReasonCode.SAF_HALT);
        assertThat(account.core().release(cancel, Long.MAX_VALUE, 0)).isEqualTo(ReasonCode.OK);
    }

    @Test
    void safetyOfOneInstanceDoesNotBindAnother() {
        account.core()
                .setSafety(
                        new SafetyCommand(
                                new SafetyScope.Instance(ONE),
                                SafetyState.HALT,
                                ReasonCode.BRK_FAULTS,
                                "breaker",
                                false),
                        1);
        assertDenied(anIntent(1), ReasonCode.SAF_HALT);
        account.send(anIntent(1).by(TWO));
        assertThat(account.core().exposure(ONE).safety()).isEqualTo(SafetyState.HALT);
    }

    private void assertDenied(Intents intent, ReasonCode code) {
        assertThat(code(account.submit(intent.order()))).isEqualTo(code);
        assertThat(account.effects().lastEvent().kind()).isEqualTo(ExecutionKind.DENIED);
        assertThat(account.effects().lastCode()).isEqualTo(code);
    }

    private static ReasonCode code(SubmitOutcome outcome) {
        return outcome instanceof SubmitOutcome.Denied denied ? denied.code() : ReasonCode.OK;
    }

    private static VenueTraits venue(boolean reduceOnly) {
        return new VenueTraits(
                "plain",
                IdentityClass.C,
                ClientIdAlphabet.HEX,
                32,
                false,
                reduceOnly,
                false,
                reduceOnly
                        ? Set.of(OrderType.MARKET, OrderType.LIMIT)
                        : Set.of(OrderType.MARKET, OrderType.LIMIT, OrderType.STOP_MARKET),
                Set.of(TimeInForce.GTC, TimeInForce.IOC));
    }
}
