//! Other scales and multiples of a step.

use super::arithmetic::signed;
use super::rounding::{Dropped, Rounding};
use super::{narrow, power_of_ten, Decimal, DecimalError};

impl Decimal {
    /// The same value at another scale.
    ///
    /// Fails with [`DecimalError::ScaleOutOfRange`], [`DecimalError::Overflow`], or [`DecimalError::Inexact`] when digits
    /// would be lost under [`Rounding::Exact`].
    pub fn rescale(self, scale: u8, rounding: Rounding) -> Result<Decimal, DecimalError> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalError::ScaleOutOfRange);
        }
        if scale >= self.scale {
            return narrow(self.units_at(scale)?, scale);
        }
        let ten = power_of_ten(u32::from(self.scale - scale)) as u128;
        let magnitude = u128::from(self.units.unsigned_abs());
        let dropped = Dropped::of(magnitude % ten, ten, false);
        signed(self.units < 0, magnitude / ten, dropped, scale, rounding)
    }

    /// The nearest multiple of `step` in the direction that `rounding` names, at the step's scale: a price on the tick, a
    /// quantity on the lot.
    ///
    /// Fails with [`DecimalError::ZeroDivisor`] when the step is not above zero, [`DecimalError::Overflow`], or
    /// [`DecimalError::Inexact`] under [`Rounding::Exact`].
    pub fn to_multiple_of(
        self,
        step: Decimal,
        rounding: Rounding,
    ) -> Result<Decimal, DecimalError> {
        if step.units <= 0 {
            return Err(DecimalError::ZeroDivisor);
        }
        // Both at the larger scale: at most 2^63 * 10^18, which an i128 holds.
        let wide = u32::from(self.scale.max(step.scale));
        let mine = u128::from(self.units.unsigned_abs())
            * power_of_ten(wide - u32::from(self.scale)) as u128;
        let steps = u128::from(step.units.unsigned_abs())
            * power_of_ten(wide - u32::from(step.scale)) as u128;
        let dropped = Dropped::of(mine % steps, steps, false);
        let negative = self.units < 0;
        let raise = rounding
            .raises(negative, mine / steps, dropped)
            .ok_or(DecimalError::Inexact)?;
        let count = mine / steps + u128::from(raise);
        let magnitude = count
            .checked_mul(u128::from(step.units.unsigned_abs()))
            .ok_or(DecimalError::Overflow)?;
        signed(negative, magnitude, Dropped::Nothing, step.scale, rounding)
    }

    /// The shortest form of the same value: no trailing zeros, scale 0 for whole numbers.
    pub fn normalized(self) -> Decimal {
        let mut shortest = self;
        while shortest.scale > 0 && shortest.units % 10 == 0 {
            shortest.units /= 10;
            shortest.scale -= 1;
        }
        shortest
    }
}
