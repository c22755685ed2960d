package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.reconcile.Settlement;
import io.stratos.execution.reconcile.Step;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.execution.venue.VenueTiming;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of FLATTEN when nobody knows whether its close got to the venue, and absence is no evidence
/// there: the close ends by the venue's own answer to the identical request, or by an operator's word, and
/// is never doubled.
@Tag("X-6")
@Tag("X-2")
class FlattenDoubtTest {

    private static final SafetyScope ACCOUNT = new SafetyScope.Account(Intents.ACCOUNT);

    /// The venue was silent for longer than a close may wait to be sent the first time.
    @ParameterizedTest
    @EnumSource(
            value = IdentityClass.class,
            names = {"A", "B1"})
    void whereAnIdIsKnownForEverTheIdenticalCloseIsAskedForAgainAtAnyAge(IdentityClass identityClass) {
        var it = held(identityClass);
        var close = closeVanishes(it);
        it.take(_ -> true);
        it.at(it.now() + 10 * Intents.MAX_DELAY);

        it.settle(200);

        assertThat(it.account.core().lifecycle(close)).isEqualTo(Lifecycle.OPEN);
        assertThat(closes(it))
                .isNotEmpty()
                .allMatch(place -> place.clientOrderId().equals(close));
        assertThat(it.venue.accepted(close)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityClass.class,
            names = {"B2", "C"})
    void elsewhereItAlarmsAgainAndAgainUntilAnOperatorSettlesItAndThenItGoesOn(IdentityClass identityClass) {
        var it = held(identityClass);
        var close = closeVanishes(it);
        long from = it.now();

        it.settle(5_000);

        assertThat(closes(it)).as("never doubled").hasSize(1);
        assertThat(it.account.core().inDoubt()).isEqualTo(1);
        assertThat(alarms(it, close)).as("100, 1000, 2000, 3000, 4000, 5000").isEqualTo(6);
        assertThat(it.now() - from).isEqualTo(5_000);

        assertThat(it.account.core().resolveUnknown(close, Settlement.NOT_PLACED, "alice", "the desk knows", it.now()))
                .isEqualTo(ReasonCode.OK);
        it.settle(50);
        assertThat(closes(it)).hasSize(2);
        var next = closes(it).getLast();
        assertThat(next.clientOrderId()).isNotEqualTo(close);
        assertThat(next.qty()).isEqualByComparingTo(Decimal.of("2"));
        it.trade();
        it.account.report(it.venue.fill(next.clientOrderId(), "100", "2", it.now()));
        it.settle(1_000);
        assertThat(closes(it)).hasSize(2);
        assertThat(it.account.core().inDoubt()).isZero();
        assertThat(it.account.core().exposure(Intents.ONE).positionQty(1)).isEqualByComparingTo(Decimal.ZERO);
    }

    private static Reconciled held(IdentityClass identityClass) {
        var it = Reconciled.up(identityClass, VenueTiming.UNDECLARED);
        it.account.core().onReferencePrice(1, Decimal.ofWhole(100));
        var id = it.placed(anIntent(1).buy("2").at("100"));
        it.account.report(it.venue.fill(id, "100", "2", it.now()));
        return it;
    }

    /// FLATTEN sends its close, which never arrives; nobody knows.
    private static String closeVanishes(Reconciled it) {
        var flatten = new SafetyCommand(ACCOUNT, SafetyState.FLATTEN, ReasonCode.SAF_FLATTEN, "risk", false, "get out");
        it.account.core().setSafety(flatten, it.now());
        it.account.core().flatten(ACCOUNT, 42);
        it.at(it.now() + 10).account.core().tick(it.now());
        assertThat(it.released()).hasSize(1);
        var close = closes(it).getLast().clientOrderId();
        it.account.report(new VenueReport.Lost(close));
        return close;
    }

    private static List<VenueRequest.Place> closes(Reconciled it) {
        return it.account.effects().requests().stream()
                .filter(VenueRequest.Place.class::isInstance)
                .map(VenueRequest.Place.class::cast)
                .filter(place -> place.side() == Side.SELL)
                .toList();
    }

    private static long alarms(Reconciled it, String id) {
        return it.account.effects().reconciliations().stream()
                .filter(record ->
                        record.step() == Step.ALARM.number() && record.subject().equals(id))
                .peek(record -> assertThat(record.reason()).isEqualTo(ReasonCode.REC_UNKNOWN_AGE))
                .count();
    }
}
