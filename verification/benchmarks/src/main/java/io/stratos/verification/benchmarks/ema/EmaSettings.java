package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.RiskContext;
import java.util.Map;
import java.util.Objects;

/// The configuration as the strategy uses it; `settings.rs` in Java.
///
/// @param warmUp bars until the averages are trusted: the slow length
record EmaSettings(
        int tradesPerBar,
        long warmUp,
        double fastWeight,
        double slowWeight,
        Decimal qty,
        boolean atMarket,
        Decimal slippageBps,
        RiskContext risk) {

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    static EmaSettings of(Map<String, ConfigValue> config) {
        int fast = integer(config, "fast");
        int slow = integer(config, "slow");
        var slippage = decimal(config, "slippage_bps");
        long delay = value(config, "max_delay", ConfigValue.DurationValue.class).nanos();
        return new EmaSettings(
                integer(config, "trades_per_bar"),
                slow,
                weight(fast),
                weight(slow),
                decimal(config, "qty"),
                value(config, "style", ConfigValue.ChoiceValue.class).value().equals("market"),
                slippage,
                new RiskContext(slippage, delay, HOUR_NANOS, decimal(config, "budget")));
    }

    private static int integer(Map<String, ConfigValue> config, String name) {
        return Math.toIntExact(
                value(config, name, ConfigValue.IntegerValue.class).value());
    }

    private static Decimal decimal(Map<String, ConfigValue> config, String name) {
        return value(config, name, ConfigValue.DecimalValue.class).value();
    }

    private static <T extends ConfigValue> T value(Map<String, ConfigValue> config, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(config.get(name), name));
    }

    private static double weight(int bars) {
        return 2.0 / (bars + 1.0);
    }
}
