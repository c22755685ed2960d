package io.stratos.host.report;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.ReasonCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the recorded deliveries show of one instance: prices, value, position, and what it was called for.
final class Market {
    private final long from;
    private final long to;
    private final Map<Integer, Curve> prices = new TreeMap<>();
    private final Map<Integer, BigDecimal> firstPrices = new TreeMap<>();
    private final Map<Integer, BigDecimal> lastPrices = new TreeMap<>();
    private final Map<Integer, Curve> positions = new TreeMap<>();
    private final Map<String, Long> delivered = new TreeMap<>();
    private final Map<Long, Map<Integer, BigDecimal>> seen = new HashMap<>();
    private final List<AccountDenial> denials = new ArrayList<>();
    private final Curve equity;
    private final Curve drawdown;
    private BigDecimal deepest = BigDecimal.ZERO;
    private BigDecimal peakOfDeepest = BigDecimal.ZERO;
    private @Nullable BigDecimal lastEquity;
    private long deepestAt;

    Market(long from, long to) {
        this.from = from;
        this.to = to;
        equity = new Curve(from, to);
        drawdown = new Curve(from, to);
    }

    /// An intent that the account core denied after the gate had approved it.
    record AccountDenial(long atNanos, ReasonCode reason) {}

    void delivered(Input input) {
        delivered.merge(nameOf(input), 1L, Long::sum);
    }

    void priced(int instrument, long now, BigDecimal first, BigDecimal price) {
        prices.computeIfAbsent(instrument, _ -> new Curve(from, to)).add(now, price);
        firstPrices.put(instrument, first);
        lastPrices.put(instrument, price);
    }

    void held(int instrument, long now, BigDecimal qty) {
        positions
                .computeIfAbsent(instrument, _ -> {
                    var curve = new Curve(from, to);
                    curve.add(from, BigDecimal.ZERO);
                    return curve;
                })
                .add(now, qty);
    }

    void valued(long now, BigDecimal value, BigDecimal peak) {
        var below = value.subtract(peak);
        equity.add(now, value);
        drawdown.add(now, below);
        lastEquity = value;
        if (below.compareTo(deepest) < 0) {
            deepest = below;
            peakOfDeepest = peak;
            deepestAt = now;
        }
    }

    void seenAt(long cursor, Map<Integer, BigDecimal> shown) {
        seen.put(cursor, Map.copyOf(shown));
    }

    void deniedByAccount(long now, ReasonCode reason) {
        denials.add(new AccountDenial(now, reason));
    }

    Map<Integer, Curve> prices() {
        return prices;
    }

    Map<Integer, BigDecimal> firstPrices() {
        return firstPrices;
    }

    Map<Integer, BigDecimal> lastPrices() {
        return lastPrices;
    }

    Map<Integer, Curve> positions() {
        return positions;
    }

    Curve equity() {
        return equity;
    }

    Curve drawdown() {
        return drawdown;
    }

    /// Value at the last price or fill that was recorded; null if nothing was.
    @Nullable
    BigDecimal lastEquity() {
        return lastEquity;
    }

    /// Largest fall below a peak before, zero or less.
    BigDecimal maxDrawdown() {
        return deepest;
    }

    /// The peak that the largest fall is measured from.
    BigDecimal peakOfMaxDrawdown() {
        return peakOfDeepest;
    }

    long maxDrawdownAt() {
        return deepestAt;
    }

    /// Callbacks by what they were for.
    Map<String, Long> callbacks() {
        return delivered;
    }

    /// The price of an instrument that the strategy knew in a turn; null if none was recorded.
    @Nullable
    BigDecimal priceKnownAt(long cursor, int instrument) {
        var shown = seen.get(cursor);
        return shown == null ? null : shown.get(instrument);
    }

    List<AccountDenial> denials() {
        return denials;
    }

    private static String nameOf(Input input) {
        return switch (input) {
            case Input.OnEvent given -> "on_event: " + nameOf(given.event().body());
            case Input.OnTimer _ -> "on_timer";
            case Input.Init _ -> "on_init";
            case Input.Shutdown _ -> "on_shutdown";
            case Input.Healthcheck _ -> "on_healthcheck";
        };
    }

    private static String nameOf(EventBody body) {
        return body.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
