package io.stratos.verification.parity;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Liquidity;
import io.stratos.abi.model.Regime;
import io.stratos.abi.model.RiskKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Events of every kind with every combination of quality flags, from a seed. Prices wander, so that strategies act.
final class EveryEvent {
    /// Kinds of the contract; each comes by.
    static final int KINDS = 16;

    private static final int TRADE = 0;
    private static final int EXECUTION = 7;
    private static final int QUALITIES = 16;
    private static final int PRICE_SCALE = 2;
    private static final int QTY_SCALE = 8;

    private final SplittableRandom random;
    private final List<ConfigValue> config;
    private final int instruments;
    private long priceUnits = 1_000_000;
    private @Nullable IntentRef answered;

    /// @param config values that an update may tell again
    /// @param instruments ids from 1 that events are about; 0 and one unknown come too
    EveryEvent(long seed, List<ConfigValue> config, int instruments) {
        random = new SplittableRandom(seed);
        this.config = List.copyOf(config);
        this.instruments = instruments;
    }

    /// The next event. What the strategy just asked for is answered at once, mostly with a fill. Half of the rest are
    /// good trades of the first instrument, or averages would never warm up.
    ///
    /// @param recent intents of the strategy that something may happen to
    Event next(long cursor, long now, List<IntentRef> recent) {
        boolean answer = !recent.isEmpty() && !recent.getLast().equals(answered);
        boolean plain = answer || random.nextBoolean();
        int kind = answer ? EXECUTION : plain ? TRADE : (int) (cursor % KINDS);
        int quality = plain ? 0 : random.nextInt(QUALITIES);
        int instrument = plain ? 1 : random.nextInt(instruments + 2);
        long late = random.nextLong(1_000_000);
        var header = new EventHeader(cursor, now - late, now, now, quality, instrument);
        if (answer) {
            answered = recent.getLast();
            return new Event(
                    header,
                    executed(random.nextInt(4) == 0 ? one(ExecutionKind.values()) : ExecutionKind.FILLED, answered));
        }
        return new Event(header, body(kind, now, recent));
    }

    private EventBody body(int kind, long now, List<IntentRef> recent) {
        return switch (kind) {
            case TRADE -> new EventBody.Trade(price(), qty(), side(), random.nextLong());
            case 1 -> new EventBody.Quote(price(), qty(), price(), qty());
            case 2 -> new EventBody.BookSnapshot(levels(), levels(), random.nextLong());
            case 3 -> new EventBody.BookDelta(levels(), levels(), random.nextLong(), random.nextLong());
            case 4 -> bar(now);
            case 5 -> new EventBody.Funding(new Decimal(random.nextInt(-1_000, 1_000), 6), now + random.nextInt());
            case 6 -> new EventBody.MarkPrice(price(), random.nextBoolean() ? price() : null);
            case EXECUTION -> executed(one(ExecutionKind.values()), ref(recent));
            case 8 -> new EventBody.Risk(one(RiskKind.values()), reason(), optional(), optional());
            case 9 -> new EventBody.Safety(one(SafetyState.values()), one(SafetyState.values()), reason());
            case 10 -> new EventBody.RegimeChange(oneOrNone(Regime.values()), oneOrNone(Regime.values()));
            case 11 -> new EventBody.ManualSignal(random.nextInt(1, 100), optional());
            case 12 -> snapshot(recent);
            case 13 -> new EventBody.ConfigUpdate(random.nextLong(1, 1_000), random.nextBoolean() ? config : List.of());
            case 14 ->
                new EventBody.ServiceResponse(
                        random.nextInt(1, 9), random.nextLong(), now, reason(), List.of(price(), qty()));
            default -> new EventBody.Trade(price(), qty(), null, 0);
        };
    }

    private EventBody bar(long now) {
        var open = price();
        var close = price();
        var high = open.compareTo(close) > 0 ? open : close;
        var low = open.compareTo(close) > 0 ? close : open;
        return new EventBody.Bar(
                open, high, low, close, qty(), 60_000_000_000L, now, random.nextInt(100), random.nextInt(4) > 0);
    }

    private EventBody executed(ExecutionKind kind, IntentRef intent) {
        boolean filled = kind == ExecutionKind.FILLED || kind == ExecutionKind.PARTIALLY_FILLED;
        var qty = qty();
        return new EventBody.Execution(
                kind,
                intent,
                random.nextBoolean() ? new IntentRef(random.nextLong(1, 9_999), 0) : null,
                side(),
                qty,
                random.nextBoolean() ? qty : Decimal.ZERO,
                random.nextBoolean() ? qty : Decimal.ZERO,
                optional(),
                filled ? fill() : null,
                filled ? 0 : reason(),
                random.nextBoolean() ? Decimal.ZERO : new Decimal(random.nextInt(-50_000_000, 50_000_000), QTY_SCALE));
    }

    private EventBody.Fill fill() {
        return new EventBody.Fill(
                price(),
                qty(),
                new Decimal(random.nextInt(-100, 1_000), 4),
                oneOrNone(Liquidity.values()),
                random.nextLong());
    }

    private EventBody snapshot(List<IntentRef> recent) {
        var orders = new ArrayList<EventBody.OpenOrder>();
        for (int i = random.nextInt(4); i > 0; i--) {
            orders.add(new EventBody.OpenOrder(ref(recent), one(Side.values()), optional(), qty(), qty()));
        }
        return new EventBody.AccountSnapshot(new Decimal(random.nextInt(100), 3), optional(), orders);
    }

    private List<EventBody.Level> levels() {
        var levels = new ArrayList<EventBody.Level>();
        for (int i = random.nextInt(12); i > 0; i--) {
            levels.add(new EventBody.Level(price(), random.nextInt(5) == 0 ? Decimal.ZERO : qty()));
        }
        return levels;
    }

    private Decimal price() {
        priceUnits = Math.clamp(priceUnits + random.nextInt(-8_000, 8_001), 100_000, 5_000_000);
        return new Decimal(priceUnits, PRICE_SCALE);
    }

    private Decimal qty() {
        return new Decimal(random.nextLong(1, 10_000_000_000L), QTY_SCALE);
    }

    private @Nullable Decimal optional() {
        return random.nextBoolean() ? price() : null;
    }

    private int reason() {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(1_000, 9_000);
    }

    private IntentRef ref(List<IntentRef> recent) {
        return recent.isEmpty() || random.nextInt(4) == 0
                ? new IntentRef(random.nextLong(Long.MAX_VALUE), random.nextInt(64))
                : recent.get(random.nextInt(recent.size()));
    }

    private @Nullable Side side() {
        return oneOrNone(Side.values());
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T oneOrNone(T[] values) {
        return random.nextInt(5) == 0 ? null : one(values);
    }
}
