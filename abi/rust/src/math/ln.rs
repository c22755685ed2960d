//! The natural logarithm: x = 2^k m, then ln m = 2 atanh(s) with s = (m - 1) / (m + 1), as a series in s.

use super::bits::{split, FRACTION_BITS};
use super::exp::{LN2_HIGH, LN2_LOW};
use super::pair::Pair;

const SQRT2: f64 = core::f64::consts::SQRT_2;

/// 2/(2n+1) for n from 10 down to 1; the series ends where a further term would change nothing.
const SERIES: [f64; 10] = [
    2.0 / 21.0,
    2.0 / 19.0,
    2.0 / 17.0,
    2.0 / 15.0,
    2.0 / 13.0,
    2.0 / 11.0,
    2.0 / 9.0,
    2.0 / 7.0,
    2.0 / 5.0,
    2.0 / 3.0,
];

/// The natural logarithm of `x`; the error is below 0.9 units in the last place.
///
/// Minus infinity for both zeros, NaN below zero.
pub fn ln(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    if x == f64::INFINITY {
        return x;
    }
    let (m, k) = reduce(x);
    let f = m - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let mut tail = 0.0;
    for coefficient in SERIES {
        tail = (tail + coefficient) * z;
    }
    // ln m = f - (f^2/2 - s (f^2/2 + tail)): the large part f is exact, what is rounded is small.
    let square_half = 0.5 * f * f;
    k * LN2_HIGH - ((square_half - (s * (square_half + tail) + k * LN2_LOW)) - f)
}

/// The logarithm of a finite number above zero as a pair, to about 2^-68 of its value.
pub(super) fn ln_as_pair(x: f64) -> Pair {
    /// 1/(2n+1) for n from 13 down to 3: what is left of the series after its first two terms.
    const REST: [f64; 11] = [
        1.0 / 27.0,
        1.0 / 25.0,
        1.0 / 23.0,
        1.0 / 21.0,
        1.0 / 19.0,
        1.0 / 17.0,
        1.0 / 15.0,
        1.0 / 13.0,
        1.0 / 11.0,
        1.0 / 9.0,
        1.0 / 7.0,
    ];
    /// 1/3 and 1/5 with what their floats lack.
    const THIRD: Pair = Pair {
        high: 1.0 / 3.0,
        low: 1.850371707708594e-17,
    };
    const FIFTH: Pair = Pair {
        high: 1.0 / 5.0,
        low: -1.1102230246251566e-17,
    };

    let (m, k) = reduce(x);
    let f = m - 1.0;
    let divisor = Pair::sum(2.0, f);
    let quotient = f / divisor.high;
    let covered = Pair::product(quotient, divisor.high);
    let missing = (f - covered.high) - covered.low - quotient * divisor.low;
    let s = Pair::sum(quotient, missing / divisor.high);
    let z = s.times(s);

    let mut rest = 0.0;
    for coefficient in REST {
        rest = rest * z.high + coefficient;
    }
    // ln m = 2s (1 + z (1/3 + z (1/5 + z rest)))
    let inner = z.times(FIFTH.plus(z.times_float(rest)).times(z).plus(THIRD));
    let twice = Pair {
        high: 2.0 * s.high,
        low: 2.0 * s.low,
    };
    let whole = Pair {
        high: k * LN2_HIGH,
        low: k * LN2_LOW,
    };
    whole.plus(twice.plus(twice.times(inner)))
}

/// Writes a finite number above zero as m * 2^k with m from sqrt(1/2) to sqrt(2).
fn reduce(x: f64) -> (f64, f64) {
    let (significand, exponent) = split(x);
    let m = significand as f64 / (1u64 << FRACTION_BITS) as f64;
    if m > SQRT2 {
        (0.5 * m, f64::from(exponent + 1))
    } else {
        (m, f64::from(exponent))
    }
}
