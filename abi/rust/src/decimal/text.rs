//! Plain decimal notation.

use core::fmt;
use core::str::FromStr;

use super::{power_of_ten, Decimal, DecimalError};

/// Longest text that is read, leading zeros included; the longest that is written has 21 characters.
const TEXT_MAX: usize = 40;

impl Decimal {
    /// Reads plain notation such as `-12.50`; the digits after the point give the scale. An exponent is refused.
    ///
    /// Fails with [`DecimalError::NotADecimal`], or [`DecimalError::Overflow`] when the digits do not fit.
    pub const fn parse(text: &str) -> Result<Decimal, DecimalError> {
        let bytes = text.as_bytes();
        if bytes.len() > TEXT_MAX {
            return Err(DecimalError::NotADecimal);
        }
        let negative = !bytes.is_empty() && bytes[0] == b'-';
        let mut at = (negative || !bytes.is_empty() && bytes[0] == b'+') as usize;
        let (mut units, mut digits, mut scale, mut point) = (0i128, 0u32, 0u8, false);
        while at < bytes.len() {
            match bytes[at] {
                b'.' if !point => point = true,
                digit @ b'0'..=b'9' => {
                    // Past this bound nothing fits any more; staying below it keeps the sum in range.
                    if units > i64::MAX as i128 {
                        return Err(DecimalError::Overflow);
                    }
                    units = units * 10 + (digit - b'0') as i128;
                    digits += 1;
                    scale += point as u8;
                }
                _ => return Err(DecimalError::NotADecimal),
            }
            at += 1;
        }
        if digits == 0 || scale > Decimal::SCALE_MAX {
            return Err(DecimalError::NotADecimal);
        }
        if negative {
            units = -units;
        }
        if units < i64::MIN as i128 || units > i64::MAX as i128 {
            return Err(DecimalError::Overflow);
        }
        Ok(Decimal {
            units: units as i64,
            scale,
        })
    }

    /// A decimal written in the source, checked when it is a constant: `const TICK: Decimal = Decimal::literal("0.05");`
    ///
    /// # Panics
    /// When the text is not a decimal; in a constant the crate then does not compile.
    pub const fn literal(text: &str) -> Decimal {
        match Decimal::parse(text) {
            Ok(value) => value,
            Err(_) => panic!("Decimal::literal takes a plain decimal such as \"-12.50\""),
        }
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Decimal, DecimalError> {
        Decimal::parse(text)
    }
}

/// Plain notation with exactly `scale` digits after the point.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ten = power_of_ten(u32::from(self.scale)) as u64;
        let magnitude = self.units.unsigned_abs();
        let sign = if self.units < 0 { "-" } else { "" };
        let whole = magnitude / ten;
        match usize::from(self.scale) {
            0 => write!(f, "{sign}{whole}"),
            places => write!(f, "{sign}{whole}.{:0places$}", magnitude % ten),
        }
    }
}

/// The same as its text: money in a log reads as money.
impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
