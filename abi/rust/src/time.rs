//! Lengths of time in nanoseconds, the contract's unit.

/// One microsecond.
pub const MICROSECOND: u64 = 1_000;
/// One millisecond.
pub const MILLISECOND: u64 = 1_000 * MICROSECOND;
/// One second.
pub const SECOND: u64 = 1_000 * MILLISECOND;
/// One minute.
pub const MINUTE: u64 = 60 * SECOND;
/// One hour.
pub const HOUR: u64 = 60 * MINUTE;
