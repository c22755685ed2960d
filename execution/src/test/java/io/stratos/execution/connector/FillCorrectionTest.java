package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Side;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.venue.VenueReport;
import io.stratos.state.RecordKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Fills the venue takes back and gives back, in whatever order that is told (`faults.md` F17).
@Tag("X-4")
class FillCorrectionTest {

    private final Account account = new Account();

    @Test
    void aFillTakenBackLeavesPositionAndCashAsIfItHadNeverBeen() {
        var id = account.open(anIntent(1));
        account.fill(id, 1, "99", "0.4");
        account.report(new VenueReport.Busted(id, 1, 1));
        assertThat(position()).isEqualByComparingTo(Decimal.ZERO);
        assertThat(cash()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.BUSTED);
        assertThat(account.effects().records()).contains(RecordKind.FILL, RecordKind.NOTE);
    }

    @Test
    void whatWasExecutedOnceIsNeverOpenAgain() {
        var id = account.open(anIntent(1));
        account.fill(id, 1, "99", "0.4");
        account.report(new VenueReport.Busted(id, 1, 1));
        assertThat(account.core().exposure(ONE).openQty(1, Side.BUY)).isEqualByComparingTo(Decimal.of("0.6"));
        account.fill(id, 2, "99", "0.6");
        assertThat(account.core().lifecycle(id)).isEqualTo(Lifecycle.FILLED);
        assertThat(position()).isEqualByComparingTo(Decimal.of("0.6"));
    }

    @Test
    void aFillGivenBackCountsAgain() {
        var id = account.open(anIntent(1));
        account.fill(id, 1, "99", "1");
        account.report(new VenueReport.Busted(id, 1, 1));
        account.report(new VenueReport.Reinstated(id, 1, 2));
        assertThat(position()).isEqualByComparingTo(Decimal.ONE);
        assertThat(account.effects().kinds()).endsWith(ExecutionKind.BUSTED, ExecutionKind.FILLED);
    }

    @Test
    void aReplayOfTheFillDoesNotUndoItsBust() {
        var id = account.open(anIntent(1));
        account.fill(id, 1, "99", "1");
        account.report(new VenueReport.Busted(id, 1, 1));
        assertThat(account.fill(id, 1, "99", "1")).isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(account.report(new VenueReport.Busted(id, 1, 1))).isInstanceOf(ReportOutcome.Repeated.class);
        assertThat(position()).isEqualByComparingTo(Decimal.ZERO);
    }

    @Test
    void aBustThatComesBeforeItsFillHoldsAlsoAcrossARestart() {
        var id = account.open(anIntent(1));
        account.report(new VenueReport.Busted(id, 1, 1));
        var other = account.restarted();
        other.fill(id, 1, "99", "1");
        assertThat(other.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ZERO);
        var third = other.restarted();
        third.report(new VenueReport.Reinstated(id, 1, 2));
        assertThat(third.core().exposure(ONE).positionQty(1)).isEqualByComparingTo(Decimal.ONE);
    }

    @Test
    void anyOrderAndAnyDuplicationGiveTheSamePositionCashAndProfit() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var fresh = new Account();
            var buy = fresh.open(anIntent(1).buy("5"));
            var sell = fresh.open(anIntent(2).sell("3"));
            var told = new ArrayList<VenueReport>(List.of(
                    Account.filled(buy, 1, "99", "2"),
                    Account.filled(buy, 2, "101", "2.5"),
                    new VenueReport.Busted(buy, 2, 1),
                    new VenueReport.Reinstated(buy, 2, 2),
                    Account.filled(sell, 1, "103", "1.3"),
                    Account.filled(sell, 3, "97", "1.7"),
                    new VenueReport.Busted(sell, 3, 7)));
            for (int i = random.nextInt(6); i >= 0; i--) {
                told.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(told, random);
            for (var report : told) {
                fresh.report(report);
                if (random.nextInt(5) == 0) {
                    fresh = fresh.restarted();
                }
            }
            var mark = Decimal.of("100");
            assertThat(fresh.core().exposure(ONE).positionQty(1))
                    .as("seed=%d", seed)
                    .isEqualByComparingTo(Decimal.of("3.2"));
            // bought 2 at 99 and 2.5 at 101, sold 1.3 at 103, three fees of 0.01
            assertThat(fresh.core().equity(ONE, "USDT", _ -> mark))
                    .as("seed=%d", seed)
                    .isEqualByComparingTo(new BigDecimal("3.37"));
        }
    }

    private Decimal position() {
        return account.core().exposure(ONE).positionQty(1);
    }

    private BigDecimal cash() {
        return account.core().equity(ONE, "USDT", _ -> Decimal.ZERO);
    }
}
