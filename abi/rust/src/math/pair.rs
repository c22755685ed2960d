//! Pairs of floats: an unevaluated sum with about 106 bits, after Dekker and Knuth, from `+ - *` alone.

/// A value as the sum of two floats, the second far smaller than the first.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) high: f64,
    pub(super) low: f64,
}

impl Pair {
    /// `a + b` exactly.
    pub(super) fn sum(a: f64, b: f64) -> Pair {
        let high = a + b;
        let from_b = high - a;
        let from_a = high - from_b;
        let low = (a - from_a) + (b - from_b);
        Pair { high, low }
    }

    /// `a * b` exactly, for magnitudes from about 2^-480 to 2^480 or zero.
    pub(super) fn product(a: f64, b: f64) -> Pair {
        let high = a * b;
        let (a_upper, a_lower) = halves(a);
        let (b_upper, b_lower) = halves(b);
        let low = ((a_upper * b_upper - high) + a_upper * b_lower + a_lower * b_upper)
            + a_lower * b_lower;
        Pair { high, low }
    }

    /// The product of two pairs, to about 2^-100.
    pub(super) fn times(self, other: Pair) -> Pair {
        let product = Pair::product(self.high, other.high);
        let cross = self.high * other.low + self.low * other.high;
        Pair::sum(product.high, product.low + cross)
    }

    /// The product with a float, to about 2^-100.
    pub(super) fn times_float(self, factor: f64) -> Pair {
        let product = Pair::product(self.high, factor);
        Pair::sum(product.high, product.low + self.low * factor)
    }

    /// The sum of two pairs, to about 2^-100 of the larger one.
    pub(super) fn plus(self, other: Pair) -> Pair {
        let sum = Pair::sum(self.high, other.high);
        Pair::sum(sum.high, sum.low + (self.low + other.low))
    }
}

/// A float as the sum of two with 26 bits each, so that products of halves are exact.
fn halves(value: f64) -> (f64, f64) {
    /// 2^27 + 1.
    const SPLITTER: f64 = 134_217_729.0;
    let shifted = SPLITTER * value;
    let upper = shifted - (shifted - value);
    (upper, value - upper)
}
