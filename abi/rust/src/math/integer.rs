//! Sign and whole numbers: operations on the bits, all exact.

use super::bits::{field, is_negative, BIAS, FRACTION_BITS, SIGN};

/// The number without its sign. `abs(-0.0)` is `0.0`.
pub fn abs(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    f64::from_bits(x.to_bits() & !SIGN)
}

/// The whole number next to `x` towards zero; keeps the sign of zero, so `trunc(-0.3)` is `-0.0`.
pub fn trunc(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    match field(x) - BIAS {
        exponent if exponent < 0 => f64::from_bits(x.to_bits() & SIGN),
        exponent if exponent >= FRACTION_BITS as i32 => x,
        exponent => f64::from_bits(x.to_bits() & (u64::MAX << (FRACTION_BITS - exponent as u32))),
    }
}

/// The largest whole number that is not above `x`.
pub fn floor(x: f64) -> f64 {
    let whole = trunc(x);
    if whole > x {
        whole - 1.0
    } else {
        whole
    }
}

/// The smallest whole number that is not below `x`; `ceil(-0.3)` is `-0.0`.
pub fn ceil(x: f64) -> f64 {
    let whole = trunc(x);
    if whole < x {
        whole + 1.0
    } else {
        whole
    }
}

/// The whole number nearest to `x`; from the middle away from zero: `round(2.5)` is 3 and `round(-2.5)` is -3.
pub fn round(x: f64) -> f64 {
    let whole = trunc(x);
    // Exact, because both have the same exponent or the difference is `x` itself.
    if abs(x - whole) >= 0.5 {
        whole + if is_negative(x) { -1.0 } else { 1.0 }
    } else {
        whole
    }
}
