package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Effects;
import io.stratos.execution.fixtures.MemoryRows;
import io.stratos.execution.venue.VenueReport;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-18")
@Tag("Z-7")
class AccountCoreRowsTest {

    @Test
    void aWriteWithoutAChangeWritesNothing() {
        var account = new Account();
        account.hold(anIntent(1).buy("2"), "100");
        account.submit(anIntent(2).cancel(9));
        account.core().onReferencePrice(1, Decimal.of("100"));
        account.safety(SafetyState.SAFE_MODE);
        account.commit();
        int puts = account.rows().puts();
        account.core().onReferencePrice(1, Decimal.of("100"));
        account.commit();
        assertThat(account.rows().puts()).isEqualTo(puts);
    }

    @Test
    void whatIsWrittenButNotCommittedStaysInMemory() {
        var readable = new MemoryRows(); // what a reader sees: nothing yet
        var written = new MemoryRows();
        var effects = new Effects();
        var core = new AccountCore(Account.setup(Account.VENUE, Account.LOOSE, 0), effects, readable);
        var order = anIntent(1).order();
        var id = ((SubmitOutcome.Sent) core.submit(order, 1)).clientOrderId();
        var cancel = anIntent(2).cancel(9);
        core.submit(cancel, 1);
        core.onReport(new VenueReport.Rejected(id, ReasonCode.EXE_VENUE_REJECTED), 2);
        long first = core.writeRows(written);
        core.committed(first - 1);
        assertThat(core.submit(order, 3)).isEqualTo(new SubmitOutcome.Repeated(id));
        assertThat(core.submit(cancel, 3)).isInstanceOf(SubmitOutcome.Repeated.class);
        assertThat(core.ordersHeld()).isEqualTo(1);
        core.committed(first);
        assertThat(core.ordersHeld()).isZero();
    }

    @Test
    void anOrderThatChangedAgainStaysUntilThatIsCommittedToo() {
        var account = new Account(Account.setup(Account.VENUE, Account.LOOSE, 0));
        var id = account.open(anIntent(1).buy("2"));
        account.report(new VenueReport.Canceled(id, ReasonCode.EXE_CANCELED));
        long write = account.core().writeRows(account.rows());
        account.fill(id, 1, "99", "1");
        account.core().committed(write);
        assertThat(account.core().ordersHeld()).isEqualTo(1);
        account.commit();
        assertThat(account.core().ordersHeld()).isZero();
    }

    @Test
    void theGateSeesTheSameAfterARestart() {
        var account = new Account();
        account.hold(anIntent(1).buy("2"), "100");
        account.open(anIntent(2).sell("1").at("120"));
        account.core().onReferencePrice(1, Decimal.of("101.50"));
        account.safety(SafetyState.CLOSE_ONLY);
        var before = account.core().exposure(ONE);
        var after = account.restarted().core().exposure(ONE);
        assertThat(after.positionQty(1)).isEqualTo(before.positionQty(1));
        assertThat(after.referencePrice(1)).isEqualTo(Decimal.of("101.50"));
        assertThat(after.referencePrice(2)).isNull();
        assertThat(after.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
        var order = new IntentRef(2, 0);
        assertThat(after.liveOrder(order)).isNotNull().isEqualTo(before.liveOrder(order));
    }

    @Test
    void aSnapshotTellsPositionAverageAndOpenOrders() {
        var account = new Account();
        account.hold(anIntent(1).buy("3"), "100");
        account.open(anIntent(2).sell("1").at("120"));
        var snapshot = account.core().snapshot(ONE, 1);
        assertThat(snapshot.positionQty()).isEqualByComparingTo(Decimal.of("3"));
        assertThat(snapshot.averagePrice()).isEqualTo(Decimal.of("100.00000000"));
        assertThat(snapshot.openOrders())
                .singleElement()
                .satisfies(order -> assertThat(order.leavesQty()).isEqualByComparingTo(Decimal.ONE));
        assertThat(account.core().snapshot(ONE, 2).averagePrice()).isNull();
    }

    @Test
    void twoAccountsInOneStoreDoNotMeet() {
        var account = new Account();
        account.hold(anIntent(1).buy("2"), "100");
        account.commit();
        var other = new AccountSetup(new AccountId("ac"), List.of(), Account.VENUE, Account.LOOSE, 1);
        assertThat(AccountCore.restore(other, new Effects(), account.rows()).positions(ONE))
                .isEmpty();
    }
}
