//! Buys when the price has fallen `dip_bps` from its high, sells when it has gained `gain_bps` since.
#![cfg_attr(target_arch = "wasm32", no_std)]

use stratos_sdk::*;

/// Basis points in one.
const ONE_BPS: f64 = 10_000.0;

/// The strategy. Everything a callback's outcome depends on is saved, but for the configuration.
pub struct DipBuyer {
    dip: f64,
    gain: f64,
    qty: Decimal,
    instrument: Instrument,
    /// Highest price since the last sale.
    high: Decimal,
    /// Price of the last purchase.
    entry: Decimal,
    position: Decimal,
    /// The order under way. While there is one, no other goes out.
    working: Option<IntentRef>,
}

impl Strategy for DipBuyer {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        ctx.set_risk_context(RiskContext {
            max_slippage_bps: Decimal::from_whole(100),
            max_delay_ns: time::SECOND,
            expected_holding_ns: time::HOUR,
            budget: Decimal::from_whole(10_000),
        });
        let instrument = ctx.instruments().first().ok_or(InitError::NoInstrument)?.clone();
        let mut strategy = DipBuyer {
            dip: 0.0,
            gain: 0.0,
            qty: Decimal::ZERO,
            instrument,
            high: Decimal::ZERO,
            entry: Decimal::ZERO,
            position: Decimal::ZERO,
            working: None,
        };
        strategy.configure(ctx)?;
        Ok(strategy)
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        match &event.body {
            EventBody::ConfigUpdate(_) => {
                let _ = self.configure(ctx);
            }
            _ if event.instrument != self.instrument.id => {}
            EventBody::Trade(trade) if event.quality.is_good() => self.on_price(ctx, trade.price),
            EventBody::Bar(bar) if bar.closed && event.quality.is_good() => {
                self.on_price(ctx, bar.close)
            }
            EventBody::Execution(execution) => self.on_execution(execution),
            EventBody::AccountSnapshot(account) => {
                self.position = account.position_qty;
                self.working = account.open_orders.first().map(|order| order.intent);
            }
            _ => {}
        }
    }

    fn save(&self, state: &mut StateWriter) {
        state.decimal(self.high);
        state.decimal(self.entry);
        state.decimal(self.position);
        state.option(self.working, StateWriter::intent_ref);
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.high = state.decimal()?;
        self.entry = state.decimal()?;
        self.position = state.decimal()?;
        self.working = state.option(StateReader::intent_ref)?;
        Ok(())
    }
}

impl DipBuyer {
    fn configure(&mut self, ctx: &mut Context) -> Result<(), ConfigError> {
        self.dip = ctx.config().decimal("dip_bps")?.to_f64() / ONE_BPS;
        self.gain = ctx.config().decimal("gain_bps")?.to_f64() / ONE_BPS;
        self.qty = ctx.config().decimal("qty")?;
        Ok(())
    }

    fn on_price(&mut self, ctx: &mut Context, price: Decimal) {
        if self.working.is_some() {
            return;
        }
        if self.position.is_zero() {
            if price > self.high {
                self.high = price;
            }
            if price.to_f64() <= self.high.to_f64() * (1.0 - self.dip) {
                self.order(ctx, Side::Buy, self.qty, price);
            }
        } else if price.to_f64() >= self.entry.to_f64() * (1.0 + self.gain) {
            self.order(ctx, Side::Sell, self.position, price);
        }
    }

    fn order(&mut self, ctx: &mut Context, side: Side, qty: Decimal, price: Decimal) {
        if let Ok(qty) = self.instrument.qty_in_lots(qty) {
            if self.instrument.takes(price, qty) {
                let order = OrderIntent::market(self.instrument.id, side, qty);
                self.working = ctx.order(order).ok();
            }
        }
    }

    fn on_execution(&mut self, execution: &ExecutionEvent) {
        self.position = execution.position_qty;
        if let Some(fill) = &execution.fill {
            self.entry = fill.price;
        }
        if Some(execution.intent) == self.working && execution.is_final() {
            self.working = None;
            if self.position.is_zero() {
                self.high = self.entry;
            }
        }
    }
}

strategy!(DipBuyer);
