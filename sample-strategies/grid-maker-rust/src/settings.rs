//! The configuration, read once and again at each update.

use stratos_sdk::{time, Config, ConfigError, Context, Decimal, RiskContext};

/// The configuration as the strategy uses it.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Orders on each side.
    pub levels: u32,
    /// Distance of the first level from the reference price, in basis points.
    pub spread_bps: Decimal,
    /// Distance from level to level, in basis points.
    pub step_bps: Decimal,
    /// Once the reference has moved this far, in basis points, the quotes are taken back.
    pub drift_bps: Decimal,
    /// Quantity of each order, in the base asset.
    pub qty: Decimal,
    /// Largest position; no buy may go beyond it.
    pub max_position: Decimal,
    /// Smallest position; no sell may go beyond it. Below zero is short.
    pub min_position: Decimal,
    /// How often the quotes are looked at.
    pub requote_ns: u64,
    budget: Decimal,
    max_delay_ns: u64,
}

impl Settings {
    /// Reads and checks all fields, and makes the risk context the default of every intent.
    pub fn read(ctx: &mut Context) -> Result<Settings, ConfigError> {
        let settings = Settings::from(ctx.config())?;
        ctx.set_risk_context(RiskContext {
            max_slippage_bps: Decimal::ZERO,
            max_delay_ns: settings.max_delay_ns,
            expected_holding_ns: time::HOUR,
            budget: settings.budget,
        });
        Ok(settings)
    }

    fn from(config: &Config) -> Result<Settings, ConfigError> {
        let settings = Settings {
            levels: config.integer("levels")?,
            spread_bps: config.decimal("spread_bps")?,
            step_bps: config.decimal("step_bps")?,
            drift_bps: config.decimal("drift_bps")?,
            qty: config.decimal("qty")?,
            max_position: config.decimal("max_position")?,
            min_position: config.decimal("min_position")?,
            requote_ns: config.duration_ns("requote_every")?,
            budget: config.decimal("budget")?,
            max_delay_ns: config.duration_ns("max_delay")?,
        };
        if settings.max_position < settings.min_position {
            return Err(ConfigError::OutOfRange("max_position"));
        }
        if settings.requote_ns == 0 {
            return Err(ConfigError::OutOfRange("requote_every"));
        }
        Ok(settings)
    }
}
