//! The configuration of an instance, with typed getters.

use crate::contract::config::{ConfigUpdate, ConfigValue, Value};
use crate::Decimal;
use alloc::vec::Vec;
use core::fmt;

/// The values of an instance's configuration. The host has checked them against the descriptor's `config_schema`, so an
/// error here means that schema and code disagree.
///
/// A getter walks a short list and compares names: read values once, in `on_init` and at each
/// [`ConfigUpdate`](crate::EventBody::ConfigUpdate), and keep them in the strategy.
#[derive(Clone, Debug, Default)]
pub struct Config {
    values: Vec<ConfigValue>,
    version: u64,
}

/// Why a getter has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigError {
    /// No field has this name.
    Missing(&'static str),
    /// The field has another type.
    WrongType {
        /// The field's name.
        name: &'static str,
        /// The type that was asked for.
        wanted: &'static str,
        /// The type it has.
        got: &'static str,
    },
    /// The value does not fit the type that was asked for, or makes no sense to the strategy.
    OutOfRange(&'static str),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Missing(name) => write!(
                f,
                "config `{}` is missing; declare it in config_schema",
                name
            ),
            ConfigError::WrongType { name, wanted, got } => {
                write!(f, "config `{}` is of type {}, wanted {}", name, got, wanted)
            }
            ConfigError::OutOfRange(name) => write!(f, "config `{}` is out of range", name),
        }
    }
}

impl Config {
    pub(crate) fn new(values: Vec<ConfigValue>) -> Config {
        Config { values, version: 0 }
    }

    pub(crate) fn apply(&mut self, update: &ConfigUpdate) {
        self.version = update.config_version;
        for new in &update.values {
            match self.values.iter_mut().find(|old| old.name == new.name) {
                Some(old) => old.value = new.value.clone(),
                None => self.values.push(new.clone()),
            }
        }
    }

    /// Number of the last applied update; 0 before the first.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// The value of a field, of whatever type.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let field = self.values.iter().find(|field| field.name == name)?;
        match &field.value {
            Value::Unset => None,
            value => Some(value),
        }
    }

    /// A whole number, as any integer type: `let fast: u32 = config.integer("fast")?`.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, or `OutOfRange` where it does not fit the integer type.
    pub fn integer<T: TryFrom<i64>>(&self, name: &'static str) -> Result<T, ConfigError> {
        match self.require(name)? {
            Value::Integer(value) => T::try_from(*value).map_err(|_| ConfigError::OutOfRange(name)),
            other => Err(wrong_type(name, "integer", other)),
        }
    }

    /// An exact decimal.
    ///
    /// # Errors
    /// `Missing` or `WrongType`.
    pub fn decimal(&self, name: &'static str) -> Result<Decimal, ConfigError> {
        match self.require(name)? {
            Value::Decimal(value) => Ok(*value),
            other => Err(wrong_type(name, "decimal", other)),
        }
    }

    /// Yes or no.
    ///
    /// # Errors
    /// `Missing` or `WrongType`.
    pub fn flag(&self, name: &'static str) -> Result<bool, ConfigError> {
        match self.require(name)? {
            Value::Flag(value) => Ok(*value),
            other => Err(wrong_type(name, "flag", other)),
        }
    }

    /// One of the declared choices.
    ///
    /// # Errors
    /// `Missing` or `WrongType`.
    pub fn choice(&self, name: &'static str) -> Result<&str, ConfigError> {
        match self.require(name)? {
            Value::Choice(value) => Ok(value),
            other => Err(wrong_type(name, "choice", other)),
        }
    }

    /// A length of time in nanoseconds.
    ///
    /// # Errors
    /// `Missing`, `WrongType`, or `OutOfRange` where it is below zero.
    pub fn duration_ns(&self, name: &'static str) -> Result<u64, ConfigError> {
        match self.require(name)? {
            Value::DurationNs(value) => {
                u64::try_from(*value).map_err(|_| ConfigError::OutOfRange(name))
            }
            other => Err(wrong_type(name, "duration", other)),
        }
    }

    fn require(&self, name: &'static str) -> Result<&Value, ConfigError> {
        self.get(name).ok_or(ConfigError::Missing(name))
    }
}

fn wrong_type(name: &'static str, wanted: &'static str, got: &Value) -> ConfigError {
    let got = match got {
        Value::Unset => "unset",
        Value::Integer(_) => "integer",
        Value::Decimal(_) => "decimal",
        Value::Flag(_) => "flag",
        Value::Choice(_) => "choice",
        Value::DurationNs(_) => "duration",
    };
    ConfigError::WrongType { name, wanted, got }
}
