//! Follows the cross of two moving averages: holds `qty` while the fast one is above the slow one, nothing otherwise.
//!
//! Prices come from trades, `trades_per_bar` of them to a bar, or from ready-made bars. Floats only decide; what is
//! ordered is exact. For the same bits in another language keep the order of the operations in [`EmaCross::on_price`].
#![cfg_attr(target_arch = "wasm32", no_std)]
#![deny(missing_docs, unsafe_code)]

mod settings;

pub use settings::{Settings, Style};

use stratos_sdk::{
    Context, Decimal, Event, EventBody, ExecutionEvent, InitError, Instrument, IntentRef,
    OrderIntent, Rounding, Side, StateError, StateReader, StateWriter, Strategy,
};

/// Telemetry tag: fast minus slow average when an order goes out, in the quote asset.
const SPREAD: u32 = 0;

/// The strategy.
#[derive(Debug)]
pub struct EmaCross {
    settings: Settings,
    instrument: Instrument,
    trades: u32,
    bars: u64,
    fast: f64,
    slow: f64,
    /// Last price, for limits.
    last: Decimal,
    /// Whether the averages say "hold".
    wanted: bool,
    /// What was last acted on. An order that comes to nothing is not repeated before the next cross.
    acted: bool,
    position: Decimal,
    /// The order under way. While there is one, no other goes out.
    working: Option<IntentRef>,
}

impl Strategy for EmaCross {
    const STATE_SCHEMA_VERSION: u32 = 1;
    const TELEMETRY_TAGS: &'static [&'static str] = &["spread"];

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        let settings = Settings::read(ctx)?;
        let instrument = ctx.instruments().first().ok_or(InitError::NoInstrument)?;
        Ok(EmaCross {
            settings,
            instrument: instrument.clone(),
            trades: 0,
            bars: 0,
            fast: 0.0,
            slow: 0.0,
            last: Decimal::ZERO,
            wanted: false,
            acted: false,
            position: Decimal::ZERO,
            working: None,
        })
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        match &event.body {
            EventBody::ConfigUpdate(_) => {
                if let Ok(settings) = Settings::read(ctx) {
                    self.settings = settings;
                }
            }
            _ if event.instrument != self.instrument.id => {}
            EventBody::Trade(trade) if event.quality.is_good() => self.on_trade(ctx, trade.price),
            EventBody::Bar(bar) if bar.closed && event.quality.is_good() => {
                self.on_price(ctx, bar.close);
            }
            EventBody::Execution(execution) => self.on_execution(ctx, execution),
            EventBody::AccountSnapshot(account) => {
                self.position = account.position_qty;
                self.working = account.open_orders.first().map(|order| order.intent);
            }
            _ => {}
        }
    }

    fn save(&self, state: &mut StateWriter) {
        state.u32(self.trades);
        state.u64(self.bars);
        state.f64(self.fast);
        state.f64(self.slow);
        state.decimal(self.last);
        state.flag(self.wanted);
        state.flag(self.acted);
        state.decimal(self.position);
        state.option(self.working, StateWriter::intent_ref);
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.trades = state.u32()?;
        self.bars = state.u64()?;
        self.fast = state.f64()?;
        self.slow = state.f64()?;
        self.last = state.decimal()?;
        self.wanted = state.flag()?;
        self.acted = state.flag()?;
        self.position = state.decimal()?;
        self.working = state.option(StateReader::intent_ref)?;
        Ok(())
    }
}

impl EmaCross {
    fn on_trade(&mut self, ctx: &mut Context, price: Decimal) {
        self.trades += 1;
        if self.trades >= self.settings.trades_per_bar {
            self.trades = 0;
            self.on_price(ctx, price);
        }
    }

    /// One bar ends at `price`: move the averages, look for a cross.
    fn on_price(&mut self, ctx: &mut Context, price: Decimal) {
        let close = price.to_f64();
        if self.bars == 0 {
            self.fast = close;
            self.slow = close;
        }
        self.fast += self.settings.fast_weight * (close - self.fast);
        self.slow += self.settings.slow_weight * (close - self.slow);
        self.bars += 1;
        self.last = price;
        if self.bars >= self.settings.warm_up {
            self.wanted = self.fast > self.slow;
            self.act(ctx);
        }
    }

    fn on_execution(&mut self, ctx: &mut Context, execution: &ExecutionEvent) {
        self.position = execution.position_qty;
        if Some(execution.intent) == self.working && execution.is_final() {
            self.working = None;
            self.act(ctx);
        }
    }

    /// Orders the difference between the wanted and the present position, once for each cross.
    fn act(&mut self, ctx: &mut Context) {
        if self.wanted == self.acted || self.working.is_some() {
            return;
        }
        self.acted = self.wanted;
        if let Some(order) = self.order() {
            self.working = ctx.order(order).ok();
            if let Ok(spread) = Decimal::from_f64(self.fast - self.slow, 4, Rounding::HalfEven) {
                ctx.hint(SPREAD, spread);
            }
        }
    }

    fn order(&self) -> Option<OrderIntent> {
        let target = if self.wanted {
            self.settings.qty
        } else {
            Decimal::ZERO
        };
        let difference = target.minus(self.position).ok()?;
        let side = if difference.is_negative() {
            Side::Sell
        } else {
            Side::Buy
        };
        let qty = self.instrument.qty_in_lots(difference.abs().ok()?).ok()?;
        if !self.instrument.takes(self.last, qty) {
            return None;
        }
        let id = self.instrument.id;
        match self.settings.style {
            Style::Market => Some(OrderIntent::market(id, side, qty)),
            Style::Ioc => {
                let slippage = self.settings.slippage_bps;
                let bps = if side == Side::Buy {
                    slippage
                } else {
                    slippage.negated().ok()?
                };
                let limit = self.instrument.price_at(side, self.last, bps).ok()?;
                Some(OrderIntent::limit(id, side, qty, limit).immediate_or_cancel())
            }
        }
    }
}

stratos_sdk::strategy!(EmaCross);
