package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.Side;
import io.stratos.execution.connector.SelfTrade;
import io.stratos.execution.connector.StagedIntent;
import io.stratos.execution.connector.StagedIntents;
import io.stratos.execution.risk.RiskLimits;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.venue.VenueRequest;
import io.stratos.host.lane.ScriptedModule.Script;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The limits of an account and its guard against itself, on a host that trades: what is at the limit goes out, one
/// step
/// more does not. Bids are at 850.00, the market is about 900.
@Tag("X-11")
@Tag("M-24")
class LiveLimitsTest {
    private static final BigDecimal FREE = BigDecimal.valueOf(1_000_000);

    @RegisterExtension
    private static final OpenLedger DISK = new OpenLedger();

    private int hosts;

    @Test
    void notionalOfOneOrder() {
        var limits = new RiskLimits(new BigDecimal(85), Map.of(), 100);
        assertThat(answers(limits, bid("0.1"), bid("0.10000001"))).containsExactly("OK", "RSK_ORDER_NOTIONAL");
    }

    @Test
    void positionIfEverythingOpenWereFilled() {
        var limits = new RiskLimits(FREE, Map.of(1, Decimal.of("0.2")), 100);
        assertThat(answers(limits, bid("0.1"), bid("0.1"), bid("0.01"))).containsExactly("OK", "OK", "RSK_POSITION");
    }

    @Test
    void openOrders() {
        var limits = new RiskLimits(FREE, Map.of(), 2);
        assertThat(answers(limits, bid("0.1"), bid("0.1"), bid("0.1"))).containsExactly("OK", "OK", "RSK_OPEN_ORDERS");
    }

    @Test
    void exposureOfAnAsset() {
        var limits =
                new RiskLimits(FREE, Map.of(), 100, BigDecimal.ZERO, null, Map.of("BTC", new BigDecimal(85)), null);
        assertThat(answers(limits, bid("0.10000001"), bid("0.1"))).containsExactly("RSK_EXPOSURE", "OK");
    }

    @Test
    void leverageOfTheCapital() {
        var limits = new RiskLimits(FREE, Map.of(), 100, new BigDecimal(100), new BigDecimal("0.85"), Map.of(), null);
        assertThat(answers(limits, bid("0.10000001"), bid("0.1"))).containsExactly("RSK_LEVERAGE", "OK");
    }

    @Test
    void lossOfTheDay() {
        var round = new Intent.Order[] {
            LiveScripts.order(Side.BUY, OrderType.MARKET, "0.1", null),
            LiveScripts.order(Side.SELL, OrderType.MARKET, "0.1", null),
            bid("0.1")
        };
        var free = within(new RiskLimits(FREE, Map.of(), 100), SelfTrade.BLOCK, ordering(round));
        var fees = free.core().equity(free.ids.getFirst(), "USD", _ -> null);
        var loss = fees.negate();
        assertThat(loss).as("a round trip costs its fees").isPositive();
        var less = loss.subtract(new BigDecimal("0.00000001"));
        var more = loss.add(new BigDecimal("0.00000001"));

        assertThat(answers(dayLoss(more), round)).containsExactly("OK", "OK", "OK");
        assertThat(answers(dayLoss(loss), round)).containsExactly("OK", "OK", "RSK_DAILY_LOSS");
        assertThat(answers(dayLoss(less), round)).containsExactly("OK", "OK", "RSK_DAILY_LOSS");
    }

    @Test
    void anAccountThatBlocksDeniesAnOrderThatWouldMeetItsOwn() {
        assertThat(meeting(SelfTrade.BLOCK, "0.05")).containsExactly("OK", "GATE_SELFTRADE");
    }

    @Test
    void anAccountThatAllowsLeavesItToTheVenue() {
        assertThat(meeting(SelfTrade.ALLOW, "0.05")).containsExactly("OK", "OK");
    }

    @Test
    void anAccountThatNetsTakesWhatRestsOffAndTradesNothing() {
        var bench = within(new RiskLimits(FREE, Map.of(), 100), SelfTrade.NET, ordering(nearBid(), offer("0.15")));

        assertThat(codes(bench)).containsExactly("OK", "OK");
        assertThat(bench.venue.received())
                .filteredOn(request -> request instanceof VenueRequest.Cancel)
                .as("what rested is taken back")
                .hasSize(1);
        assertThat(bench.venue.received())
                .filteredOn(request -> request instanceof VenueRequest.Place)
                .extracting(request -> ((VenueRequest.Place) request).qty().toBigDecimal())
                .usingElementComparator(Comparator.naturalOrder())
                .containsExactly(new BigDecimal("0.1"), new BigDecimal("0.05"));
    }

    private List<String> meeting(SelfTrade guard, String qty) {
        return codes(within(new RiskLimits(FREE, Map.of(), 100), guard, ordering(nearBid(), offer(qty))));
    }

    private List<String> answers(RiskLimits limits, Intent.Order... orders) {
        return codes(within(limits, SelfTrade.BLOCK, ordering(orders)));
    }

    /// A host whose strategy has said all it has to say, one thing after the other.
    private LiveBench within(RiskLimits limits, SelfTrade guard, Script script) {
        var bench = LiveBench.calm("limits" + hosts++ + Integer.toHexString(hashCode()), DISK.get(), script)
                .within(limits)
                .guardedBy(guard)
                .start();
        bench.settle();
        bench.trade();
        bench.settle();
        for (int i = 1; i <= 3; i++) {
            bench.signal(i);
            bench.settle();
        }
        return bench;
    }

    private static List<String> codes(LiveBench bench) {
        var intents = new ArrayList<StagedIntent>();
        new StagedIntents(bench.account, RowSource.of(DISK.get().reader())).each(null, intents::add);
        intents.sort(Comparator.comparing(StagedIntent::ref));
        return intents.stream().map(intent -> intent.code().name()).toList();
    }

    /// Places the n-th order at the n-th signal.
    private static Script ordering(Intent.Order... orders) {
        return (_, input, decision) -> {
            if (input instanceof Input.OnEvent given
                    && given.event().body() instanceof EventBody.ManualSignal signal
                    && signal.signalId() <= orders.length) {
                decision.setIntents(List.of(orders[signal.signalId() - 1]));
            }
        };
    }

    private static RiskLimits dayLoss(BigDecimal most) {
        return new RiskLimits(FREE, Map.of(), 100, BigDecimal.ZERO, null, Map.of(), most);
    }

    private static Intent.Order bid(String qty) {
        return LiveScripts.order(Side.BUY, OrderType.LIMIT, qty, Decimal.of("850.00"));
    }

    private static Intent.Order nearBid() {
        return LiveScripts.order(Side.BUY, OrderType.LIMIT, "0.1", Decimal.of("890.00"));
    }

    /// Meets [#nearBid].
    private static Intent.Order offer(String qty) {
        return LiveScripts.order(Side.SELL, OrderType.LIMIT, qty, Decimal.of("889.00"));
    }
}
