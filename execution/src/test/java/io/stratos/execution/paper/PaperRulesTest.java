package io.stratos.execution.paper;

import static io.stratos.abi.model.Side.BUY;
import static io.stratos.abi.model.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.TimeInForce;
import io.stratos.execution.fixtures.Instruments;
import io.stratos.execution.fixtures.Intents;
import io.stratos.execution.paper.VenueConfig.TakerDepth;
import io.stratos.execution.venue.VenueReport;
import io.stratos.execution.venue.VenueRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Filters, fees, amendments and latency of the paper venue.
class PaperRulesTest {

    private final Paper paper = new Paper(Paper.PLAIN).trade("100.00", "1");

    @Test
    @Tag("R-3")
    void filtersPassAtTheirLimitsAndRefuseOneStepBeyond() {
        assertThat(isRefused("0.050", "100.00")).isFalse(); // notional 5
        assertThat(isRefused("0.050", "99.99")).isTrue();
        assertThat(isRefused("1000", "99.00")).isFalse();
        assertThat(isRefused("1000.001", "99.00")).isTrue();
        assertThat(isRefused("0.001", "5000.00")).isFalse();
        assertThat(isRefused("0.0005", "90000.00")).isTrue(); // lot
        assertThat(isRefused("1", "99.005")).isTrue(); // tick
        assertThat(isRefused("1", "99.0100")).isFalse(); // the same price with more digits
        assertThat(isRefused("0", "99.00")).isTrue();
        assertThat(isRefused("1", "-99.00")).isTrue();
    }

    @Test
    @Tag("R-3")
    void aMarketOrderIsWorthTheOtherSidesPrice() {
        paper.market("small", BUY, "0.049").market("enough", BUY, "0.050");
        assertThat(paper.reports().getFirst()).isEqualTo(new VenueReport.Rejected("small", ReasonCode.EXE_FILTER));
        paper.market("again", BUY, "0.05");
        assertThat(paper.fills()).hasSize(1);
    }

    @Test
    @Tag("Z-6")
    void feesAreExactAndRoundedUpInTheVenuesFavour() {
        var fees = new Fees(new VenueConfig(
                "paper", 0, 0, 0, 0, Decimal.of("-0.25"), Decimal.of("7.5"), 8, 1, 0, TakerDepth.UNLIMITED, 10_000));
        assertThat(fees.of(Decimal.of("100"), Decimal.of("2"), Liquidity.TAKER)).isEqualTo(Decimal.of("0.15000000"));
        assertThat(fees.of(Decimal.of("0.01"), Decimal.of("0.001"), Liquidity.TAKER))
                .isEqualTo(Decimal.of("0.00000001"));
        assertThat(fees.of(Decimal.of("0.001"), Decimal.of("0.001"), Liquidity.TAKER))
                .isEqualTo(Decimal.of("0.00000001")); // 0.00000000075 before rounding
        assertThat(fees.of(Decimal.of("100"), Decimal.of("2"), Liquidity.MAKER)).isEqualTo(Decimal.of("-0.00500000"));
        assertThat(fees.of(Decimal.of("0.01"), Decimal.of("0.001"), Liquidity.MAKER))
                .isEqualTo(Decimal.of("0.00000000"));
    }

    @Test
    void lessQuantityKeepsThePlaceInTheQueueAndMoreOrAnotherPriceLosesIt() {
        paper.limit("a", BUY, "2", "99.00").limit("b", BUY, "2", "99.00").amend("a", "1", "99.00");
        assertThat(paper.trade("98.00", "1").fills()).containsExactly("a 1@99");
        paper.trade("100.00", "1").limit("c", BUY, "2", "99.00").amend("b", "3", null);
        assertThat(paper.trade("98.00", "2").fills()).containsExactly("c 2@99");
    }

    @Test
    void anAmendThatCrossesTakes() {
        paper.limit("a", BUY, "1", "99.00").amend("a", "1", "100.01");
        assertThat(paper.reports())
                .endsWith(
                        new VenueReport.Amended("a", Decimal.of("1"), Decimal.of("100.01")),
                        new VenueReport.Filled(
                                "a",
                                1,
                                Decimal.of("100.01"),
                                Decimal.of("1.000"),
                                Decimal.of("0.00000000"),
                                Liquidity.TAKER,
                                1_001));
    }

    @Test
    void anAmendIsRefusedForTheReasonsAnOrderWouldBe() {
        paper.postOnly("p", BUY, "2", "99.00");
        paper.reports();
        paper.amend("p", "2", "100.01")
                .amend("p", "2", "99.005")
                .amend("p", "0.001", null)
                .amend("none", "1", null);
        assertThat(paper.reports())
                .containsExactly(
                        new VenueReport.AmendRejected("p", ReasonCode.EXE_POST_ONLY_CROSSED),
                        new VenueReport.AmendRejected("p", ReasonCode.EXE_FILTER),
                        new VenueReport.AmendRejected("p", ReasonCode.EXE_FILTER),
                        new VenueReport.AmendRejected("none", ReasonCode.EXE_AMEND_REJECTED));
        paper.trade("98.00", "1").reports();
        assertThat(paper.amend("p", "1", null).reports())
                .containsExactly(new VenueReport.AmendRejected("p", ReasonCode.EXE_AMEND_REJECTED));
    }

    @Test
    void requestsAndReportsTravelForTheirLatency() {
        var slow = new Paper(Paper.config(100, 50, 0, TakerDepth.UNLIMITED, 10_000));
        slow.at(1_000).trade("100.00", "1").market("m", BUY, "1"); // sent at 1,001
        assertThat(slow.venue().nextDueNanos()).isEqualTo(1_101);
        assertThat(slow.at(1_100).poll().reports()).isEmpty();
        slow.at(1_101).poll();
        assertThat(slow.venue().nextDueNanos()).isEqualTo(1_151);
        slow.at(1_151).poll();
        assertThat(slow.times()).containsExactly(1_151L, 1_151L);
        assertThat(slow.fills()).containsExactly("m 1@100.01 taker");
    }

    @Test
    void theMarketMovesWhileARequestIsOnItsWay() {
        var slow = new Paper(Paper.config(100, 0, 0, TakerDepth.UNLIMITED, 10_000));
        slow.trade("100.00", "1").market("m", BUY, "1"); // arrives at 1,101
        slow.at(1_099).trade("101.00", "1"); // 1,100
        slow.at(1_100).trade("102.00", "1"); // 1,101: the market comes first
        slow.at(1_101).trade("103.00", "1"); // 1,102
        assertThat(slow.fills()).containsExactly("m 1@102.01 taker");
    }

    @Test
    void jitterNeverLetsOneMessageOvertakeAnother() {
        var shaky = new PaperVenue(
                Paper.config(100, 100, 1_000, TakerDepth.UNLIMITED, 10_000), Intents.ACCOUNT, List.of(Instruments.BTC));
        for (int i = 0; i < 100; i++) {
            shaky.send(
                    Paper.place("o" + i, BUY, OrderType.LIMIT, TimeInForce.GTC, "1", "10.00", null, false, false), i);
        }
        var ids = new ArrayList<String>();
        var times = new ArrayList<Long>();
        for (long due = shaky.nextDueNanos(); due != PaperVenue.NEVER; due = shaky.nextDueNanos()) {
            shaky.poll(due, (report, at) -> {
                ids.add(report.clientOrderId());
                times.add(at);
            });
        }
        assertThat(ids).hasSize(100).startsWith("o0", "o1", "o2").endsWith("o99");
        assertThat(times).isSorted();
        assertThat(times.getLast()).isBetween(299L, 2_299L);
    }

    @Test
    void onlyMarketDataIsForTheVenue() {
        var safety = new EventBody.Safety(SafetyState.HALT, SafetyState.NORMAL, 0);
        assertThatThrownBy(() -> paper.venue().onMarket(1, safety, 2_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownInstrumentIsUnsupported() {
        paper.venue()
                .send(
                        new VenueRequest.Place(
                                "x",
                                99,
                                SELL,
                                OrderType.MARKET,
                                TimeInForce.IOC,
                                Decimal.ONE,
                                null,
                                null,
                                false,
                                false,
                                0),
                        2_000);
        assertThat(paper.at(2_000).poll().reports())
                .containsExactly(new VenueReport.Rejected("x", ReasonCode.EXE_UNSUPPORTED));
    }

    private boolean isRefused(String qty, String price) {
        paper.reports();
        paper.limit("f", SELL, qty, price);
        boolean refused = paper.reported(new VenueReport.Rejected("f", ReasonCode.EXE_FILTER)::equals);
        paper.cancel("f");
        return refused;
    }
}
