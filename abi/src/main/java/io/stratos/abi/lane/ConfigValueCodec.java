package io.stratos.abi.lane;

import io.stratos.abi.model.ConfigValue;

/// Message `ConfigValue`: a name and one typed value, written even when it is zero.
final class ConfigValueCodec {
    private static final int NAME = (1 << 3) | WireType.LENGTH;
    private static final int INTEGER = (2 << 3) | WireType.VARINT;
    private static final int DECIMAL = (3 << 3) | WireType.LENGTH;
    private static final int FLAG = (4 << 3) | WireType.VARINT;
    private static final int CHOICE = (5 << 3) | WireType.LENGTH;
    private static final int DURATION = (6 << 3) | WireType.VARINT;

    private ConfigValueCodec() {}

    static void write(WireWriter out, int tag, ConfigValue value) {
        int mark = out.begin(tag);
        out.text(NAME, value.name());
        switch (value) {
            case ConfigValue.IntegerValue v -> {
                out.tag(INTEGER);
                out.zigzag(v.value());
            }
            case ConfigValue.DecimalValue v -> DecimalCodec.write(out, DECIMAL, v.value());
            case ConfigValue.FlagValue v -> {
                out.tag(FLAG);
                out.varint(v.value() ? 1 : 0);
            }
            case ConfigValue.ChoiceValue v -> {
                out.tag(CHOICE);
                out.rawText(v.value());
            }
            case ConfigValue.DurationValue v -> {
                out.tag(DURATION);
                out.varint(v.nanos());
            }
        }
        out.end(mark);
    }

    /// No value or two of them is malformed.
    static ConfigValue read(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        String name = "";
        ConfigValue value = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case NAME -> name = in.text(InputDecoder.TEXT_BYTES_MAX);
                case INTEGER, DECIMAL, FLAG, CHOICE, DURATION -> {
                    WireReader.once(value);
                    value = readValue(in, tag);
                }
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return named(WireReader.require(value), name);
    }

    private static ConfigValue readValue(WireReader in, int tag) throws MalformedMessageException {
        return switch (tag) {
            case INTEGER -> new ConfigValue.IntegerValue("", in.zigzag());
            case DECIMAL -> new ConfigValue.DecimalValue("", DecimalCodec.read(in, null));
            case FLAG -> new ConfigValue.FlagValue("", in.bool());
            case CHOICE -> new ConfigValue.ChoiceValue("", in.text(InputDecoder.TEXT_BYTES_MAX));
            default -> new ConfigValue.DurationValue("", in.varint());
        };
    }

    private static ConfigValue named(ConfigValue value, String name) {
        return switch (value) {
            case ConfigValue.IntegerValue v -> new ConfigValue.IntegerValue(name, v.value());
            case ConfigValue.DecimalValue v -> new ConfigValue.DecimalValue(name, v.value());
            case ConfigValue.FlagValue v -> new ConfigValue.FlagValue(name, v.value());
            case ConfigValue.ChoiceValue v -> new ConfigValue.ChoiceValue(name, v.value());
            case ConfigValue.DurationValue v -> new ConfigValue.DurationValue(name, v.nanos());
        };
    }
}
