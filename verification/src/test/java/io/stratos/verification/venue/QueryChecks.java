package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.QueryLag;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueOrder;
import io.stratos.execution.venue.VenueOrder.State;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Questions: what is there, what is not, in pages, and no earlier than it shows.
final class QueryChecks {
    private static final int ORDERS = 7;
    private static final int PAGE = 3;
    private static final long LAG = 1_000;

    private QueryChecks() {}

    static List<Check> all() {
        return List.of(
                that("an account without orders has none, completely", trader -> {
                    assertThat(trader.openPage("").completeness()).isEqualTo(Completeness.COMPLETE);
                    assertThat(trader.open()).isEmpty();
                }),
                that("open orders come in pages, each once, and only the last page is complete", paged(), trader -> {
                    place(trader);
                    var seen = new ArrayList<String>();
                    var page = trader.openPage("");
                    while (page.completeness() == Completeness.TRUNCATED) {
                        assertThat(page.orders()).hasSize(PAGE);
                        assertThat(page.nextPage()).isNotEmpty();
                        page.orders().forEach(order -> seen.add(order.clientOrderId()));
                        page = trader.openPage(page.nextPage());
                    }
                    page.orders().forEach(order -> seen.add(order.clientOrderId()));
                    assertThat(seen).containsExactly("o0", "o1", "o2", "o3", "o4", "o5", "o6");
                }),
                that("fills come in pages, each once, oldest first", paged(), trader -> {
                    take(trader);
                    var seen = new ArrayList<Long>();
                    var page = trader.fillsAfter("");
                    while (page.completeness() == Completeness.TRUNCATED) {
                        assertThat(page.fills()).hasSize(PAGE);
                        page.fills().forEach(fill -> seen.add(fill.tradeId()));
                        page = trader.fillsAfter(page.nextCursor());
                    }
                    page.fills().forEach(fill -> seen.add(fill.tradeId()));
                    assertThat(seen).hasSize(ORDERS).doesNotHaveDuplicates().isSorted();
                }),
                that("a cursor goes on where it stood", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    var cursor = trader.fillsAfter("").nextCursor();
                    trader.market("b", Side.BUY, "2");
                    trader.hears("b", "acknowledged", "filled 2@100.02 taker");
                    assertThat(trader.fillsAfter(cursor).fills()).containsExactly(trader.fill("b", 0));
                }),
                that("a cursor at the end stays there", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    var cursor = trader.fillsAfter("").nextCursor();
                    assertThat(trader.fillsAfter(cursor).fills()).isEmpty();
                    assertThat(trader.fillsAfter(cursor).nextCursor()).isEqualTo(cursor);
                }),
                that("a fill that is asked for is the fill that was told", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    assertThat(trader.fillsAfter("").fills()).containsExactly(trader.fill("a", 0));
                }),
                that("an account that never traded has no fills, completely", trader -> {
                    assertThat(trader.fillsAfter("").fills()).isEmpty();
                    assertThat(trader.fillsAfter("").completeness()).isEqualTo(Completeness.COMPLETE);
                }),
                that("an order that never was is not shown, completely", trader -> {
                    var answer = (VenueAnswer.ById) trader.ask(id -> new VenueQuery.ById(id, "never", 1));
                    assertThat(answer.order()).isNull();
                    assertThat(answer.completeness()).isEqualTo(Completeness.COMPLETE);
                }),
                that("an open order is shown as it is", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    var told = (VenueReport.Acknowledged) trader.reports("a", 1).getFirst();
                    assertThat(normal(trader.shown("a")))
                            .isEqualTo(new VenueOrder(
                                    "a",
                                    told.venueOrderId(),
                                    1,
                                    Side.BUY,
                                    Decimal.ONE,
                                    Decimal.of("99.5"),
                                    Decimal.ZERO,
                                    State.WORKING));
                }),
                that("a filled order is shown as filled, and is not open", trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    assertThat(trader.shown("a").state()).isEqualTo(State.FILLED);
                    assertThat(trader.shown("a").price()).isNull();
                    assertThat(trader.open()).isEmpty();
                }),
                that("an order that found nothing is shown as canceled", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.00", TimeInForce.IOC);
                    trader.hears("a", "acknowledged", "canceled EXE_NO_LIQUIDITY");
                    assertThat(trader.shown("a").state()).isEqualTo(State.CANCELED);
                }),
                that("an order whose time ended is shown as expired", trader -> {
                    trader.send(Draft.limit("a", Side.BUY, "1", "99.50")
                            .until(trader.bench.nowNanos() + 1_000)
                            .place());
                    trader.hears("a", "acknowledged");
                    trader.bench.pass(1_000);
                    trader.hears("a", "acknowledged", "expired");
                    assertThat(trader.shown("a").state()).isEqualTo(State.EXPIRED);
                }),
                that("a refused order is not shown", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.505");
                    trader.hears("a", "rejected EXE_FILTER");
                    assertThat(trader.order("a")).isNull();
                }),
                that("a position is what was bought less what was sold", trader -> {
                    assertThat(trader.position()).isEqualTo("flat");
                    trader.market("a", Side.BUY, "3");
                    trader.hears("a", "acknowledged", "filled 3@100.02 taker");
                    assertThat(trader.position()).isEqualTo("3");
                    trader.market("b", Side.SELL, "5");
                    trader.hears("b", "acknowledged", "filled 5@100 taker");
                    assertThat(trader.position()).isEqualTo("-2");
                }),
                that("an answer says when the venue looked", trader -> {
                    assertThat(trader.openPage("").venueTimeNanos()).isEqualTo(trader.bench.nowNanos());
                    trader.bench.pass(777);
                    assertThat(trader.fillsAfter("").venueTimeNanos()).isEqualTo(trader.bench.nowNanos());
                }),
                that("many questions at once are answered each by its own answer", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", "acknowledged");
                    for (int i = 0; i < 10; i++) {
                        assertThat(trader.open()).containsExactly("a");
                        assertThat(trader.order("never")).isNull();
                        assertThat(trader.position()).isEqualTo("flat");
                    }
                }),
                that(
                        "an order shows among the open ones after their lag, and not before",
                        plain().lag(new QueryLag(LAG, 0, 0, 0)),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", "acknowledged");
                            trader.bench.pass(LAG - 1);
                            assertThat(trader.open()).isEmpty();
                            assertThat(trader.order("a")).isNotNull();
                            trader.bench.pass(1);
                            assertThat(trader.open()).containsExactly("a");
                        }),
                that(
                        "an order shows by its id after its lag, and not before",
                        plain().lag(new QueryLag(0, LAG, 0, 0)),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", "acknowledged");
                            assertThat(trader.order("a")).isNull();
                            assertThat(trader.open()).containsExactly("a");
                            trader.bench.pass(LAG);
                            assertThat(trader.order("a")).isNotNull();
                        }),
                that("a fill shows after its lag, and not before", plain().lag(new QueryLag(0, 0, LAG, 0)), trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                    assertThat(trader.fillsAfter("").fills()).isEmpty();
                    trader.bench.pass(LAG);
                    assertThat(trader.fillsAfter("").fills()).hasSize(1);
                }),
                that(
                        "a position shows after its lag, and not before",
                        plain().lag(new QueryLag(0, 0, 0, LAG)),
                        trader -> {
                            trader.market("a", Side.BUY, "1");
                            trader.hears("a", "acknowledged", "filled 1@100.02 taker");
                            assertThat(trader.position()).isEqualTo("flat");
                            trader.bench.pass(LAG);
                            assertThat(trader.position()).isEqualTo("1");
                        }));
    }

    private static VenueSetup paged() {
        return plain().with(plain().conduct().pageMax(PAGE));
    }

    private static void place(Trader trader) throws Exception {
        for (int i = 0; i < ORDERS; i++) {
            trader.limit("o" + i, Side.BUY, "1", "99.50");
            trader.hears("o" + i, "acknowledged");
        }
    }

    private static void take(Trader trader) throws Exception {
        for (int i = 0; i < ORDERS; i++) {
            trader.market("o" + i, Side.BUY, "1");
            trader.hears("o" + i, "acknowledged", "filled 1@100.02 taker");
        }
    }

    private static VenueOrder normal(VenueOrder order) {
        return new VenueOrder(
                order.clientOrderId(),
                order.venueOrderId(),
                order.instrument(),
                order.side(),
                order.qty().normalized(),
                Objects.requireNonNull(order.price()).normalized(),
                order.filled().normalized(),
                order.state());
    }
}
