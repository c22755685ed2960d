//! Typed configuration.

use crate::puppet::{setup, Puppet};
use stratos_sdk::testing::{Setup, TestHost};
use stratos_sdk::*;

/// Reads everything and keeps the answers.
struct Reader {
    small: Result<u8, ConfigError>,
    signed: Result<i64, ConfigError>,
    decimal: Result<Decimal, ConfigError>,
    flag: Result<bool, ConfigError>,
    choice: Result<String, ConfigError>,
    duration: Result<u64, ConfigError>,
}

impl Strategy for Reader {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        let config = ctx.config();
        Ok(Reader {
            small: config.integer("i"),
            signed: config.integer("i"),
            decimal: config.decimal("d"),
            flag: config.flag("f"),
            choice: config.choice("c").map(String::from),
            duration: config.duration_ns("t"),
        })
    }

    fn on_event(&mut self, _: &mut Context, _: &Event) {}

    fn save(&self, _: &mut StateWriter) {}

    fn restore(&mut self, _: &mut StateReader<'_>) -> Result<(), StateError> {
        Ok(())
    }
}

#[test]
fn each_type_has_its_getter() {
    let host: TestHost<Reader> = Setup::new()
        .integer("i", 200)
        .decimal("d", "1.25")
        .flag("f", true)
        .choice("c", "market")
        .duration_ns("t", 5_000_000)
        .start();
    let read = host.strategy();
    assert_eq!(read.small, Ok(200));
    assert_eq!(read.signed, Ok(200));
    assert_eq!(read.decimal, Ok(testing::decimal("1.25")));
    assert_eq!(read.flag, Ok(true));
    assert_eq!(read.choice, Ok("market".into()));
    assert_eq!(read.duration, Ok(5_000_000));
}

#[test]
fn a_value_that_does_not_fit_is_out_of_range() {
    let host: TestHost<Reader> = Setup::new().integer("i", 256).duration_ns("t", -1).start();
    assert_eq!(host.strategy().small, Err(ConfigError::OutOfRange("i")));
    assert_eq!(host.strategy().signed, Ok(256));
    assert_eq!(host.strategy().duration, Err(ConfigError::OutOfRange("t")));
}

#[test]
fn a_missing_or_mistyped_value_says_so() {
    let host: TestHost<Reader> = Setup::new()
        .decimal("i", "1")
        .value("d", Value::Unset)
        .start();
    let error = host.strategy().small.unwrap_err();
    assert_eq!(
        error.to_string(),
        "config `i` is of type decimal, wanted integer"
    );
    let error = host.strategy().decimal.unwrap_err();
    assert_eq!(
        error.to_string(),
        "config `d` is missing; declare it in config_schema"
    );
}

#[test]
fn an_update_changes_what_it_names_and_leaves_the_rest() {
    let mut host = setup().flag("other", true).start::<Puppet>();
    host.configure(&[("new", Value::Flag(false))]);
    assert_eq!(host.strategy().fast, 12);
    host.configure(&[("fast", Value::Integer(13)), ("other", Value::Flag(false))]);
    assert_eq!(host.strategy().fast, 13);
}
