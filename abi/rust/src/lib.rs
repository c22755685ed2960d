//! What a StratOS strategy is written with.
//!
//! An author writes one struct, implements [`Strategy`] for it, and closes with [`strategy!`]. The crate has no
//! dependencies and needs no `std`. The same input gives the same bits on every machine, in the sandbox and in a unit
//! test: nothing here reads a clock, a platform's math library or a random device.
//!
//! | to … | see |
//! | --- | --- |
//! | write a strategy | [`Strategy`], [`Context`], [`Event`], [`OrderIntent`] |
//! | read configuration | [`Config`] |
//! | save and restore state | [`StateWriter`], [`StateReader`] |
//! | set timers | [`Context::set_timer`], [`Due`] |
//! | calculate | [`Decimal`] for money, [`math`] for indicators, [`Random`] for chance |
//! | test without a host | [`testing`] |
//! | read or write contract messages in a tool | [`contract`], [`wire`] |
//!
//! A strategy's crate says `#![cfg_attr(target_arch = "wasm32", no_std)]` and is of type `cdylib` (the module) and `rlib`
//! (its tests). Inside WebAssembly the SDK brings the allocator ([`memory`]) and the panic handler.
#![no_std]
#![deny(missing_docs, unsafe_op_in_unsafe_fn)]

extern crate alloc;
// Before Rust 1.68 a module with an allocator needs a handler for the end of memory, which only `std` has. So where the
// target has a `std` it serves; on `wasm32v1-none` the handlers are the SDK's own.
#[cfg(any(test, all(target_arch = "wasm32", not(target_os = "none"))))]
extern crate std;

#[macro_use]
pub mod wire;
pub mod contract;

mod config;
mod context;
mod decimal;
mod emit;
pub mod guest;
mod instrument;
pub mod limits;
pub mod math;
pub mod memory;
#[cfg(all(target_arch = "wasm32", target_os = "none"))]
mod panic;
mod random;
pub mod runtime;
mod state;
mod strategy;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
pub mod time;

pub use config::{Config, ConfigError};
pub use context::Context;
pub use contract::callback::{HealthReport, ShutdownReason, TimerEvent};
pub use contract::config::Value;
pub use contract::event::{
    Bar, BookDelta, BookLevel, BookSnapshot, Event, EventBody, Funding, ManualSignal, MarkPrice,
    Quality, Quote, RegimeEvent, RiskEvent, RiskKind, SafetyEvent, ServiceResponse, Trade,
};
pub use contract::execution::{AccountSnapshot, ExecutionEvent, ExecutionKind, Fill, OpenOrder};
pub use contract::intent::{
    AlertIntent, AlertSeverity, AmendIntent, CancelIntent, Intent, IntentBody, NoOpIntent,
    OrderIntent, PositionIntent, RiskContext, RiskHintIntent, RiskHintKind,
};
pub use contract::types::{
    HealthState, Instrument, IntentRef, Liquidity, OrderType, Regime, SafetyState, Side,
    TimeInForce,
};
pub use decimal::{Decimal, DecimalError, Rounding};
pub use emit::{Due, EmitError};
pub use random::Random;
pub use state::{StateError, StateReader, StateWriter};
pub use strategy::{InitError, Strategy};
