package io.stratos.sandbox.wasm.testing;

import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.SafetyState;
import io.stratos.abi.model.ShutdownReason;
import io.stratos.abi.model.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/// A real strategy, built from Rust, and inputs for it: an init, then trades of a random walk with
/// a seed.
public final class EmaCross {
    private static final long START_NANOS = 1_760_000_000_000_000_000L;
    private static final int CHECKPOINT_EVERY = 100;

    private EmaCross() {}

    public static byte[] code() {
        try (InputStream file = EmaCross.class.getResourceAsStream("ema_cross.wasm")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] init() {
        Instrument btc = new Instrument(
                1,
                "binance",
                "spot",
                "BTCUSDT",
                "BTC",
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.00001"),
                Decimal.of("0.00001"),
                Decimal.of("9000"),
                Decimal.of("5"));
        List<ConfigValue> config = List.of(
                new ConfigValue.IntegerValue("fast", 4),
                new ConfigValue.IntegerValue("slow", 16),
                new ConfigValue.IntegerValue("trades_per_bar", 3),
                new ConfigValue.DecimalValue("qty", Decimal.of("0.1")),
                new ConfigValue.ChoiceValue("style", "ioc"),
                new ConfigValue.DecimalValue("slippage_bps", Decimal.of("25")),
                new ConfigValue.DecimalValue("budget", Decimal.of("100000")),
                new ConfigValue.DurationValue("max_delay", 1_000_000_000L));
        return encode(new Input.Init(context(1, false), 1, 0, "ema-cross", "0", List.of(btc), config, null));
    }

    /// A trade at a price; nothing more is asked for.
    public static byte[] trade(long cursor, long cents) {
        return encode(new Input.OnEvent(context(cursor, false), tradeEvent(cursor, cents)));
    }

    /// Trades of a random walk, with checkpoints, bars, timers and health checks between them, and
    /// a shutdown at the end.
    public static List<byte[]> inputs(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> inputs = new ArrayList<>();
        inputs.add(init());
        long cents = 6_500_000;
        for (int i = 2; i < count; i++) {
            cents += random.nextLong(-2_000, 2_001);
            CallbackContext context = context(i, i % CHECKPOINT_EVERY == 0);
            inputs.add(encode(
                    switch (random.nextInt(20)) {
                        case 0 -> new Input.OnTimer(context, 1, START_NANOS);
                        case 1 -> new Input.Healthcheck(context);
                        case 2 -> new Input.OnEvent(context, new Event(header(i), bar(cents)));
                        default -> new Input.OnEvent(context, tradeEvent(i, cents));
                    }));
        }
        inputs.add(encode(new Input.Shutdown(context(count, true), ShutdownReason.ofNumber(1))));
        return inputs;
    }

    private static Event tradeEvent(long cursor, long cents) {
        return new Event(
                header(cursor),
                new EventBody.Trade(new Decimal(cents, 2), new Decimal(1_500 + cursor, 5), Side.BUY, 77_000 + cursor));
    }

    private static EventBody bar(long cents) {
        Decimal price = new Decimal(cents, 2);
        return new EventBody.Bar(
                price, price, price, price, new Decimal(12, 1), 60_000_000_000L, START_NANOS, 40, true);
    }

    private static EventHeader header(long cursor) {
        long time = START_NANOS + cursor * 1_000_000;
        return new EventHeader(cursor, time, time + 300, time + 900, 0, 1);
    }

    private static CallbackContext context(long cursor, boolean checkpointDue) {
        return new CallbackContext(
                cursor, START_NANOS + cursor * 1_000_000, 42 + cursor, SafetyState.NORMAL, checkpointDue);
    }

    private static byte[] encode(Input input) {
        WireWriter out = new WireWriter(256);
        InputEncoder.encode(input, out);
        return out.toByteArray();
    }
}
