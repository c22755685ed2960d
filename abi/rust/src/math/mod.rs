//! Functions on floats that give the same bits on every machine, in every build and in both SDKs.
//!
//! They use nothing but IEEE 754 `+ - * /` on 64-bit floats, each rounded to nearest, and integer operations on the bits;
//! no platform library, no fused operation. The order of the operations is part of the promise: a change of one result is
//! a new version of the contract. `vectors/math.jsonl` holds inputs and outputs as bits, which every SDK must reproduce.
//!
//! | function | error in units in the last place |
//! | --- | --- |
//! | [`sqrt`], [`floor`], [`ceil`], [`trunc`], [`round`], [`abs`] | none: the correctly rounded result |
//! | [`exp`] | below 0.65 (normal results), below 1.15 (subnormal results) |
//! | [`ln`] | below 0.9 |
//! | [`pow`] | below 0.65 (normal results), below 1.15 (subnormal results) |
//!
//! A NaN that comes out is always the one with bits `7ff8000000000000`, whatever came in.
//!
//! Do not mix these with the methods of `f64` of the same names where replays matter: those follow the platform.

mod bits;
mod exp;
mod integer;
mod ln;
mod pair;
mod pow;
mod sqrt;

pub use exp::exp;
pub use integer::{abs, ceil, floor, round, trunc};
pub use ln::ln;
pub use pow::pow;
pub use sqrt::sqrt;
