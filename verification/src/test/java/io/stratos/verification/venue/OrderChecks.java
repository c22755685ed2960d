package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.venue.VenueOrder.State;
import java.util.List;

/// What becomes of a new order, by type, time in force and flag.
final class OrderChecks {
    private OrderChecks() {}

    static List<Check> all() {
        return List.of(
                that("a limit order that crosses nothing rests", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    assertThat(trader.shown("a").state()).isEqualTo(State.WORKING);
                }),
                that("a market buy takes the ask", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                }),
                that("a market sell takes the bid", trader -> {
                    trader.market("a", Side.SELL, "1");
                    trader.hears("a", "acknowledged", "filled 1@100 taker");
                }),
                that("a limit order that crosses takes at the better price", trader -> {
                    trader.limit("a", Side.BUY, "1", "101.00");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                }),
                that("an IOC order that crosses takes", trader -> {
                    trader.limit("a", Side.BUY, "1", "101.00", TimeInForce.IOC);
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                }),
                that("the rest of an IOC order is canceled unasked", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.00", TimeInForce.IOC);
                    trader.hears("a", "acknowledged", "canceled EXE_NO_LIQUIDITY");
                }),
                that("an FOK order that can fill whole fills", trader -> {
                    trader.limit("a", Side.BUY, "1", "101.00", TimeInForce.FOK);
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                }),
                that("an FOK order that cannot fill whole does not fill", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.00", TimeInForce.FOK);
                    trader.hears("a", "acknowledged", "canceled EXE_NO_LIQUIDITY");
                }),
                that("a GTD order ends at its time", trader -> {
                    trader.send(Draft.limit("a", Side.BUY, "1", "99.50")
                            .until(trader.bench.nowNanos() + 1_000)
                            .place());
                    trader.hears("a", "acknowledged");
                    trader.bench.pass(1_000);
                    trader.hears("a", "acknowledged", "expired");
                }),
                that("a GTD order lives before its time", trader -> {
                    trader.send(Draft.limit("a", Side.BUY, "1", "99.50")
                            .until(trader.bench.nowNanos() + 1_000)
                            .place());
                    trader.hears("a", "acknowledged");
                    trader.bench.pass(999);
                    assertThat(trader.open()).containsExactly("a");
                }),
                that("a GTD order whose time has passed is refused", trader -> {
                    trader.send(Draft.limit("a", Side.BUY, "1", "99.50")
                            .until(trader.bench.nowNanos() - 1)
                            .place());
                    trader.hears("a", "rejected EXE_EXPIRED");
                }),
                that("a post-only order that rests is taken", trader -> {
                    trader.send(
                            Draft.limit("a", Side.BUY, "1", "100.00").postOnly().place());
                    trader.hears("a", "acknowledged");
                }),
                that("a post-only order that would take is refused", trader -> {
                    trader.send(
                            Draft.limit("a", Side.BUY, "1", "100.02").postOnly().place());
                    trader.hears("a", "rejected EXE_POST_ONLY_CROSSED");
                }),
                that("a reduce-only order with nothing to reduce is refused", trader -> {
                    trader.send(Draft.limit("a", Side.SELL, "1", "99.00")
                            .reduceOnly()
                            .place());
                    trader.hears("a", "rejected GATE_REDUCE_ONLY");
                }),
                that("a reduce-only order makes a position smaller", trader -> {
                    trader.market("a", Side.BUY, "2");
                    trader.hears("a", "acknowledged", "filled 2@100.02 taker");
                    trader.send(Draft.limit("b", Side.SELL, "1", "99.00")
                            .reduceOnly()
                            .place());
                    trader.hears("b", "acknowledged", "filled 1@100 taker");
                    assertThat(trader.position()).isEqualTo("1");
                }),
                that("a reduce-only order never turns a position round", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    trader.send(Draft.limit("b", Side.SELL, "3", "99.00")
                            .reduceOnly()
                            .place());
                    trader.reports("b", 2);
                    trader.quiet();
                    assertThat(trader.position()).isEqualTo("flat");
                    trader.hearsInAnyOrder("b", "acknowledged", "filled 1@100 taker", "canceled GATE_REDUCE_ONLY");
                }),
                that("a price off the tick is refused", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.505");
                    trader.hears("a", "rejected EXE_FILTER");
                }),
                that("a quantity off the lot is refused", trader -> {
                    trader.limit("a", Side.BUY, "1.0005", "99.50");
                    trader.hears("a", "rejected EXE_FILTER");
                }),
                that("an order below the smallest notional is refused", trader -> {
                    trader.limit("a", Side.BUY, "0.001", "99.50");
                    trader.hears("a", "rejected EXE_FILTER");
                }),
                that("an instrument that the venue does not list is refused", trader -> {
                    trader.send(Draft.limit("a", Side.BUY, "1", "99.50").of(99).place());
                    trader.hears("a", "rejected EXE_UNSUPPORTED");
                }),
                that(
                        "a resting order fills at its own price when the market goes through it",
                        plain().then("99.00 2.000"),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", "acknowledged");
                            trader.bench.market();
                            trader.hears("a", "acknowledged", "filled 1@99.5 maker");
                        }),
                that("a resting order fills in parts", plain().then("99.00 0.400", "99.00 2.000"), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    trader.bench.market();
                    trader.hears("a", "acknowledged", "filled 0.4@99.5 maker");
                    assertThat(trader.shown("a").filled().normalized()).isEqualTo(Decimal.of("0.4"));
                    trader.bench.market();
                    trader.hears("a", "acknowledged", "filled 0.4@99.5 maker", "filled 0.6@99.5 maker");
                    assertThat(trader.fill("a", 0).tradeId())
                            .isNotEqualTo(trader.fill("a", 1).tradeId());
                }),
                that("a taker pays the taker's fee, exactly", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    assertThat(trader.fill("a", 0).fee().normalized()).isEqualTo(Decimal.of("0.05001"));
                }),
                that("a maker pays the maker's fee, exactly", plain().then("99.00 2.000"), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    trader.bench.market();
                    trader.hears("a", "acknowledged", "filled 1@99.5 maker");
                    assertThat(trader.fill("a", 0).fee().normalized()).isEqualTo(Decimal.of("0.0199"));
                }),
                that("a fill carries the venue's time", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    assertThat(trader.fill("a", 0).venueTimeNanos()).isEqualTo(trader.bench.nowNanos());
                }),
                that("each of many requests at once gets its answer", trader -> {
                    for (int i = 0; i < 60; i++) {
                        trader.limit("many" + i, Side.BUY, "1", "90.00");
                    }
                    for (int i = 0; i < 60; i++) {
                        trader.hears("many" + i, "acknowledged");
                    }
                    assertThat(trader.open()).hasSize(60);
                }));
    }
}
