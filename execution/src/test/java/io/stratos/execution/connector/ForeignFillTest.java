package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.ForeignOrder;
import io.stratos.execution.safety.SafetyChange;
import io.stratos.execution.venue.IdentityClass;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Somebody else trades in the account: one order fills at once, another rests and fills later (F21).
@Tag("X-5")
class ForeignFillTest {
    private static final String AT_ONCE = "web-1";
    private static final String LATER = "web-2";

    private static ForeignOrder foreign(
            String id, long at, Side side, OrderType type, TimeInForce tif, long qty, @Nullable Decimal price) {
        var order = new VenueRequest.Place(id, 1, side, type, tif, Decimal.ofWhole(qty), price, null, false, false, 0);
        return new ForeignOrder(at, order);
    }

    /// Our strategy bought 2; somebody else bought 2 and sold 1.
    private static BehindFaults lived(IdentityClass identityClass) {
        var theirs = List.of(
                foreign(AT_ONCE, 90, Side.BUY, OrderType.MARKET, TimeInForce.IOC, 2, null),
                foreign(LATER, 95, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, 1, Decimal.ofWhole(103)));
        var it = new BehindFaults(
                identityClass, new FaultPlan(3, List.of(), List.of(), theirs, 0), QueryLag.NONE, 5, 0, true);
        it.account.submit(it.intent(1).buy("2").market().order());
        it.run(200);
        it.price("104");
        it.run(400);
        return it;
    }

    private static void assertBooksAre(BehindFaults it, String ours, String atTheVenue) {
        assertThat(it.positionHere()).as("ours").isEqualByComparingTo(Decimal.of(ours));
        assertThat(it.witness.position()).as("everybody's").isEqualByComparingTo(Decimal.of(atTheVenue));
    }

    @ParameterizedTest
    @EnumSource
    void itsFillsAreNobodysHereAndTheAccountOnlyCloses(IdentityClass identityClass) {
        var it = lived(identityClass);
        var core = it.account.core();

        assertBooksAre(it, "2", "3");
        assertThat(it.fillsHere()).isEqualTo(1);
        assertThat(new TreeSet<>(core.foreign().keySet())).contains(AT_ONCE, LATER);
        assertThat(core.safety(ONE)).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(core.isReconciled()).isFalse();
        assertThat(it.account.submit(it.intent(2).buy("1").market().order())).isInstanceOf(SubmitOutcome.Denied.class);

        it.account.submit(it.intent(3).sell("1").market().order());
        it.run(100);
        assertBooksAre(it, "1", "2");
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessKnowsItTooAndAnOperatorEndsIt(IdentityClass identityClass) {
        var it = lived(identityClass);
        it.crash();
        it.run(300);
        assertThat(new TreeSet<>(it.account.core().foreign().keySet())).contains(AT_ONCE, LATER);
        assertThat(it.account.core().safety(ONE)).isEqualTo(SafetyState.CLOSE_ONLY);
        assertThat(it.account.safety(SafetyState.NORMAL)).isInstanceOf(SafetyChange.Refused.class);

        var core = it.account.core();
        for (var name : List.copyOf(core.foreign().keySet())) {
            core.acceptForeign(name, "alice", "the desk's own", it.now());
        }
        assertThat(core.acceptHolding(1, Decimal.ONE, "alice", "the desk's own", it.now()))
                .isEqualTo(ReasonCode.OK);
        it.run(4_000);

        assertThat(core.isReconciled()).isTrue();
        assertBooksAre(it, "2", "3");
        assertThat(it.account.safety(SafetyState.NORMAL)).isInstanceOf(SafetyChange.Applied.class);
        assertThat(it.account.submit(it.intent(2).buy("1").market().order())).isInstanceOf(SubmitOutcome.Sent.class);
        it.run(100);
        assertBooksAre(it, "3", "4");
        assertThat(it.witness.open()).isEmpty();
    }
}
