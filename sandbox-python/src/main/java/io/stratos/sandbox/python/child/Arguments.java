package io.stratos.sandbox.python.child;

import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Positional arguments of one call, flat, as `docs/reference/python-bridge.md` says.
final class Arguments {
    private static final int ABSENT = -1;
    private static final int INTEGER = 1;
    private static final int DECIMAL = 2;
    private static final int FLAG = 3;
    private static final int CHOICE = 4;
    private static final int DURATION = 5;

    private final ArrayList<Object> values = new ArrayList<>(64);

    /// Starts over with what every callback begins with.
    Arguments context(CallbackContext context) {
        values.clear();
        return number(context.cursor())
                .number(context.nowNanos())
                .number(context.randomSeed())
                .choice(context.safety())
                .flag(context.checkpointDue());
    }

    Arguments header(EventHeader header) {
        return number(header.sequence())
                .number(header.eventTimeNanos())
                .number(header.receivedTimeNanos())
                .number(header.processedTimeNanos())
                .number(header.quality())
                .number(header.instrument());
    }

    Arguments number(long value) {
        values.add(value);
        return this;
    }

    Arguments text(String value) {
        values.add(value);
        return this;
    }

    Arguments flag(boolean value) {
        values.add(value);
        return this;
    }

    Arguments choice(@Nullable Numbered value) {
        return number(value == null ? 0 : value.number());
    }

    Arguments decimal(Decimal value) {
        return number(value.units()).number(value.scale());
    }

    Arguments optional(@Nullable Decimal value) {
        return value == null ? number(0).number(ABSENT) : decimal(value);
    }

    Arguments ref(@Nullable IntentRef value) {
        return value == null ? number(0).number(ABSENT) : number(value.cursor()).number(value.ordinal());
    }

    Arguments config(List<ConfigValue> config) {
        number(config.size());
        for (var value : config) {
            text(value.name());
            switch (value) {
                case ConfigValue.IntegerValue it ->
                    number(INTEGER).number(it.value()).number(0);
                case ConfigValue.DecimalValue it -> number(DECIMAL).decimal(it.value());
                case ConfigValue.FlagValue it ->
                    number(FLAG).number(it.value() ? 1 : 0).number(0);
                case ConfigValue.ChoiceValue it ->
                    number(CHOICE).text(it.value()).number(0);
                case ConfigValue.DurationValue it ->
                    number(DURATION).number(it.nanos()).number(0);
            }
        }
        return this;
    }

    Arguments instrument(Instrument it) {
        return number(it.id())
                .text(it.venue())
                .text(it.market())
                .text(it.symbol())
                .text(it.baseAsset())
                .text(it.quoteAsset())
                .decimal(it.tickSize())
                .decimal(it.lotSize())
                .decimal(it.minQty())
                .decimal(it.maxQty())
                .decimal(it.minNotional());
    }

    Object[] toArray() {
        return values.toArray();
    }
}
