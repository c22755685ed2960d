//! `config.proto`.

use crate::{d, Golden};
use stratos_sdk::contract::config::{ConfigField, ConfigType, ConfigUpdate, ConfigValue, Value};

pub fn value(name: &str, value: Value) -> ConfigValue {
    ConfigValue {
        name: name.into(),
        value,
    }
}

pub fn add(golden: &mut Golden) {
    let mut add =
        |name: &str, text: &str, v: Value| golden.add(name, "ConfigValue", text, value("f", v));
    add("config_unset", "name: \"f\"", Value::Unset);
    add(
        "config_integer",
        "name: \"f\" integer: -12",
        Value::Integer(-12),
    );
    add(
        "config_integer_zero",
        "name: \"f\" integer: 0",
        Value::Integer(0),
    );
    add(
        "config_integer_min",
        "name: \"f\" integer: -9223372036854775808",
        Value::Integer(i64::MIN),
    );
    add(
        "config_decimal",
        "name: \"f\" decimal { units: 125 scale: 1 }",
        Value::Decimal(d(125, 1)),
    );
    add(
        "config_decimal_zero",
        "name: \"f\" decimal {}",
        Value::Decimal(d(0, 0)),
    );
    add(
        "config_flag_true",
        "name: \"f\" flag: true",
        Value::Flag(true),
    );
    add(
        "config_flag_false",
        "name: \"f\" flag: false",
        Value::Flag(false),
    );
    add(
        "config_choice",
        "name: \"f\" choice: \"market\"",
        Value::Choice("market".into()),
    );
    add(
        "config_choice_empty",
        "name: \"f\" choice: \"\"",
        Value::Choice(String::new()),
    );
    add(
        "config_duration",
        "name: \"f\" duration_ns: 5000000",
        Value::DurationNs(5_000_000),
    );
    add(
        "config_duration_zero",
        "name: \"f\" duration_ns: 0",
        Value::DurationNs(0),
    );
    add(
        "config_duration_negative",
        "name: \"f\" duration_ns: -1",
        Value::DurationNs(-1),
    );

    golden.add(
        "config_field",
        "ConfigField",
        "name: \"fast\" type: CONFIG_TYPE_INTEGER unit: \"bars\" required: true \
         default_value { name: \"fast\" integer: 12 } minimum { name: \"fast\" integer: 1 } \
         maximum { name: \"fast\" integer: 1000 } choices: \"a\" choices: \"\" choices: \"b\" updatable: true",
        ConfigField {
            name: "fast".into(),
            config_type: ConfigType::Integer,
            unit: "bars".into(),
            required: true,
            default_value: Some(value("fast", Value::Integer(12))),
            minimum: Some(value("fast", Value::Integer(1))),
            maximum: Some(value("fast", Value::Integer(1000))),
            choices: vec!["a".into(), String::new(), "b".into()],
            updatable: true,
        },
    );
    for (name, text, config_type) in [
        (
            "config_type_decimal",
            "type: CONFIG_TYPE_DECIMAL",
            ConfigType::Decimal,
        ),
        (
            "config_type_flag",
            "type: CONFIG_TYPE_FLAG",
            ConfigType::Flag,
        ),
        (
            "config_type_choice",
            "type: CONFIG_TYPE_CHOICE",
            ConfigType::Choice,
        ),
        (
            "config_type_duration",
            "type: CONFIG_TYPE_DURATION",
            ConfigType::Duration,
        ),
    ] {
        golden.add(
            name,
            "ConfigField",
            text,
            ConfigField {
                config_type,
                ..ConfigField::default()
            },
        );
    }
    golden.add(
        "config_update",
        "ConfigUpdate",
        "config_version: 7 values { name: \"qty\" decimal { units: 2 scale: 1 } } values { name: \"on\" flag: false }",
        ConfigUpdate {
            config_version: 7,
            values: vec![value("qty", Value::Decimal(d(2, 1))), value("on", Value::Flag(false))],
        },
    );
    golden.add(
        "config_update_empty",
        "ConfigUpdate",
        "",
        ConfigUpdate::default(),
    );
}
