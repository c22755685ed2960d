//! What an author writes.

use crate::config::ConfigError;
use crate::context::Context;
use crate::contract::callback::{HealthReport, ShutdownReason, TimerEvent};
use crate::contract::event::Event;
use crate::state::{StateError, StateReader, StateWriter};
use core::fmt;

/// A strategy: one struct and its callbacks.
///
/// The host decides which callbacks may ask for what: `on_event` and `on_timer` for everything, `on_init` and
/// `on_healthcheck` for alerts and no-ops, `on_shutdown` for cancels too. The gate denies the rest.
///
/// A panic, and any error a callback returns, ends the instance: the host throws it away and rebuilds it from its last
/// checkpoint and the events after it.
///
/// ```
/// use stratos_sdk::{Context, Event, EventBody, InitError, OrderIntent, RiskContext, Side, Strategy};
/// use stratos_sdk::{Decimal, StateError, StateReader, StateWriter};
///
/// /// Buys once, on the first trade.
/// struct BuyOnce {
///     qty: Decimal,
///     done: bool,
/// }
///
/// impl Strategy for BuyOnce {
///     const STATE_SCHEMA_VERSION: u32 = 1;
///
///     fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
///         ctx.set_risk_context(RiskContext {
///             max_slippage_bps: Decimal::from_whole(20),
///             max_delay_ns: 1_000_000_000,
///             expected_holding_ns: 3_600_000_000_000,
///             budget: Decimal::from_whole(1_000),
///         });
///         Ok(BuyOnce { qty: ctx.config().decimal("qty")?, done: false })
///     }
///
///     fn on_event(&mut self, ctx: &mut Context, event: &Event) {
///         if let (EventBody::Trade(_), false) = (&event.body, self.done) {
///             let order = OrderIntent::market(event.instrument, Side::Buy, self.qty);
///             self.done = ctx.order(order).is_ok();
///         }
///     }
///
///     fn save(&self, state: &mut StateWriter) {
///         state.flag(self.done);
///     }
///
///     fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
///         self.done = state.flag()?;
///         Ok(())
///     }
/// }
///
/// stratos_sdk::strategy!(BuyOnce);
/// ```
pub trait Strategy: Sized {
    /// Version of the layout that [`Strategy::save`] writes; the descriptor's `state_schema_version`.
    const STATE_SCHEMA_VERSION: u32;

    /// Oldest layout that [`Strategy::restore`] still reads, by looking at [`StateReader::schema_version`].
    const OLDEST_STATE_SCHEMA_VERSION: u32 = Self::STATE_SCHEMA_VERSION;

    /// Names of the telemetry tags, in the order of the descriptor's `telemetry_tags`.
    const TELEMETRY_TAGS: &'static [&'static str] = &[];

    /// Makes the strategy from its configuration. Called once, before everything else.
    ///
    /// # Errors
    /// A configuration that the strategy cannot work with.
    fn on_init(ctx: &mut Context) -> Result<Self, InitError>;

    /// Something happened.
    fn on_event(&mut self, ctx: &mut Context, event: &Event);

    /// A timer came due.
    fn on_timer(&mut self, ctx: &mut Context, timer: TimerEvent) {
        let _ = (ctx, timer);
    }

    /// The instance ends. Resting orders that should not outlive it can be canceled here.
    fn on_shutdown(&mut self, ctx: &mut Context, reason: ShutdownReason) {
        let _ = (ctx, reason);
    }

    /// How are you? Healthy with code 0, unless the strategy says otherwise.
    fn on_healthcheck(&mut self, ctx: &mut Context) -> HealthReport {
        let _ = ctx;
        HealthReport::default()
    }

    /// Writes all that the strategy must remember. What follows from the configuration need not be written.
    fn save(&self, state: &mut StateWriter);

    /// Reads what [`Strategy::save`] wrote, in the same order. Called right after `on_init`, on a restart only.
    ///
    /// # Errors
    /// What the reader gives, or [`StateError::Refused`]. Bytes left over are an error too; the SDK checks that.
    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError>;
}

/// Why a strategy cannot start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitError {
    /// A configuration field is missing, of another type, or out of range.
    Config(ConfigError),
    /// The instance was given no instrument that the strategy can trade.
    NoInstrument,
    /// The host speaks another major version of the contract.
    ContractMajor(u32),
}

impl From<ConfigError> for InitError {
    fn from(error: ConfigError) -> InitError {
        InitError::Config(error)
    }
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InitError::Config(error) => error.fmt(f),
            InitError::NoInstrument => {
                f.write_str("the instance has no instrument the strategy can trade")
            }
            InitError::ContractMajor(got) => {
                write!(f, "the host speaks contract {}.x, wanted 1.x", got)
            }
        }
    }
}
