//! The exponential function: x = k ln 2 + r, then e^x = 2^k e^r with the Taylor series for e^r.

use super::bits::scale;
use super::pair::Pair;

/// 1 / ln 2.
const LN2_INVERSE: f64 = core::f64::consts::LOG2_E;
/// The first 42 bits of ln 2: times a whole number below 2^11 is exact.
pub(super) const LN2_HIGH: f64 = 0.6931471805598903;
/// The rest of ln 2.
pub(super) const LN2_LOW: f64 = 5.497923018708371e-14;
/// 1.5 * 2^52: adding and taking it away rounds a small number to a whole one.
const ROUNDER: f64 = 6_755_399_441_055_744.0;

/// 1/n! for n from 14 down to 2; the series ends where a further term would change nothing.
const TAYLOR: [f64; 13] = [
    1.0 / 87_178_291_200.0,
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    1.0 / 2.0,
];

/// e to the power of `x`; the error is below 0.65 units in the last place where the result is normal.
///
/// Above 709.78 infinity, below -745.13 zero.
pub fn exp(x: f64) -> f64 {
    if x.is_nan() {
        return f64::NAN;
    }
    exp_of_pair(Pair { high: x, low: 0.0 })
}

/// e to the power of a pair that is not NaN and whose low part is below 2^-40.
pub(super) fn exp_of_pair(x: Pair) -> f64 {
    if x.high > 710.0 {
        return f64::INFINITY;
    }
    if x.high < -746.0 {
        return 0.0;
    }
    let k = (x.high * LN2_INVERSE + ROUNDER) - ROUNDER;
    // The first difference is exact; r has magnitude at most 0.35.
    let r = Pair::sum(x.high - k * LN2_HIGH, x.low - k * LN2_LOW);
    let mut tail = 0.0;
    for coefficient in TAYLOR {
        tail = tail * r.high + coefficient;
    }
    tail *= r.high * r.high;
    // 1 + r + tail, keeping what the first addition rounds away.
    let first = 1.0 + r.high;
    let lost = r.high - (first - 1.0);
    let rest = lost + (r.low + r.low * r.high) + tail;
    scale(first + rest, k as i32)
}
