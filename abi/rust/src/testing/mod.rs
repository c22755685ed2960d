//! Drives a strategy in a unit test, without a host, through the same bytes that the sandbox uses.
//!
//! Everything is deterministic: the clock moves only when told, seeds come from the [`Setup`], and no venue guesses what
//! happens to an order: the test says it.
//!
//! ```
//! # use stratos_sdk::{Context, Event, EventBody, InitError, OrderIntent, RiskContext, Side, Strategy};
//! # use stratos_sdk::{Decimal, IntentBody, StateError, StateReader, StateWriter};
//! use stratos_sdk::testing::{decimal, instrument, Setup};
//! # struct Seller;
//! # impl Strategy for Seller {
//! #     const STATE_SCHEMA_VERSION: u32 = 1;
//! #     fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
//! #         ctx.set_risk_context(RiskContext::default());
//! #         Ok(Seller)
//! #     }
//! #     fn on_event(&mut self, ctx: &mut Context, event: &Event) {
//! #         if let EventBody::Trade(trade) = &event.body {
//! #             let _ = ctx.order(OrderIntent::limit(event.instrument, Side::Sell, trade.qty, trade.price));
//! #         }
//! #     }
//! #     fn save(&self, _: &mut StateWriter) {}
//! #     fn restore(&mut self, _: &mut StateReader<'_>) -> Result<(), StateError> { Ok(()) }
//! # }
//!
//! let setup = Setup::new().instrument(instrument(1, "BTC-USD", "0.01", "0.00000001"));
//! let mut host = setup.start::<Seller>();
//! host.trade(1, "905.00", "0.1");
//! let (order, intent) = host.take_intents().remove(0);
//! assert!(matches!(intent.body, IntentBody::Order(order) if order.side == Side::Sell));
//! host.fill(order, "905.00", "0.1");
//! assert_eq!(host.position(1), decimal("-0.1"));
//! ```

mod host;
mod orders;
mod setup;

pub use host::{Checkpoint, TestHost};
pub use setup::{decimal, instrument, Setup};
