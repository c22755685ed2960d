//! The SDK from outside, as an author and a host use it.

mod config;
mod contract;
mod emit;
mod fuzz;
mod instrument;
mod puppet;
mod runtime;
mod state;
mod test_host;
mod timers;
mod wire;
