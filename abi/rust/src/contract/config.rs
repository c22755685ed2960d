//! `config.proto`: typed configuration of an instance.

use crate::wire::{tag, Field, Reader, Writer, BYTES, ONEOF, VARINT};
use crate::Decimal;
use alloc::string::String;
use alloc::vec::Vec;

message! {
    /// One named value.
    #[derive(Eq)]
    pub struct ConfigValue {
        /// The field's name, as `config_schema` declares it.
        pub name: String = 1,
        /// Its value.
        pub value: Value = ONEOF,
    }
}

/// A value of one of the five types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// None, or of a type that is newer than this SDK.
    #[default]
    Unset,
    /// A whole number.
    Integer(i64),
    /// An exact decimal.
    Decimal(Decimal),
    /// Yes or no.
    Flag(bool),
    /// One of the declared choices.
    Choice(String),
    /// A length of time, in nanoseconds.
    DurationNs(i64),
}

/// Written by hand because `sint64` and `int64` are one type in Rust.
impl Field for Value {
    fn accepts(_number: u32, got: u32) -> bool {
        [
            tag(2, VARINT),
            tag(3, BYTES),
            tag(4, VARINT),
            tag(5, BYTES),
            tag(6, VARINT),
        ]
        .contains(&got)
    }

    fn put(&self, _number: u32, writer: &mut Writer<'_>) {
        match self {
            Value::Unset => {}
            Value::Integer(value) => writer.sint64_field(2, *value),
            Value::Decimal(value) => value.put_always(3, writer),
            Value::Flag(value) => value.put_always(4, writer),
            Value::Choice(value) => value.put_always(5, writer),
            Value::DurationNs(value) => value.put_always(6, writer),
        }
    }

    fn merge(&mut self, got: u32, reader: &mut Reader<'_>) {
        *self = match got >> 3 {
            2 => Value::Integer(reader.sint64()),
            3 => {
                let mut decimal = match self {
                    Value::Decimal(present) => *present,
                    _ => Decimal::default(),
                };
                decimal.merge(got, reader);
                Value::Decimal(decimal)
            }
            4 => Value::Flag(reader.varint() != 0),
            5 => Value::Choice(String::from(reader.string())),
            _ => Value::DurationNs(reader.varint() as i64),
        };
    }
}

enumeration! {
    /// Type of a configuration field.
    pub enum ConfigType else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// A whole number.
        Integer = 1,
        /// An exact decimal.
        Decimal = 2,
        /// Yes or no.
        Flag = 3,
        /// One of the declared choices.
        Choice = 4,
        /// A length of time.
        Duration = 5,
    }
}

message! {
    /// One field of a strategy's configuration. Bounds are inclusive and absent where there is none.
    #[derive(Eq)]
    pub struct ConfigField {
        /// Name.
        pub name: String = 1,
        /// Type.
        pub config_type: ConfigType = 2,
        /// Unit, for people.
        pub unit: String = 3,
        /// Whether a value must be given.
        pub required: bool = 4,
        /// Value where none is given.
        pub default_value: Option<ConfigValue> = 5,
        /// Lower bound.
        pub minimum: Option<ConfigValue> = 6,
        /// Upper bound.
        pub maximum: Option<ConfigValue> = 7,
        /// What may be chosen.
        pub choices: Vec<String> = 8,
        /// False: a change needs a restart of the instance.
        pub updatable: bool = 9,
    }
}

message! {
    /// New configuration values, already validated; unchanged fields are not repeated.
    #[derive(Eq)]
    pub struct ConfigUpdate {
        /// Number of the configuration these values make.
        pub config_version: u64 = 1,
        /// The changed values.
        pub values: Vec<ConfigValue> = 2,
    }
}
