//! The configuration, read once and again at each update.

use stratos_sdk::{Config, ConfigError, Context, Decimal, RiskContext};

/// How orders are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// At market.
    Market,
    /// A limit at the last price plus or minus the slippage, immediate or cancel.
    Ioc,
}

/// The configuration as the strategy uses it.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Trades that make one bar.
    pub trades_per_bar: u32,
    /// Bars until the averages are trusted: the slow length.
    pub warm_up: u64,
    /// Weight of the newest price in the fast average.
    pub fast_weight: f64,
    /// Weight of the newest price in the slow average.
    pub slow_weight: f64,
    /// Position while the fast average is above the slow one, in the base asset.
    pub qty: Decimal,
    /// How orders are sent.
    pub style: Style,
    /// Worst acceptable price, in basis points from the last one.
    pub slippage_bps: Decimal,
    /// Most an order may put at stake, in the quote asset.
    pub budget: Decimal,
    /// Past this age an order is not sent any more.
    pub max_delay_ns: u64,
}

impl Settings {
    /// Reads and checks all fields, and makes the risk context the default of every intent.
    pub fn read(ctx: &mut Context) -> Result<Settings, ConfigError> {
        let settings = Settings::from(ctx.config())?;
        ctx.set_risk_context(RiskContext {
            max_slippage_bps: settings.slippage_bps,
            max_delay_ns: settings.max_delay_ns,
            expected_holding_ns: stratos_sdk::time::HOUR,
            budget: settings.budget,
        });
        Ok(settings)
    }

    fn from(config: &Config) -> Result<Settings, ConfigError> {
        let fast: u32 = config.integer("fast")?;
        let slow: u32 = config.integer("slow")?;
        let trades_per_bar: u32 = config.integer("trades_per_bar")?;
        if fast == 0 || slow <= fast {
            return Err(ConfigError::OutOfRange("slow"));
        }
        if trades_per_bar == 0 {
            return Err(ConfigError::OutOfRange("trades_per_bar"));
        }
        Ok(Settings {
            trades_per_bar,
            warm_up: u64::from(slow),
            fast_weight: weight(fast),
            slow_weight: weight(slow),
            qty: config.decimal("qty")?,
            style: match config.choice("style")? {
                "market" => Style::Market,
                "ioc" => Style::Ioc,
                _ => return Err(ConfigError::OutOfRange("style")),
            },
            slippage_bps: config.decimal("slippage_bps")?,
            budget: config.decimal("budget")?,
            max_delay_ns: config.duration_ns("max_delay")?,
        })
    }
}

/// Weight of the newest of `bars` prices: 2 / (bars + 1).
fn weight(bars: u32) -> f64 {
    2.0 / (f64::from(bars) + 1.0)
}
