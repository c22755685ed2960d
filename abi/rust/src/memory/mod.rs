//! The guest's memory: an allocator for a strategy that runs for months in a small, capped memory.
//!
//! Inside WebAssembly the crate sets the global allocator itself; a strategy has nothing to do. Elsewhere (unit tests) the
//! platform's allocator serves, and only the parts stand here to be tested.
//!
//! [`Heap`] hands out blocks of fixed size classes and keeps freed blocks for the next request of their class. What that
//! gives: every operation takes a bounded number of steps (fuel stays predictable), addresses follow only from the
//! sequence of requests (replay stays exact), and memory is bounded by the most that was in use of each class at one time,
//! however many million callbacks pass. What it costs: up to a third of a block is unused, and memory that was freed in
//! one class never serves another.

mod classes;
mod heap;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use heap::{Heap, Source};
