//! Square root, correctly rounded: an approximation in floats, then its last bit proved with integers.

use super::bits::{power_of_two, split, FRACTION_BITS};

/// The square root of `x`, correctly rounded. NaN below zero; `sqrt(-0.0)` is `-0.0`.
pub fn sqrt(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 || x == f64::INFINITY {
        return x;
    }
    // x = reduced * 4^half with reduced from 1 to below 4, so that its root lies from 1 to below 2.
    let (significand, exponent) = split(x);
    let odd = exponent & 1;
    let half = (exponent - odd) / 2;
    let reduced = significand as f64 * power_of_two(odd - FRACTION_BITS as i32);

    // A straight line that is off by less than 4 %, then Newton's steps, each of which squares the relative error.
    let mut root = 0.35 * reduced + 0.68;
    for _ in 0..4 {
        root = 0.5 * (root + reduced / root);
    }

    // In units of 2^-52: the wanted root is the integer r with r^2 - r < square <= r^2 + r. The difference of square and r^2
    // is far below 2^63, so that arithmetic modulo 2^64 gives it exactly, though the squares themselves need 106 bits.
    let square = significand.wrapping_shl(FRACTION_BITS + odd as u32);
    let mut r = (root * power_of_two(FRACTION_BITS as i32)) as u64;
    loop {
        let rest = square.wrapping_sub(r.wrapping_mul(r)) as i64;
        if rest > r as i64 {
            r += 1;
        } else if rest <= -(r as i64) {
            r -= 1;
        } else {
            // From 2^52 to 2^53: exact as a float, and so is the product.
            return r as f64 * power_of_two(half - FRACTION_BITS as i32);
        }
    }
}
