//! Powers: e^(y ln x), with logarithm and product carried as pairs.

use super::bits::is_negative;
use super::exp::exp_of_pair;
use super::integer::{abs, trunc};
use super::ln::ln_as_pair;
use super::pair::Pair;

/// 2^64. Beyond it every number is an even integer, and x^y leaves the floats unless x is 1 or -1.
const HUGE: f64 = 18_446_744_073_709_551_616.0;

/// `x` to the power of `y`; the error is below 0.65 units in the last place where the result is normal. Exact powers, such
/// as those of small integers, are exact.
///
/// The special cases are those of IEEE 754: `pow(x, 0)` and `pow(1, y)` are 1 even for NaN; a negative `x` gives NaN unless
/// `y` is an integer; zeros and infinities follow the limit, with the sign of `x` when `y` is an odd integer.
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let base = abs(x);
    let grows = (base > 1.0) == (y > 0.0);
    if abs(y) >= HUGE {
        return match (base == 1.0, grows) {
            (true, _) => 1.0,
            (false, true) => f64::INFINITY,
            (false, false) => 0.0,
        };
    }
    let sign = if is_negative(x) && is_odd(y) {
        -1.0
    } else {
        1.0
    };
    if base == 0.0 || base == f64::INFINITY {
        return sign * if grows { f64::INFINITY } else { 0.0 };
    }
    if x < 0.0 && trunc(y) != y {
        return f64::NAN;
    }
    let logarithm = ln_as_pair(base);
    let product = Pair::product(y, logarithm.high);
    let exponent = Pair::sum(product.high, product.low + y * logarithm.low);
    sign * exp_of_pair(exponent)
}

/// Whether a number below 2^64 is an odd integer.
fn is_odd(y: f64) -> bool {
    trunc(y) == y && trunc(0.5 * y) != 0.5 * y
}
