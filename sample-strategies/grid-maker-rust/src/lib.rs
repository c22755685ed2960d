//! Quotes on both sides of the market with post-only limit orders, and keeps its inventory within limits.
//!
//! A timer looks at the quotes. Where the price has moved, or a level was filled, all are taken back; once none rests any
//! more, the grid is laid anew around the newest price. All arithmetic is exact, so another language gets the same orders.
#![cfg_attr(target_arch = "wasm32", no_std)]
#![deny(missing_docs, unsafe_code)]

extern crate alloc;

mod settings;

pub use settings::Settings;

use alloc::vec::Vec;
use stratos_sdk::{
    Context, Decimal, DecimalError, Due, Event, EventBody, ExecutionEvent, InitError, Instrument,
    IntentRef, OrderIntent, Quote, SafetyState, ShutdownReason, Side, StateError, StateReader,
    StateWriter, Strategy, TimerEvent,
};

/// The one timer.
const REQUOTE: u32 = 1;
/// Telemetry tag: orders that rest when the grid has been laid.
const RESTING: u32 = 0;
const HALF: Decimal = Decimal::literal("0.5");
const BPS: Decimal = Decimal::from_whole(10_000);

/// An order that rests, or is on its way.
#[derive(Clone, Copy, Debug)]
struct Resting {
    name: IntentRef,
    /// Whether a cancel is on its way.
    canceling: bool,
}

/// The strategy.
#[derive(Debug)]
pub struct GridMaker {
    settings: Settings,
    instrument: Instrument,
    /// Newest price: the middle of the best bid and offer, or the last trade.
    reference: Option<Decimal>,
    /// The price that the present grid was laid around.
    laid_around: Decimal,
    /// How many orders the grid had when it was laid.
    laid: u32,
    resting: Vec<Resting>,
    position: Decimal,
}

impl Strategy for GridMaker {
    const STATE_SCHEMA_VERSION: u32 = 1;
    const TELEMETRY_TAGS: &'static [&'static str] = &["resting"];

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        let settings = Settings::read(ctx)?;
        let _ = ctx.set_timer(REQUOTE, Due::Every(settings.requote_ns));
        let instrument = ctx.instruments().first().ok_or(InitError::NoInstrument)?;
        Ok(GridMaker {
            settings,
            instrument: instrument.clone(),
            reference: None,
            laid_around: Decimal::ZERO,
            laid: 0,
            resting: Vec::new(),
            position: Decimal::ZERO,
        })
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        match &event.body {
            EventBody::ConfigUpdate(_) => self.configure(ctx),
            _ if event.instrument != self.instrument.id => {}
            EventBody::Trade(trade) if event.quality.is_good() => {
                self.reference = Some(trade.price)
            }
            EventBody::Quote(quote) if event.quality.is_good() && is_two_sided(quote) => {
                self.reference = middle(quote.bid_price, quote.ask_price).ok();
            }
            EventBody::Execution(execution) => self.on_execution(execution),
            EventBody::AccountSnapshot(account) => {
                self.position = account.position_qty;
                let open = account.open_orders.iter().map(|order| Resting {
                    name: order.intent,
                    canceling: false,
                });
                self.resting = open.collect();
            }
            _ => {}
        }
    }

    fn on_timer(&mut self, ctx: &mut Context, _: TimerEvent) {
        let allowed = ctx.safety() == SafetyState::Normal;
        match self.reference {
            Some(reference) if allowed && self.resting.is_empty() => self.lay(ctx, reference),
            Some(reference) if allowed && !self.is_outdated(reference) => {}
            _ => self.cancel_all(ctx),
        }
    }

    fn on_shutdown(&mut self, ctx: &mut Context, _: ShutdownReason) {
        self.cancel_all(ctx);
    }

    fn save(&self, state: &mut StateWriter) {
        state.option(self.reference, StateWriter::decimal);
        state.decimal(self.laid_around);
        state.u32(self.laid);
        state.decimal(self.position);
        state.list(&self.resting, |state, order| {
            state.intent_ref(order.name);
            state.flag(order.canceling);
        });
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.reference = state.option(StateReader::decimal)?;
        self.laid_around = state.decimal()?;
        self.laid = state.u32()?;
        self.position = state.decimal()?;
        self.resting = state.list(|state| {
            Ok(Resting {
                name: state.intent_ref()?,
                canceling: state.flag()?,
            })
        })?;
        Ok(())
    }
}

impl GridMaker {
    fn configure(&mut self, ctx: &mut Context) {
        if let Ok(settings) = Settings::read(ctx) {
            if settings.requote_ns != self.settings.requote_ns {
                let _ = ctx.set_timer(REQUOTE, Due::Every(settings.requote_ns));
            }
            self.settings = settings;
        }
    }

    fn on_execution(&mut self, execution: &ExecutionEvent) {
        self.position = execution.position_qty;
        if let Some(target) = execution.target {
            // A cancel was denied or rejected: the next timer tries again, unless the order is gone by then.
            self.find(target).for_each(|order| order.canceling = false);
        } else if execution.is_final() {
            self.resting.retain(|order| order.name != execution.intent);
        }
    }

    fn find(&mut self, name: IntentRef) -> impl Iterator<Item = &mut Resting> {
        self.resting
            .iter_mut()
            .filter(move |order| order.name == name)
    }

    /// Whether a level is gone, or the price has moved away.
    fn is_outdated(&self, reference: Decimal) -> bool {
        self.resting.len() != self.laid as usize || self.has_drifted(reference).unwrap_or(true)
    }

    /// |reference - laid_around| * 10000 > laid_around * drift_bps
    fn has_drifted(&self, reference: Decimal) -> Result<bool, DecimalError> {
        let moved = reference.minus(self.laid_around)?.abs()?.times(BPS)?;
        Ok(moved > self.laid_around.times(self.settings.drift_bps)?)
    }

    fn cancel_all(&mut self, ctx: &mut Context) {
        for order in self.resting.iter_mut().filter(|order| !order.canceling) {
            order.canceling = ctx.cancel(order.name).is_ok();
        }
    }

    /// Lays the grid: level by level, a buy below and a sell above, each within what the inventory still allows.
    fn lay(&mut self, ctx: &mut Context, reference: Decimal) {
        self.laid_around = reference;
        let mut room_to_buy = self.settings.max_position.minus(self.position);
        let mut room_to_sell = self.position.minus(self.settings.min_position);
        for level in 0..self.settings.levels {
            self.quote(ctx, Side::Buy, level, &mut room_to_buy);
            self.quote(ctx, Side::Sell, level, &mut room_to_sell);
        }
        self.laid = self.resting.len() as u32;
        ctx.hint(RESTING, Decimal::from_whole(i64::from(self.laid)));
    }

    fn quote(
        &mut self,
        ctx: &mut Context,
        side: Side,
        level: u32,
        room: &mut Result<Decimal, DecimalError>,
    ) {
        let order = match self.order(side, level) {
            Ok(order) => order,
            Err(_) => return,
        };
        let left = room.and_then(|room| room.minus(order.qty));
        let price = order.price.unwrap_or_default();
        if !matches!(left, Ok(left) if !left.is_negative())
            || !self.instrument.takes(price, order.qty)
        {
            return;
        }
        if let Ok(name) = ctx.order(order) {
            *room = left;
            self.resting.push(Resting {
                name,
                canceling: false,
            });
        }
    }

    fn order(&self, side: Side, level: u32) -> Result<OrderIntent, DecimalError> {
        let steps = self
            .settings
            .step_bps
            .times(Decimal::from_whole(i64::from(level)))?;
        let away = self.settings.spread_bps.plus(steps)?;
        let bps = if side == Side::Buy {
            away.negated()?
        } else {
            away
        };
        let price = self.instrument.price_at(side, self.laid_around, bps)?;
        let qty = self.instrument.qty_in_lots(self.settings.qty)?;
        Ok(OrderIntent::limit(self.instrument.id, side, qty, price).post_only())
    }
}

fn is_two_sided(quote: &Quote) -> bool {
    quote.bid_qty.is_positive() && quote.ask_qty.is_positive()
}

fn middle(bid: Decimal, ask: Decimal) -> Result<Decimal, DecimalError> {
    bid.plus(ask)?.times(HALF)
}

stratos_sdk::strategy!(GridMaker);
