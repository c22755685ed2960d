//! Sum, difference, product, quotient, sign.

use core::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

use super::rounding::{Dropped, Rounding};
use super::{narrow, power_of_ten, Decimal, DecimalError};

impl Decimal {
    /// Exact sum at the larger of both scales; [`DecimalError::Overflow`] when it does not fit there.
    pub fn plus(self, other: Decimal) -> Result<Decimal, DecimalError> {
        let scale = self.scale.max(other.scale);
        narrow(self.units_at(scale)? + other.units_at(scale)?, scale)
    }

    /// Exact difference at the larger of both scales; [`DecimalError::Overflow`] when it does not fit there.
    pub fn minus(self, other: Decimal) -> Result<Decimal, DecimalError> {
        let scale = self.scale.max(other.scale);
        narrow(self.units_at(scale)? - other.units_at(scale)?, scale)
    }

    /// Exact product at the sum of both scales. Trailing zeros are dropped only as far as the limit of the scale or the
    /// range needs; [`DecimalError::Overflow`] when digits other than zero would have to go. To round, use
    /// [`mul_div`](Decimal::mul_div).
    pub fn times(self, other: Decimal) -> Result<Decimal, DecimalError> {
        let mut units = i128::from(self.units) * i128::from(other.units);
        let mut scale = self.scale + other.scale;
        while scale > Decimal::SCALE_MAX || scale > 0 && i64::try_from(units).is_err() {
            if units % 10 != 0 {
                return Err(DecimalError::Overflow);
            }
            units /= 10;
            scale -= 1;
        }
        narrow(units, scale)
    }

    /// `self / divisor` at `scale`, rounded once.
    ///
    /// Fails with [`DecimalError::ZeroDivisor`], [`DecimalError::ScaleOutOfRange`], [`DecimalError::Overflow`], or
    /// [`DecimalError::Inexact`] under [`Rounding::Exact`].
    pub fn divided_by(
        self,
        divisor: Decimal,
        scale: u8,
        rounding: Rounding,
    ) -> Result<Decimal, DecimalError> {
        self.mul_div(Decimal::ONE, divisor, scale, rounding)
    }

    /// `self * factor / divisor` at `scale`, rounded once: no intermediate result is ever rounded.
    ///
    /// Fails like [`divided_by`](Decimal::divided_by).
    pub fn mul_div(
        self,
        factor: Decimal,
        divisor: Decimal,
        scale: u8,
        rounding: Rounding,
    ) -> Result<Decimal, DecimalError> {
        if scale > Decimal::SCALE_MAX {
            return Err(DecimalError::ScaleOutOfRange);
        }
        if divisor.units == 0 {
            return Err(DecimalError::ZeroDivisor);
        }
        let product = i128::from(self.units) * i128::from(factor.units);
        let negative = (product < 0) != (divisor.units < 0);
        let by = u128::from(divisor.units.unsigned_abs());
        let quotient = product.unsigned_abs() / by;
        let remainder = product.unsigned_abs() % by;

        // The digits that the answer has beyond the quotient's: more of them, or fewer.
        let given = i32::from(self.scale) + i32::from(factor.scale) - i32::from(divisor.scale);
        let (magnitude, dropped) = match i32::from(scale) - given {
            digits if digits >= 0 => long_division(quotient, remainder, by, digits as u32)?,
            digits => {
                let ten = power_of_ten(digits.unsigned_abs()) as u128;
                let dropped = Dropped::of(quotient % ten, ten, remainder != 0);
                (quotient / ten, dropped)
            }
        };
        signed(negative, magnitude, dropped, scale, rounding)
    }

    /// The same amount with the other sign; [`DecimalError::Overflow`] for the smallest `i64` of units.
    pub fn negated(self) -> Result<Decimal, DecimalError> {
        narrow(-i128::from(self.units), self.scale)
    }

    /// The amount without its sign; [`DecimalError::Overflow`] for the smallest `i64` of units.
    pub fn abs(self) -> Result<Decimal, DecimalError> {
        narrow(i128::from(self.units).abs(), self.scale)
    }

    /// Units at a scale that is not smaller. Fails where the value alone would not fit there.
    pub(super) fn units_at(self, scale: u8) -> Result<i128, DecimalError> {
        let wide = i128::from(self.units) * power_of_ten(u32::from(scale - self.scale));
        i64::try_from(wide)
            .map(i128::from)
            .map_err(|_| DecimalError::Overflow)
    }
}

/// Appends `digits` decimal digits of `remainder / by` to `quotient`; gives what is left over.
fn long_division(
    mut quotient: u128,
    mut remainder: u128,
    by: u128,
    digits: u32,
) -> Result<(u128, Dropped), DecimalError> {
    for _ in 0..digits {
        // The remainder is below 2^63, so ten times it fits; the quotient outgrows any answer long before 2^128.
        if quotient > u128::from(u64::MAX) {
            return Err(DecimalError::Overflow);
        }
        remainder *= 10;
        quotient = quotient * 10 + remainder / by;
        remainder %= by;
    }
    Ok((quotient, Dropped::of(remainder, by, false)))
}

/// Rounds a magnitude and gives it its sign.
pub(super) fn signed(
    negative: bool,
    magnitude: u128,
    dropped: Dropped,
    scale: u8,
    rounding: Rounding,
) -> Result<Decimal, DecimalError> {
    let raise = rounding
        .raises(negative, magnitude, dropped)
        .ok_or(DecimalError::Inexact)?;
    let rounded = magnitude + u128::from(raise);
    let wide = i128::try_from(rounded).map_err(|_| DecimalError::Overflow)?;
    narrow(if negative { -wide } else { wide }, scale)
}

/// What the operators do where the methods give an error.
fn or_stop(result: Result<Decimal, DecimalError>) -> Decimal {
    match result {
        Ok(value) => value,
        Err(error) => panic!("decimal: {error}"),
    }
}

/// Exact sum; panics where [`Decimal::plus`] fails.
impl Add for Decimal {
    type Output = Decimal;

    fn add(self, other: Decimal) -> Decimal {
        or_stop(self.plus(other))
    }
}

/// Exact difference; panics where [`Decimal::minus`] fails.
impl Sub for Decimal {
    type Output = Decimal;

    fn sub(self, other: Decimal) -> Decimal {
        or_stop(self.minus(other))
    }
}

/// Exact product; panics where [`Decimal::times`] fails.
impl Mul for Decimal {
    type Output = Decimal;

    fn mul(self, other: Decimal) -> Decimal {
        or_stop(self.times(other))
    }
}

/// The other sign; panics where [`Decimal::negated`] fails.
impl Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Decimal {
        or_stop(self.negated())
    }
}

impl AddAssign for Decimal {
    fn add_assign(&mut self, other: Decimal) {
        *self = *self + other;
    }
}

impl SubAssign for Decimal {
    fn sub_assign(&mut self, other: Decimal) {
        *self = *self - other;
    }
}
