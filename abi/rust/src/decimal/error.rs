//! Why a decimal operation has no answer.

use core::fmt;

/// Why a decimal operation has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// The result has more digits than an `i64` of units holds at its scale. Use a smaller scale, or smaller amounts.
    Overflow,
    /// Digits would be lost, and [`Rounding::Exact`](crate::Rounding::Exact) was asked for. Name another rounding.
    Inexact,
    /// A division by zero, or a step that is not above zero. Check the divisor before.
    ZeroDivisor,
    /// A scale above 18 was asked for. Use 0 to 18.
    ScaleOutOfRange,
    /// The text is not a plain decimal such as `-12.50`: no exponent, at most 40 characters, at most 18 places.
    NotADecimal,
    /// A float that is NaN or infinite. Decide before what such a value means.
    NotFinite,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecimalError::Overflow => "the result does not fit a decimal; use a smaller scale",
            DecimalError::Inexact => "digits would be lost; name a rounding",
            DecimalError::ZeroDivisor => "the divisor or step must be above zero",
            DecimalError::ScaleOutOfRange => "a scale is 0 to 18",
            DecimalError::NotADecimal => {
                "not a plain decimal such as -12.50 with at most 18 places"
            }
            DecimalError::NotFinite => "NaN and infinity are not decimals",
        })
    }
}
