//! Exact decimals: the type and what it is made of; arithmetic, scales, text and floats have a file each.

mod arithmetic;
mod error;
mod float;
mod order;
mod rounding;
mod scale;
mod text;

pub use error::DecimalError;
pub use rounding::Rounding;

/// An exact decimal: `units * 10^-scale`, with a scale of 0 to 18.
///
/// Every operation is exact or gives a [`DecimalError`]; nothing rounds unless a [`Rounding`] is named. The operators `+`,
/// `-` and `*` are exact too, and panic where the methods give an error: the host then stops the instance.
///
/// Two decimals are equal when they are the same number, whatever their scales: `1.0 == 1.00`. Text keeps the scale.
///
/// ```
/// use stratos_sdk::{Decimal, Rounding};
///
/// let price: Decimal = "101.256".parse().unwrap();
/// const TICK: Decimal = Decimal::literal("0.05");
/// let limit = price.to_multiple_of(TICK, Rounding::Floor).unwrap();
/// assert_eq!(limit.to_string(), "101.25");
/// assert!(limit < price);
/// ```
#[derive(Clone, Copy, Default)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

impl Decimal {
    /// Largest scale; 10^18 is the largest power of ten in an `i64`.
    pub const SCALE_MAX: u8 = 18;

    /// Zero with scale 0.
    pub const ZERO: Decimal = Decimal { units: 0, scale: 0 };

    /// One with scale 0.
    pub const ONE: Decimal = Decimal { units: 1, scale: 0 };

    /// `units * 10^-scale`, or `None` when the scale is above [`Decimal::SCALE_MAX`].
    pub const fn new(units: i64, scale: u8) -> Option<Decimal> {
        if scale > Decimal::SCALE_MAX {
            None
        } else {
            Some(Decimal { units, scale })
        }
    }

    /// A whole number, with scale 0.
    pub const fn from_whole(value: i64) -> Decimal {
        Decimal {
            units: value,
            scale: 0,
        }
    }

    /// The value without its decimal point: 12.50 has 1250.
    pub const fn units(self) -> i64 {
        self.units
    }

    /// Digits after the point, 0 to 18: 12.50 has 2.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// -1, 0 or 1 for below, at and above zero.
    pub const fn signum(self) -> i64 {
        self.units.signum()
    }

    /// Whether this is zero, at any scale.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Whether this is above zero.
    pub const fn is_positive(self) -> bool {
        self.units > 0
    }

    /// Whether this is below zero.
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }
}

/// 10^exponent, for an exponent of 0 to 38.
const fn power_of_ten(exponent: u32) -> i128 {
    10i128.pow(exponent)
}

/// Takes an exact wide result back into a decimal.
fn narrow(units: i128, scale: u8) -> Result<Decimal, DecimalError> {
    match i64::try_from(units) {
        Ok(units) => Ok(Decimal { units, scale }),
        Err(_) => Err(DecimalError::Overflow),
    }
}
