//! The parts of a float: sign (1 bit), exponent field (11), fraction (52).

/// Bits of the fraction.
pub(super) const FRACTION_BITS: u32 = 52;
/// The fraction's bits, all set.
pub(super) const FRACTION: u64 = (1 << FRACTION_BITS) - 1;
/// The sign's bit.
pub(super) const SIGN: u64 = 1 << 63;
/// What the exponent field of 1.0 holds.
pub(super) const BIAS: i32 = 1023;
/// What the exponent field of infinities and NaNs holds.
pub(super) const FIELD_MAX: i32 = 0x7ff;

/// The exponent field, 0 to 2047.
pub(super) fn field(value: f64) -> i32 {
    (value.to_bits() >> FRACTION_BITS) as i32 & FIELD_MAX
}

/// Whether the sign bit is set: of -0.0 too.
pub(super) fn is_negative(value: f64) -> bool {
    value.to_bits() & SIGN != 0
}

/// 2^exponent, for an exponent of -1022 to 1023.
pub(super) fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + BIAS) as u64) << FRACTION_BITS)
}

/// A finite number above zero as (significand, exponent): the significand has its highest bit at place 52, and the number
/// is significand * 2^(exponent - 52).
pub(super) fn split(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    match field(value) {
        0 => {
            let shift = bits.leading_zeros() - (63 - FRACTION_BITS);
            (bits << shift, 1 - BIAS - shift as i32)
        }
        field => (bits & FRACTION | 1 << FRACTION_BITS, field - BIAS),
    }
}

/// `value * 2^exponent` with one rounding, for a value of 0.5 to 2 and an exponent of -1076 to 1025.
pub(super) fn scale(value: f64, exponent: i32) -> f64 {
    if exponent > 1023 {
        value * power_of_two(1023) * power_of_two(exponent - 1023)
    } else if exponent < -1021 {
        // The first product is normal and exact, so that only the second one rounds.
        value * power_of_two(exponent + 54) * power_of_two(-54)
    } else {
        value * power_of_two(exponent)
    }
}
