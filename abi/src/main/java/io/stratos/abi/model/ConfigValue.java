package io.stratos.abi.model;

/// A named, typed configuration value (SPEC M-26).
public sealed interface ConfigValue {

    /// Name of the field, an identifier.
    String name();

    record IntegerValue(String name, long value) implements ConfigValue {}

    record DecimalValue(String name, Decimal value) implements ConfigValue {}

    record FlagValue(String name, boolean value) implements ConfigValue {}

    record ChoiceValue(String name, String value) implements ConfigValue {}

    record DurationValue(String name, long nanos) implements ConfigValue {}
}
