package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.venue.VenueReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Accounts that meet on one book.
class SharedBookTest {

    private static final AccountId ANN = new AccountId("ann");
    private static final AccountId BOB = new AccountId("bob");
    private static final AccountId CID = new AccountId("cid");

    private final PaperExchange exchange =
            new PaperExchange(Paper.SHOWN, new AccountId("book"), List.of(Instruments.BTC));
    private long now = 1_000;

    @Test
    void twoAccountsTradeAtThePriceOfTheOneWhoWasThereFirst() {
        limit(ANN, "a", SELL, "1", "100.00");
        limit(BOB, "b", BUY, "1", "100.50");
        assertThat(fills(ANN)).containsExactly("a 1@100 MAKER");
        assertThat(fills(BOB)).containsExactly("b 1@100 TAKER");
    }

    @Test
    void theBetterPriceComesFirstThenTheOlderOrder() {
        limit(ANN, "a", SELL, "1", "100.20");
        limit(BOB, "b", SELL, "1", "100.10");
        limit(ANN, "c", SELL, "1", "100.10");
        limit(CID, "t", BUY, "2.5", "100.20");
        assertThat(fills(CID)).containsExactly("t 1@100.1 TAKER", "t 1@100.1 TAKER", "t 0.5@100.2 TAKER");
        assertThat(fills(BOB)).containsExactly("b 1@100.1 MAKER");
        assertThat(fills(ANN)).containsExactly("c 1@100.1 MAKER", "a 0.5@100.2 MAKER");
    }

    @Test
    void theMarketComesBetweenBetterAndWorseOffersOfAccounts() {
        quote("99.00", "100.10", "1");
        limit(ANN, "a", SELL, "1", "100.20");
        limit(BOB, "b", SELL, "1", "100.05");
        limit(CID, "t", BUY, "3", "100.20");
        assertThat(fills(CID)).containsExactly("t 1@100.05 TAKER", "t 1@100.1 TAKER", "t 1@100.2 TAKER");
    }

    @Test
    void anAccountNeverTradesWithItself() {
        limit(ANN, "a", SELL, "1", "100.00");
        limit(ANN, "b", BUY, "1", "100.50");
        assertThat(fills(ANN)).isEmpty();
        limit(BOB, "t", SELL, "1", "100.00");
        assertThat(fills(ANN)).containsExactly("b 1@100.5 MAKER");
    }

    @Test
    void oneTradeOfTheMarketIsSharedByPriceThenTimeOverAllAccounts() {
        limit(ANN, "a", BUY, "1", "99.00");
        limit(BOB, "b", BUY, "1", "99.50");
        limit(CID, "c", BUY, "1", "99.00");
        exchange.onMarket(1, new EventBody.Trade(Decimal.of("98.00"), Decimal.of("2"), null, 0), tick());
        assertThat(fills(BOB)).containsExactly("b 1@99.5 MAKER");
        assertThat(fills(ANN)).containsExactly("a 1@99 MAKER");
        assertThat(fills(CID)).isEmpty();
    }

    @Test
    void allOrNothingCountsWhatOtherAccountsOffer() {
        limit(ANN, "a", SELL, "1", "100.00");
        send(BOB, "f", BUY, "2", "100.00", TimeInForce.FOK, false, false);
        assertThat(reports(BOB)).contains(new VenueReport.Canceled("f", ReasonCode.EXE_NO_LIQUIDITY));
        send(BOB, "g", BUY, "1", "100.00", TimeInForce.FOK, false, false);
        assertThat(fills(BOB)).containsExactly("g 1@100 TAKER");
    }

    @Test
    void postOnlyDoesNotCrossAnotherAccountEither() {
        limit(ANN, "a", SELL, "1", "100.00");
        send(BOB, "p", BUY, "1", "100.00", TimeInForce.GTC, false, true);
        assertThat(reports(BOB)).containsExactly(new VenueReport.Rejected("p", ReasonCode.EXE_POST_ONLY_CROSSED));
    }

    @Test
    void reduceOnlyLooksAtTheAccountsOwnPosition() {
        limit(ANN, "a", SELL, "1", "100.00");
        limit(BOB, "b", BUY, "1", "100.00");
        limit(CID, "c", BUY, "5", "99.00");
        send(ANN, "x", SELL, "1", "99.00", TimeInForce.GTC, true, false);
        assertThat(reports(ANN)).contains(new VenueReport.Rejected("x", ReasonCode.GATE_REDUCE_ONLY));
        send(BOB, "y", SELL, "3", "99.00", TimeInForce.GTC, true, false);
        assertThat(fills(BOB)).containsExactly("b 1@100 TAKER", "y 1@99 TAKER");
    }

    @Test
    void aMarketOrderMeetsAnAccountWhereNoMarketIsKnown() {
        limit(ANN, "a", SELL, "1", "100.00");
        send(BOB, "m", BUY, "1", null, TimeInForce.IOC, false, false);
        assertThat(fills(BOB)).containsExactly("m 1@100 TAKER");
    }

    @Test
    void whatOneAccountPaysTheOtherReceives() {
        limit(ANN, "a", SELL, "2", "100.00");
        limit(BOB, "b", BUY, "2", "100.00");
        var ann = exchange.join(ANN).balances();
        var bob = exchange.join(BOB).balances();
        assertThat(ann.total("USDT")).isEqualByComparingTo("200");
        assertThat(bob.total("USDT")).isEqualByComparingTo("-200");
        assertThat(ann.total("BTC").add(bob.total("BTC"))).isEqualByComparingTo(BigDecimal.ZERO);
    }

    private long tick() {
        now++;
        return now;
    }

    private void quote(String bid, String ask, String qty) {
        var amount = Decimal.of(qty);
        exchange.onMarket(1, new EventBody.Quote(Decimal.of(bid), amount, Decimal.of(ask), amount), tick());
    }

    private void limit(AccountId account, String id, Side side, String qty, String price) {
        send(account, id, side, qty, price, TimeInForce.GTC, false, false);
    }

    private void send(
            AccountId account,
            String id,
            Side side,
            String qty,
            @Nullable String price,
            TimeInForce tif,
            boolean reduceOnly,
            boolean postOnly) {
        var type = price == null ? OrderType.MARKET : OrderType.LIMIT;
        exchange.join(account).send(Paper.place(id, side, type, tif, qty, price, null, reduceOnly, postOnly), tick());
        exchange.advance(now);
    }

    private List<VenueReport> reports(AccountId account) {
        var reports = new ArrayList<VenueReport>();
        exchange.join(account).poll(now, (report, _) -> reports.add(report));
        return reports;
    }

    private List<String> fills(AccountId account) {
        return reports(account).stream()
                .filter(VenueReport.Filled.class::isInstance)
                .map(VenueReport.Filled.class::cast)
                .map(fill -> fill.clientOrderId() + " " + fill.qty().normalized() + "@"
                        + fill.price().normalized() + " " + fill.liquidity())
                .toList();
    }
}
