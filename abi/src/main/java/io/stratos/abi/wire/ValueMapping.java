package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values that every message uses: decimals, references, instruments, configuration.
final class ValueMapping {

    private ValueMapping() {}

    static int number(@Nullable Numbered value) {
        return value == null ? 0 : value.number();
    }

    static io.stratos.abi.wire.proto.Decimal toProto(Decimal value) {
        return io.stratos.abi.wire.proto.Decimal.newBuilder()
                .setUnits(value.units())
                .setScale(value.scale())
                .build();
    }

    static Decimal toModel(io.stratos.abi.wire.proto.Decimal value) throws MalformedMessageException {
        if (value.getScale() < 0 || value.getScale() > Decimal.SCALE_MAX) {
            throw MalformedMessageException.instance();
        }
        return new Decimal(value.getUnits(), value.getScale());
    }

    static @Nullable Decimal optional(boolean present, io.stratos.abi.wire.proto.Decimal value)
            throws MalformedMessageException {
        return present ? toModel(value) : null;
    }

    static Decimal required(boolean present, io.stratos.abi.wire.proto.Decimal value) throws MalformedMessageException {
        return WireReader.require(optional(present, value));
    }

    static List<Decimal> toModel(List<io.stratos.abi.wire.proto.Decimal> values) throws MalformedMessageException {
        var list = new ArrayList<Decimal>();
        for (var value : values) {
            list.add(toModel(value));
        }
        return list;
    }

    static List<io.stratos.abi.wire.proto.Decimal> toProto(List<Decimal> values) {
        return values.stream().map(ValueMapping::toProto).toList();
    }

    static io.stratos.abi.wire.proto.IntentRef toProto(IntentRef value) {
        return io.stratos.abi.wire.proto.IntentRef.newBuilder()
                .setCursor(value.cursor())
                .setOrdinal(value.ordinal())
                .build();
    }

    static @Nullable IntentRef optional(boolean present, io.stratos.abi.wire.proto.IntentRef value)
            throws MalformedMessageException {
        if (!present) {
            return null;
        }
        if (value.getCursor() < 0 || value.getOrdinal() < 0) {
            throw MalformedMessageException.instance();
        }
        return new IntentRef(value.getCursor(), value.getOrdinal());
    }

    static io.stratos.abi.wire.proto.Instrument toProto(Instrument value) {
        return io.stratos.abi.wire.proto.Instrument.newBuilder()
                .setId(value.id())
                .setVenue(value.venue())
                .setMarket(value.market())
                .setSymbol(value.symbol())
                .setBaseAsset(value.baseAsset())
                .setQuoteAsset(value.quoteAsset())
                .setTickSize(toProto(value.tickSize()))
                .setLotSize(toProto(value.lotSize()))
                .setMinQty(toProto(value.minQty()))
                .setMaxQty(toProto(value.maxQty()))
                .setMinNotional(toProto(value.minNotional()))
                .build();
    }

    static Instrument toModel(io.stratos.abi.wire.proto.Instrument value) throws MalformedMessageException {
        try {
            return new Instrument(
                    value.getId(),
                    value.getVenue(),
                    value.getMarket(),
                    value.getSymbol(),
                    value.getBaseAsset(),
                    value.getQuoteAsset(),
                    required(value.hasTickSize(), value.getTickSize()),
                    required(value.hasLotSize(), value.getLotSize()),
                    required(value.hasMinQty(), value.getMinQty()),
                    required(value.hasMaxQty(), value.getMaxQty()),
                    required(value.hasMinNotional(), value.getMinNotional()));
        } catch (IllegalArgumentException _) { // the record's own checks: not an instrument
            throw MalformedMessageException.instance();
        }
    }

    static io.stratos.abi.wire.proto.ConfigValue toProto(ConfigValue value) {
        var out = io.stratos.abi.wire.proto.ConfigValue.newBuilder().setName(value.name());
        switch (value) {
            case ConfigValue.IntegerValue v -> out.setInteger(v.value());
            case ConfigValue.DecimalValue v -> out.setDecimal(toProto(v.value()));
            case ConfigValue.FlagValue v -> out.setFlag(v.value());
            case ConfigValue.ChoiceValue v -> out.setChoice(v.value());
            case ConfigValue.DurationValue v -> out.setDurationNs(v.nanos());
        }
        return out.build();
    }

    static ConfigValue toModel(io.stratos.abi.wire.proto.ConfigValue value) throws MalformedMessageException {
        var name = value.getName();
        return switch (value.getValueCase()) {
            case INTEGER -> new ConfigValue.IntegerValue(name, value.getInteger());
            case DECIMAL -> new ConfigValue.DecimalValue(name, toModel(value.getDecimal()));
            case FLAG -> new ConfigValue.FlagValue(name, value.getFlag());
            case CHOICE -> new ConfigValue.ChoiceValue(name, value.getChoice());
            case DURATION_NS -> new ConfigValue.DurationValue(name, value.getDurationNs());
            case VALUE_NOT_SET -> throw MalformedMessageException.instance();
        };
    }

    static List<ConfigValue> configToModel(List<io.stratos.abi.wire.proto.ConfigValue> values)
            throws MalformedMessageException {
        var list = new ArrayList<ConfigValue>();
        for (var value : values) {
            list.add(toModel(value));
        }
        return list;
    }
}
