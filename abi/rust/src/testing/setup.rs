//! What a test says before the strategy starts.

use super::host::{Checkpoint, TestHost};
use crate::contract::config::{ConfigValue, Value};
use crate::contract::types::Instrument;
use crate::runtime::Fault;
use crate::strategy::Strategy;
use crate::Decimal;
use alloc::string::String;
use alloc::vec::Vec;

/// A decimal from text.
///
/// # Panics
/// Where the text is not a decimal: a test says what it means.
pub fn decimal(text: &str) -> Decimal {
    match text.parse() {
        Ok(value) => value,
        Err(error) => panic!("`{}`: {}", text, error),
    }
}

/// An instrument of the venue `paper` with the given tick and lot, without minimums. A symbol `BTC-USD` gives the assets.
pub fn instrument(id: u32, symbol: &str, tick_size: &str, lot_size: &str) -> Instrument {
    let (base, quote) = symbol.split_once('-').unwrap_or((symbol, "USD"));
    Instrument {
        id,
        venue: String::from("paper"),
        market: String::from("spot"),
        symbol: String::from(symbol),
        base_asset: String::from(base),
        quote_asset: String::from(quote),
        tick_size: decimal(tick_size),
        lot_size: decimal(lot_size),
        min_qty: Decimal::ZERO,
        max_qty: Decimal::from_whole(1_000_000),
        min_notional: Decimal::ZERO,
    }
}

/// Instruments, configuration, seed and start time of a test.
#[derive(Clone, Debug)]
pub struct Setup {
    pub(super) instruments: Vec<Instrument>,
    pub(super) config: Vec<ConfigValue>,
    pub(super) seed: u64,
    pub(super) start_ns: i64,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup::new()
    }
}

impl Setup {
    /// No instrument, no configuration, seed 1, 1 January 2024.
    pub fn new() -> Setup {
        Setup {
            instruments: Vec::new(),
            config: Vec::new(),
            seed: 1,
            start_ns: 1_704_067_200_000_000_000,
        }
    }

    /// With one more instrument.
    #[must_use]
    pub fn instrument(mut self, instrument: Instrument) -> Setup {
        self.instruments.push(instrument);
        self
    }

    /// With a whole number in the configuration.
    #[must_use]
    pub fn integer(self, name: &str, value: i64) -> Setup {
        self.value(name, Value::Integer(value))
    }

    /// With a decimal in the configuration.
    #[must_use]
    pub fn decimal(self, name: &str, value: &str) -> Setup {
        self.value(name, Value::Decimal(decimal(value)))
    }

    /// With a flag in the configuration.
    #[must_use]
    pub fn flag(self, name: &str, value: bool) -> Setup {
        self.value(name, Value::Flag(value))
    }

    /// With a choice in the configuration.
    #[must_use]
    pub fn choice(self, name: &str, value: &str) -> Setup {
        self.value(name, Value::Choice(String::from(value)))
    }

    /// With a length of time in the configuration, in nanoseconds.
    #[must_use]
    pub fn duration_ns(self, name: &str, value: i64) -> Setup {
        self.value(name, Value::DurationNs(value))
    }

    /// With a value in the configuration; replaces one of the same name.
    #[must_use]
    pub fn value(mut self, name: &str, value: Value) -> Setup {
        self.config.retain(|field| field.name != name);
        self.config.push(ConfigValue {
            name: String::from(name),
            value,
        });
        self
    }

    /// With another seed.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Setup {
        self.seed = seed;
        self
    }

    /// With another start time, in nanoseconds since the Unix epoch.
    #[must_use]
    pub fn start_time(mut self, start_ns: i64) -> Setup {
        self.start_ns = start_ns;
        self
    }

    /// Starts a strategy.
    ///
    /// # Panics
    /// Where it does not start; [`Setup::try_start`] gives the reason as a value.
    pub fn start<S: Strategy>(&self) -> TestHost<S> {
        match self.try_start() {
            Ok(host) => host,
            Err(fault) => panic!("the strategy does not start: {:?}", fault),
        }
    }

    /// Starts a strategy.
    ///
    /// # Errors
    /// The fault of its first callback.
    pub fn try_start<S: Strategy>(&self) -> Result<TestHost<S>, Fault> {
        TestHost::fresh(self)
    }

    /// Starts a strategy where a checkpoint left off: same cursor, clock, timers and orders.
    ///
    /// # Errors
    /// The fault of its first callback; `Fault::State` where it does not read the state.
    pub fn restore<S: Strategy>(&self, checkpoint: &Checkpoint) -> Result<TestHost<S>, Fault> {
        TestHost::restored(self, checkpoint)
    }
}
