package io.stratos.gate;

import static io.stratos.gate.AnOrder.anOrder;
import static io.stratos.gate.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.GateVerdict.Denied;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an order must look like by itself: capability, numbers, prices for its type, time in force.
@Tag("M-20")
final class OrderShapeTest {
    private static final List<OrderType> ALL = List.of(OrderType.values());

    private final Desk desk = new Desk();

    @Test
    @Tag("M-22")
    void orderTypeThatIsNotDeclaredIsDenied() {
        for (var type : OrderType.values()) {
            var others = Arrays.stream(OrderType.values())
                    .filter(other -> other != type)
                    .toList();
            var without = new Desk(Given.profile(List.of("*"), List.of("*"), others));
            var only = new Desk(Given.profile(List.of("*"), List.of("*"), List.of(type)));

            assertThat(without.check(wellFormed(type)))
                    .isEqualTo(new Denied(ReasonCode.GATE_CAPABILITY, type.name(), "BTCUSDT"));
            assertThat(only.reason(wellFormed(type))).isEqualTo(ReasonCode.OK);
        }
    }

    @Test
    @Tag("M-22")
    void venueOrSymbolThatIsNotDeclaredIsDenied() {
        assertThat(reason(List.of("other"), List.of("BTCUSDT"))).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(reason(List.of("paper"), List.of("ETHUSDT"))).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(reason(List.of(), List.of())).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(reason(List.of("PAPER"), List.of("BTCUSDT"))).isEqualTo(ReasonCode.GATE_CAPABILITY);
        assertThat(reason(List.of("paper"), List.of("BTCUSDT"))).isEqualTo(ReasonCode.OK);
        assertThat(reason(List.of("*"), List.of("BTCUSDT"))).isEqualTo(ReasonCode.OK);
        assertThat(reason(List.of("other", "paper"), List.of("ETHUSDT", "*"))).isEqualTo(ReasonCode.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-0.001", "-1", "-9223372036854775808"})
    void quantityThatIsNotPositiveIsDenied(String qty) {
        assertThat(desk.check(anOrder().buy(qty))).isEqualTo(new Denied(ReasonCode.GATE_NUMBER, qty, "qty > 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-900", "-9223372036854775808"})
    void priceThatIsNotPositiveIsDenied(String price) {
        assertThat(desk.check(anOrder().buy("0.5").limit(price)))
                .isEqualTo(new Denied(ReasonCode.GATE_NUMBER, price, "price > 0"));
        assertThat(desk.check(anOrder().buy("0.5").stopMarket(price)))
                .isEqualTo(new Denied(ReasonCode.GATE_NUMBER, price, "stop_price > 0"));
        assertThat(desk.reason(Given.aPosition("0.5", price))).isEqualTo(ReasonCode.GATE_NUMBER);
    }

    @Test
    void eighteenDigitsAreTakenAsTheyAre() {
        var order = desk.order(anOrder().buy("0.500000000000000000").limit("899.000000000000000"));

        assertThat(order.qty()).isEqualTo(Decimal.of("0.500"));
        assertThat(order.price()).isEqualTo(Decimal.of("899.00"));
    }

    @Test
    void numberThatOverflowsOnTheWayIsDenied() {
        var overflow = new Denied(ReasonCode.GATE_NUMBER, "overflow", "18 digits");

        assertThat(desk.check(anOrder().sell("922337203685477580.7").limit("9223372036854775.807")))
                .isInstanceOf(Denied.class);
        assertThat(desk.check(anOrder().buy("0.5").slippageBps("9223372036854775807")))
                .isEqualTo(overflow);
        assertThat(desk.check(Given.aPosition("-9223372036854775808"))).isEqualTo(overflow);
    }

    @Test
    void sumThatOverflowsIsDenied() {
        desk.exposure.holding("-9223372036854775807").open(Side.SELL, "9223372036854775807");

        assertThat(desk.reason(Given.aPosition("1"))).isEqualTo(ReasonCode.GATE_NUMBER);
        assertThat(desk.reason(anOrder().sell("0.5").reduceOnly())).isNotEqualTo(ReasonCode.OK);
    }

    /// Every type with every pair of prices; only one pair each fits.
    @ParameterizedTest
    @MethodSource("typesAndPrices")
    void pricesMustBeThoseOfTheType(OrderType type, @Nullable String limit, @Nullable String stop, boolean fits) {
        assertThat(desk.reason(anOrder().buy("0.5").prices(type, limit, stop)))
                .isEqualTo(fits ? ReasonCode.OK : ReasonCode.GATE_PRICE);
    }

    static List<@Nullable Object[]> typesAndPrices() {
        var cases = new ArrayList<@Nullable Object[]>();
        for (var type : ALL) {
            boolean wantsLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
            boolean wantsStop = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
            for (boolean limit : new boolean[] {false, true}) {
                for (boolean stop : new boolean[] {false, true}) {
                    cases.add(new @Nullable Object[] {
                        type, limit ? "905.00" : null, stop ? "904.00" : null, limit == wantsLimit && stop == wantsStop
                    });
                }
            }
        }
        return cases;
    }

    /// Every type with every time in force, post-only or not, with every kind of end.
    @ParameterizedTest
    @MethodSource("lifetimes")
    void timeInForceMustFitTheOrder(OrderType type, TimeInForce tif, boolean postOnly, long expire, boolean fits) {
        var order = wellFormed(type).tif(tif).postOnly(postOnly).expiring(expire);

        assertThat(desk.reason(order)).isEqualTo(fits ? ReasonCode.OK : ReasonCode.GATE_TIF);
    }

    static List<Object[]> lifetimes() {
        var cases = new ArrayList<Object[]>();
        for (var type : ALL) {
            for (var tif : TimeInForce.values()) {
                for (boolean postOnly : new boolean[] {false, true}) {
                    for (long expire : new long[] {0, 1, -1, NOON, NOON + 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                        cases.add(new Object[] {type, tif, postOnly, expire, fits(type, tif, postOnly, expire)});
                    }
                }
            }
        }
        return cases;
    }

    /// A market order has no lifetime to end, only a resting limit order can add liquidity.
    private static boolean fits(OrderType type, TimeInForce tif, boolean postOnly, long expire) {
        return switch (tif) {
            case GTC -> expire == 0 && (!postOnly || type == OrderType.LIMIT);
            case IOC, FOK -> expire == 0 && !postOnly;
            case GTD -> expire > NOON && type != OrderType.MARKET && (!postOnly || type == OrderType.LIMIT);
        };
    }

    @Test
    void orderThatFitsKeepsEverythingItAskedFor() {
        var asked = anOrder()
                .sell("0.500")
                .limit("905.00")
                .postOnly()
                .goodTill(NOON + 1)
                .build();
        var expected = new Intent.Order(
                1,
                Side.SELL,
                OrderType.LIMIT,
                Decimal.of("0.500"),
                Decimal.of("905.00"),
                null,
                TimeInForce.GTD,
                false,
                false,
                true,
                NOON + 1,
                Given.RISK,
                null);

        assertThat(desk.order(asked)).isEqualTo(expected);
        assertThat(Desk.degradedBy(desk.check(asked))).isEmpty();
    }

    private static AnOrder wellFormed(OrderType type) {
        var order = anOrder().buy("0.5");
        return switch (type) {
            case MARKET -> order.market();
            case LIMIT -> order.limit("899.00");
            case STOP_MARKET -> order.stopMarket("905.00");
            case STOP_LIMIT -> order.stopLimit("905.00", "906.00");
        };
    }

    private static ReasonCode reason(List<String> venues, List<String> symbols) {
        return new Desk(Given.profile(venues, symbols, ALL)).reason(anOrder());
    }
}
