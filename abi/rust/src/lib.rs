//! What a StratOS strategy is written with: exact decimals, deterministic arithmetic and chance, and the guest's memory.
//!
//! The crate has no dependencies and needs no `std`. The same input gives the same bits on every machine, in the sandbox
//! and in a unit test: nothing here reads a clock, a platform's math library or a random device.
//!
//! - [`Decimal`]: money, prices and quantities.
//! - [`math`]: `sqrt`, `exp`, `ln`, `pow` and rounding for indicators, the same bits everywhere.
//! - [`Random`]: the only source of chance, seeded by the host for each callback.
//! - [`memory`]: the allocator that a strategy gets inside WebAssembly.
#![no_std]
#![deny(missing_docs, unsafe_op_in_unsafe_fn)]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod decimal;
pub mod math;
pub mod memory;
mod random;

pub use decimal::{Decimal, DecimalError, Rounding};
pub use random::Random;
