package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ACCOUNT;
import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
import io.stratos.execution.reconcile.Verdict;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An account as its rows tell it.
@Tag("X-5")
class RecordedAccountTest {

    private final Reconciled it = Reconciled.up();

    private RecordedAccount recorded() {
        it.account.commit();
        return new RecordedAccount(ACCOUNT, it.account.rows());
    }

    @Test
    void foreignThingsHaveTheCategoryOfTheirFinding() {
        var oursAndForgotten = new ClientOrderIds(Account.VENUE).of(ONE, "ff".repeat(32));
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.venue.foreign(oursAndForgotten, 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.account.core().reconcile(Cause.PERIODIC, it.now());
        it.converse();
        it.account.core().acceptForeign("theirs", "alice", "the desk's own", it.now());

        assertThat(recorded().foreign())
                .isEqualTo(Map.of(
                        "theirs",
                        new Foreign(Category.MISSING_LOCAL, Quarantined.ACCEPTED),
                        oursAndForgotten,
                        new Foreign(Category.DANGEROUS, Quarantined.OPEN)));
    }

    @Test
    void theLastVerdictIsKeptOverARestart() {
        assertThat(recorded().verdict()).isEqualTo(new StoredVerdict(new Verdict(1, Cause.START, true, 0), 1));
        it.at(600).restart();
        assertThat(recorded().verdict())
                .as("a run that is under way is no verdict")
                .isEqualTo(new StoredVerdict(new Verdict(1, Cause.START, true, 0), 1));
        it.venue.foreign("theirs", 1, Side.BUY, Decimal.ONE, Decimal.ONE, it.now());
        it.converse();
        assertThat(recorded().verdict()).isEqualTo(new StoredVerdict(new Verdict(2, Cause.START, false, 1), 600));
    }

    @Test
    void openOrdersAreThoseThatAreLiveOrOfUnknownOutcome() {
        var open = it.placed(anIntent(1));
        var done = it.placed(anIntent(2));
        it.account.fill(done, 1, "1", "1");
        var unknown = it.vanished(anIntent(3));
        var listed = new ArrayList<String>();
        recorded().openOrders(order -> listed.add(order.clientOrderId()));
        assertThat(listed).containsExactlyInAnyOrder(open, unknown);
        var all = new ArrayList<OrderRecord>();
        recorded().orders(all::add);
        assertThat(all).extracting(OrderRecord::clientOrderId).containsExactlyInAnyOrder(open, unknown, done);
    }
}
