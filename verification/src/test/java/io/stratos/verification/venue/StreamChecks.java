package io.stratos.verification.venue;

import static io.stratos.verification.venue.Check.that;
import static io.stratos.verification.venue.Check.unquiet;
import static io.stratos.verification.venue.VenueSetup.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.paper.faults.FaultKind;
import io.stratos.execution.paper.faults.FaultPlan;
import io.stratos.execution.paper.faults.FaultPoint;
import io.stratos.execution.paper.faults.FaultRule;
import io.stratos.execution.paper.faults.ForeignOrder;
import io.stratos.execution.paper.faults.Outage;
import io.stratos.execution.venue.StreamGap;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes without being asked for, and what does not.
final class StreamChecks {
    private static final String TAKEN = "acknowledged";
    private static final String FILLED = "filled 1@100.02 taker";
    private static final long MILLI = 1_000_000;
    private static final long SKEW = -500 * MILLI;

    private StreamChecks() {}

    static List<Check> all() {
        return List.of(
                that("a fill can come twice, and is the same fill", late(FaultKind.DUPLICATE), trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", TAKEN, FILLED);
                    trader.bench.pass(1_000);
                    trader.hears("a", TAKEN, FILLED, FILLED);
                    assertThat(trader.fill("a", 0)).isEqualTo(trader.fill("a", 1));
                }),
                that("a fill can be late", late(FaultKind.DELAY), trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", TAKEN);
                    trader.bench.pass(1_000);
                    trader.hears("a", TAKEN, FILLED);
                }),
                that(
                        "fills can change places",
                        plain().with(FaultRule.always(FaultKind.REORDER, FaultPoint.STREAM)
                                        .times(1))
                                .then("99.00 0.400", "99.00 2.000"),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", TAKEN);
                            trader.bench.market();
                            trader.bench.market();
                            trader.hearsInAnyOrder("a", TAKEN, "filled 0.4@99.5 maker", "filled 0.6@99.5 maker");
                        }),
                that(
                        "a frame can be lost while the stream lives, and the fill can be asked for",
                        plain().with(FaultRule.always(FaultKind.LOSE_FRAME, FaultPoint.STREAM)
                                .times(1)),
                        trader -> {
                            trader.market("a", Side.BUY, "1");
                            trader.hears("a", TAKEN);
                            trader.quiet();
                            assertThat(trader.fillsAfter("").fills()).hasSize(1);
                            assertThat(trader.gaps).isEmpty();
                        }),
                that("a fill that is taken back is told, and counts no more", late(FaultKind.BUST), trader -> {
                    trader.market("a", Side.BUY, "1");
                    trader.hears("a", TAKEN, FILLED);
                    assertThat(trader.position()).isEqualTo("1");
                    trader.bench.pass(1_000);
                    trader.hears("a", TAKEN, FILLED, "busted 1");
                    assertThat(trader.position()).isEqualTo("flat");
                    var told = trader.fillsAfter("");
                    assertThat(told.fills())
                            .allMatch(fill -> told.corrections()
                                    .contains(new VenueReport.Busted(fill.clientOrderId(), fill.tradeId(), 1)));
                    assertThat(trader.shown("a").filled().normalized()).isEqualTo(Decimal.ZERO);
                }),
                unquiet(
                        "a zombie stream brings no fill, and the fill can be asked for",
                        outage(new Outage(Outage.Kind.ZOMBIE, 0, 3_600_000 * MILLI, 0)),
                        trader -> {
                            trader.market("a", Side.BUY, "1");
                            trader.hears("a", TAKEN);
                            assertThat(trader.fillsAfter("").fills()).hasSize(1);
                            assertThat(trader.position()).isEqualTo("1");
                        }),
                that("who listens hears of the end of a connection and of the next one", gap(0), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", TAKEN);
                    trader.bench.pass(50 * MILLI);
                    trader.hearsGaps(StreamGap.DISCONNECTED);
                    trader.bench.pass(50 * MILLI);
                    trader.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
                    assertThat(trader.open()).containsExactly("a");
                }),
                that(
                        "what happened while the connection was gone is not told, and can be asked for",
                        gap(0).then("99.00 2.000"),
                        trader -> {
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", TAKEN);
                            trader.bench.pass(50 * MILLI);
                            trader.hearsGaps(StreamGap.DISCONNECTED);
                            trader.bench.market();
                            trader.bench.pass(50 * MILLI);
                            trader.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
                            trader.hears("a", TAKEN);
                            assertThat(trader.fillsAfter("").fills()).hasSize(1);
                        }),
                that("orders are answered while the stream is gone", gap(0), trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", TAKEN);
                    trader.bench.pass(50 * MILLI);
                    trader.hearsGaps(StreamGap.DISCONNECTED);
                    trader.cancel("a");
                    trader.hears("a", TAKEN, "canceled EXE_CANCELED");
                    trader.bench.pass(50 * MILLI);
                    trader.hearsGaps(StreamGap.DISCONNECTED, StreamGap.RECONNECTED);
                }),
                that("somebody else's order shows, and is told of", foreign("99.50"), trader -> {
                    trader.openPage("");
                    trader.bench.pass(MILLI);
                    trader.hears("web-1", TAKEN);
                    assertThat(trader.open()).containsExactly("web-1");
                    assertThat(trader.shown("web-1").side()).isEqualTo(Side.BUY);
                }),
                that("somebody else's fill shows, and is told of", foreign(null), trader -> {
                    trader.openPage("");
                    trader.bench.pass(MILLI);
                    trader.hears("web-1", TAKEN, FILLED);
                    assertThat(trader.position()).isEqualTo("1");
                }),
                that(
                        "times are told as the venue's clock shows them",
                        plain().with(new FaultPlan(1, List.of(), List.of(), List.of(), SKEW)),
                        trader -> {
                            trader.market("a", Side.BUY, "1");
                            trader.hears("a", TAKEN, FILLED);
                            long venueNow = trader.bench.nowNanos() + SKEW;
                            assertThat(trader.fill("a", 0).venueTimeNanos()).isEqualTo(venueNow);
                            assertThat(trader.openPage("").venueTimeNanos()).isEqualTo(venueNow);
                        }),
                that(
                        "orders of an account that was cut off are taken back where that is promised",
                        plain().with(plain().conduct().cancelOnDisconnect(true)),
                        trader -> {
                            assertThat(trader.bench.port().traits().timing().cancelOnDisconnect())
                                    .isTrue();
                            trader.limit("a", Side.BUY, "1", "99.50");
                            trader.hears("a", TAKEN);
                            trader.bench.reconnect();
                            assertThat(trader.open()).isEmpty();
                            trader.heardLater("a", "canceled EXE_CANCELED");
                        }),
                that("orders of an account that was cut off stay where nothing is promised", trader -> {
                    trader.limit("a", Side.BUY, "1", "99.50");
                    trader.hears("a", TAKEN);
                    trader.bench.reconnect();
                    assertThat(trader.open()).containsExactly("a");
                }));
    }

    private static VenueSetup late(FaultKind kind) {
        return plain().with(FaultRule.late(kind, 1_000, FaultPoint.STREAM).times(1));
    }

    private static VenueSetup gap(int replayed) {
        return outage(new Outage(Outage.Kind.GAP, 50 * MILLI, 100 * MILLI, replayed));
    }

    private static VenueSetup outage(Outage outage) {
        return plain().with(new FaultPlan(1, List.of(), List.of(outage), List.of(), 0));
    }

    private static VenueSetup foreign(@Nullable String price) {
        var order = new VenueRequest.Place(
                "web-1",
                1,
                Side.BUY,
                price == null ? OrderType.MARKET : OrderType.LIMIT,
                price == null ? TimeInForce.IOC : TimeInForce.GTC,
                Decimal.ONE,
                price == null ? null : Decimal.of(price),
                null,
                false,
                false,
                0);
        return plain().with(new FaultPlan(1, List.of(), List.of(), List.of(new ForeignOrder(MILLI, order)), 0));
    }
}
