//! From and to floats, for indicators. Money stays decimal; a float may decide, it may not be paid.

use super::arithmetic::signed;
use super::rounding::{Dropped, Rounding};
use super::{power_of_ten, Decimal, DecimalError};

const FRACTION_BITS: i32 = 52;
const EXPONENT_BIAS: i32 = 1023;

impl Decimal {
    /// The nearest float: `units / 10^scale`, exact up to the one rounding of that division while units are below 2^53,
    /// and within one unit in the last place beyond. The same bits on every machine.
    pub fn to_f64(self) -> f64 {
        // Every power of ten up to 10^22 is exact in a float.
        self.units as f64 / power_of_ten(u32::from(self.scale)) as f64
    }

    /// The float's exact value at `scale`, rounded once.
    ///
    /// A float is rarely the decimal that it was written as: 0.29 is a little less, so [`Rounding::Floor`] to two places
    /// gives 0.28. For a price take [`Rounding::HalfEven`] to a few more places first.
    ///
    /// Fails with [`DecimalError::NotFinite`], [`DecimalError::ScaleOutOfRange`], [`DecimalError::Overflow`], or
    /// [`DecimalError::Inexact`] under [`Rounding::Exact`].
    pub fn from_f64(value: f64, scale: u8, rounding: Rounding) -> Result<Decimal, DecimalError> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalError::ScaleOutOfRange);
        }
        let bits = value.to_bits();
        let negative = bits >> 63 == 1;
        let field = ((bits >> FRACTION_BITS) & 0x7ff) as i32;
        let fraction = bits & ((1 << FRACTION_BITS) - 1);
        // The value is significand * 2^exponent.
        let (significand, exponent) = match field {
            0x7ff => return Err(DecimalError::NotFinite),
            0 => (fraction, 1 - EXPONENT_BIAS - FRACTION_BITS),
            _ => (
                fraction | 1 << FRACTION_BITS,
                field - EXPONENT_BIAS - FRACTION_BITS,
            ),
        };
        // Below 2^53 * 10^18, that is 2^113.
        let scaled = u128::from(significand) * power_of_ten(u32::from(scale)) as u128;
        let (magnitude, dropped) = match exponent {
            // Larger than any decimal: the significand has its top bit set and alone exceeds 2^63.
            12.. => return Err(DecimalError::Overflow),
            0.. => (scaled << exponent, Dropped::Nothing),
            // Smaller than half of the last place, whatever the scale.
            i32::MIN..=-127 if scaled == 0 => (0, Dropped::Nothing),
            i32::MIN..=-127 => (0, Dropped::BelowHalf),
            _ => {
                let divisor = 1u128 << exponent.unsigned_abs();
                (
                    scaled / divisor,
                    Dropped::of(scaled % divisor, divisor, false),
                )
            }
        };
        signed(negative, magnitude, dropped, scale, rounding)
    }
}
