package io.stratos.gate;

import io.stratos.abi.model.AlertSeverity;
import io.stratos.abi.model.ClaimedIdentity;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.OrderType;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.RiskContext;
import io.stratos.abi.model.RiskHintKind;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.Side;
import io.stratos.abi.model.TimeInForce;
import io.stratos.gate.Exposure.LiveOrder;
import io.stratos.gate.GateMode.Trading;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// An intent and all the gate looks at, made from a seed. Plausible ones stay near what passes, so that many do; wild
/// ones are anything the types allow.
final class RandomCase {
    private static final List<Trading> TRADINGS = List.of(Trading.values());
    private static final List<SafetyState> STATES = List.of(SafetyState.values());

    final long seed;
    final Instrument instrument;
    final FakeExposure exposure = new FakeExposure();
    GateMode mode;
    final Callback callback;
    final Intent intent;
    final long nowNanos;
    private final SplittableRandom random;
    private final boolean wild;

    private RandomCase(long seed, boolean wild) {
        this.seed = seed;
        this.wild = wild;
        random = new SplittableRandom(seed);
        instrument = instrument();
        fillExposure();
        mode = anyMode();
        callback = wild ? pick(Callback.values()) : Callback.EVENT;
        nowNanos = wild ? extreme() : Given.NOON;
        intent = intent();
    }

    static RandomCase plausible(long seed) {
        return new RandomCase(seed, false);
    }

    static RandomCase wild(long seed) {
        return new RandomCase(seed, true);
    }

    GateProfile profile() {
        return Given.profile(instrument);
    }

    GateVerdict check() {
        return check(intent, mode);
    }

    /// The verdict of a fresh gate.
    GateVerdict check(Intent asked, GateMode held) {
        var gate = new IntentGate(profile());
        gate.beginTurn();
        return gate.check(asked, new IntentRef(8, 0), callback, nowNanos, exposure, held);
    }

    /// The same case, held back at least as much.
    RandomCase tightened() {
        exposure.safety(tail(STATES, exposure.safety()));
        int percent = random.nextBoolean() ? mode.sizePercent() : 1 + random.nextInt(mode.sizePercent());
        mode = mode(tail(TRADINGS, mode.trading()), mode.limitOnly() || random.nextBoolean(), percent);
        return this;
    }

    static GateMode mode(Trading trading, boolean limitOnly, int percent) {
        boolean open = trading == Trading.OPEN && !limitOnly && percent == 100;
        return open ? GateMode.OPEN : new GateMode(trading, limitOnly, percent, ReasonCode.BRK_QUALITY);
    }

    String describe() {
        return (wild ? "RandomCase.wild(" : "RandomCase.plausible(") + seed + ") " + intent + " " + mode + " safety="
                + exposure.safety() + " position=" + exposure.positionQty(1) + " buys="
                + exposure.openQty(1, Side.BUY) + " sells=" + exposure.openQty(1, Side.SELL) + " reference="
                + exposure.referencePrice(1) + " live=" + exposure.liveOrder(Given.TARGET) + " " + instrument;
    }

    private Instrument instrument() {
        var tick = wild ? positive(extremeDecimal()) : pick("0.10", "0.25", "0.01", "5", "0.000000000000000001");
        var lot = wild ? positive(extremeDecimal()) : pick("0.001", "0.005", "1", "0.1");
        var least = wild ? notNegative(extremeDecimal()) : pick("0", "0.001", "0.0025", "0.1");
        var most = wild ? positive(extremeDecimal()) : pick("2", "2.0005", "1000");
        var notional = wild ? notNegative(extremeDecimal()) : pick("0", "5", "100");
        return new Instrument(1, "paper", "perp", "BTCUSDT", "BTC", "USDT", tick, lot, least, most, notional);
    }

    private void fillExposure() {
        exposure.safety(chance(60) ? SafetyState.NORMAL : pick(SafetyState.values()));
        exposure.holding(1, signed(quantity()));
        exposure.open(1, Side.BUY, chance(60) ? Decimal.ZERO : notNegative(quantity()));
        exposure.open(1, Side.SELL, chance(60) ? Decimal.ZERO : notNegative(quantity()));
        if (chance(5)) {
            exposure.noReference();
        } else if (wild) {
            exposure.reference(1, extremeDecimal());
        } else {
            exposure.reference(1, chance(5) ? Decimal.ZERO : new Decimal(89_000 + random.nextInt(2_000), 2));
        }
        if (chance(90)) {
            var qty = quantity();
            exposure.live(
                    Given.TARGET,
                    new LiveOrder(1, pick(Side.values()), qty, qty, chance(80) ? price() : null, chance(30)));
        }
    }

    private GateMode anyMode() {
        return chance(50)
                ? GateMode.OPEN
                : mode(chance(60) ? Trading.OPEN : pick(Trading.values()), chance(50), chance(50) ? 100 : percent());
    }

    private int percent() {
        return 1 + random.nextInt(100);
    }

    private Intent intent() {
        var risk = risk();
        return switch (random.nextInt(wild ? 12 : 8)) {
            case 0, 1 -> new Intent.Position(1, signed(quantity()), chance(50) ? null : price(), risk, claimed());
            case 2, 3 ->
                new Intent.Amend(
                        target(), chance(30) ? null : quantity(), chance(40) ? null : price(), risk, claimed());
            case 8 -> new Intent.Cancel(target(), risk, claimed());
            case 9 -> new Intent.Alert(random.nextInt(), pickOrNull(AlertSeverity.values()), quantity(), risk, null);
            case 10 -> new Intent.NoOp(random.nextInt(), risk, claimed());
            case 11 ->
                new Intent.RiskHint(pickOrNull(RiskHintKind.values()), random.nextInt(4), quantity(), risk, claimed());
            default -> order(risk);
        };
    }

    private Intent.Order order(@Nullable RiskContext risk) {
        var type = pickOrNull(OrderType.values());
        boolean fits = chance(95);
        boolean limit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        boolean stop = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
        var tif = pickOrNull(TimeInForce.values());
        boolean gtd = tif == TimeInForce.GTD;
        return new Intent.Order(
                wild && chance(10) ? random.nextInt() : 1,
                pickOrNull(Side.values()),
                type,
                quantity(),
                limit == fits ? price() : null,
                stop == fits ? price() : null,
                tif,
                chance(25),
                chance(10),
                chance(10),
                gtd == fits ? (wild ? extreme() : Given.NOON + random.nextInt(3)) : 0,
                risk,
                claimed());
    }

    private @Nullable RiskContext risk() {
        if (wild) {
            return chance(10) ? null : new RiskContext(extremeDecimal(), extreme(), extreme(), extremeDecimal());
        }
        return new RiskContext(
                pick("0", "1", "50", "100.5", "9000", "20000"), 1, 1, pick("0.01", "90", "500", "2000", "100000"));
    }

    private @Nullable ClaimedIdentity claimed() {
        return wild && chance(20)
                ? new ClaimedIdentity(
                        chance(50) ? "" : "acc-1",
                        "",
                        "",
                        "",
                        chance(50) ? "" : "\ud800",
                        "",
                        "",
                        "",
                        random.nextLong(),
                        0,
                        random.nextInt())
                : null;
    }

    private @Nullable IntentRef target() {
        return chance(95) ? Given.TARGET : chance(50) ? null : new IntentRef(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    /// Around the reference of 890 to 910, finer than the tick at times.
    private Decimal price() {
        if (wild || chance(1)) {
            return extremeDecimal();
        }
        var near = new Decimal(88_000 + random.nextInt(4_000), 2);
        return chance(20) ? near.plus(new Decimal(random.nextLong(1_000_000), 12)) : near;
    }

    /// Up to 2.5, finer than the lot at times.
    private Decimal quantity() {
        if (wild || chance(1)) {
            return extremeDecimal();
        }
        return chance(20) ? new Decimal(random.nextLong(2_500_000_000L), 9) : new Decimal(random.nextInt(2_500), 3);
    }

    private Decimal signed(Decimal value) {
        return value.units() != Long.MIN_VALUE && random.nextBoolean() ? value.negate() : value;
    }

    private Decimal extremeDecimal() {
        return new Decimal(extreme(), random.nextInt(Decimal.SCALE_MAX + 1));
    }

    private long extreme() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MIN_VALUE + random.nextInt(2);
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> random.nextInt(3) - 1;
            case 3 -> random.nextLong();
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private static Decimal positive(Decimal value) {
        return value.isPositive() ? value : new Decimal(Math.max(1, -(value.units() + 1)), value.scale());
    }

    private static Decimal notNegative(Decimal value) {
        return value.isNegative() ? positive(value) : value;
    }

    private <T> T tail(List<T> all, T from) {
        int first = all.indexOf(from);
        return all.get(first + random.nextInt(all.size() - first));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Decimal pick(String... values) {
        return Decimal.of(values[random.nextInt(values.length)]);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T pickOrNull(T[] values) {
        return chance(wild ? 10 : 1) ? null : pick(values);
    }
}
