"""Functions on floats that give the same bits on every machine, in every build and in both SDKs.

They use nothing but IEEE 754 `+ - * /` on 64-bit floats, each rounded to nearest, and exact operations on the parts of
a float. The order of the operations is part of the promise: a change of one result is a new version of the contract.
`vectors/math.jsonl` holds inputs and outputs as bits, which every SDK must reproduce.

`sqrt`, `floor`, `ceil`, `trunc`, `round` and `abs` are correctly rounded; `ln` is off by less than 0.9 units in the last
place, `exp` and `pow` by less than 0.65 (1.15 where the result is subnormal). A NaN that comes out is always the same
one. Do not mix these with Python's own `math` and `**` where replays matter: those follow the platform.
"""

from __future__ import annotations

from math import copysign, fabs, frexp, inf, ldexp, nan

__all__ = ["abs", "ceil", "exp", "floor", "ln", "pow", "round", "sqrt", "trunc"]

_TWO_52 = 4503599627370496.0
# 2^64. Beyond it every number is an even integer, and x^y leaves the floats unless x is 1 or -1.
_HUGE = 18446744073709551616.0
_SQRT2 = 1.4142135623730951
_LN2_INVERSE = 1.4426950408889634
# The first 42 bits of ln 2: times a whole number below 2^11 is exact. Then the rest of it.
_LN2_HIGH = 0.6931471805598903
_LN2_LOW = 5.497923018708371e-14
# 1.5 * 2^52: adding and taking it away rounds a small number to a whole one.
_ROUNDER = 6755399441055744.0
# 2^27 + 1.
_SPLITTER = 134217729.0
# 1/n! for n from 14 down to 2; the series ends where a further term would change nothing.
_TAYLOR = (
    1.0 / 87178291200.0,
    1.0 / 6227020800.0,
    1.0 / 479001600.0,
    1.0 / 39916800.0,
    1.0 / 3628800.0,
    1.0 / 362880.0,
    1.0 / 40320.0,
    1.0 / 5040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    1.0 / 2.0,
)
# 2/(2n+1) for n from 10 down to 1.
_SERIES = tuple(2.0 / odd for odd in (21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0))
# 1/(2n+1) for n from 13 down to 3: what is left of the series after its first two terms.
_REST = tuple(1.0 / odd for odd in (27.0, 25.0, 23.0, 21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0))
# 1/3 and 1/5 with what their floats lack.
_THIRD = (1.0 / 3.0, 1.850371707708594e-17)
_FIFTH = (1.0 / 5.0, -1.1102230246251566e-17)


def abs(x: float) -> float:
    """The number without its sign. `abs(-0.0)` is `0.0`."""
    return nan if x != x else fabs(x)


def trunc(x: float) -> float:
    """The whole number next to `x` towards zero; keeps the sign of zero, so `trunc(-0.3)` is `-0.0`."""
    if x != x:
        return nan
    return x if fabs(x) >= _TWO_52 else copysign(float(int(x)), x)


def floor(x: float) -> float:
    """The largest whole number that is not above `x`."""
    whole = trunc(x)
    return whole - 1.0 if whole > x else whole


def ceil(x: float) -> float:
    """The smallest whole number that is not below `x`; `ceil(-0.3)` is `-0.0`."""
    whole = trunc(x)
    return whole + 1.0 if whole < x else whole


def round(x: float) -> float:
    """The whole number nearest to `x`; from the middle away from zero: `round(2.5)` is 3 and `round(-2.5)` is -3."""
    whole = trunc(x)
    # Exact, because both have the same exponent or the difference is `x` itself.
    if fabs(x - whole) >= 0.5:
        return whole + (-1.0 if x < 0.0 else 1.0)
    return whole


def sqrt(x: float) -> float:
    """The square root of `x`, correctly rounded. NaN below zero; `sqrt(-0.0)` is `-0.0`."""
    if x != x or x < 0.0:
        return nan
    if x == 0.0 or x == inf:
        return x
    # x = reduced * 4^half with reduced from 1 to below 4, so that its root lies from 1 to below 2.
    significand, exponent = _split(x)
    odd = exponent & 1
    half = (exponent - odd) // 2
    reduced = float(significand) * ldexp(1.0, odd - 52)
    # A straight line that is off by less than 4 %, then Newton's steps, each of which squares the relative error.
    root = 0.35 * reduced + 0.68
    for _ in range(4):
        root = 0.5 * (root + reduced / root)
    # In units of 2^-52: the wanted root is the integer r with r^2 - r < square <= r^2 + r.
    square = significand << (52 + odd)
    r = int(root * _TWO_52)
    while True:
        rest = square - r * r
        if rest > r:
            r += 1
        elif rest <= -r:
            r -= 1
        else:
            return float(r) * ldexp(1.0, half - 52)


def exp(x: float) -> float:
    """e to the power of `x`. Above 709.78 infinity, below -745.13 zero."""
    return nan if x != x else _exp_of_pair(x, 0.0)


def ln(x: float) -> float:
    """The natural logarithm of `x`. Minus infinity for both zeros, NaN below zero."""
    if x != x or x < 0.0:
        return nan
    if x == 0.0:
        return -inf
    if x == inf:
        return x
    m, k = _reduce(x)
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    tail = 0.0
    for coefficient in _SERIES:
        tail = (tail + coefficient) * z
    # ln m = f - (f^2/2 - s (f^2/2 + tail)): the large part f is exact, what is rounded is small.
    square_half = 0.5 * f * f
    return k * _LN2_HIGH - ((square_half - (s * (square_half + tail) + k * _LN2_LOW)) - f)


def pow(x: float, y: float) -> float:
    """`x` to the power of `y`. Exact powers, such as those of small integers, are exact.

    The special cases are those of IEEE 754: `pow(x, 0)` and `pow(1, y)` are 1 even for NaN; a negative `x` gives NaN
    unless `y` is an integer; zeros and infinities follow the limit, with the sign of `x` when `y` is an odd integer.
    """
    if y == 0.0 or x == 1.0:
        return 1.0
    if x != x or y != y:
        return nan
    base = fabs(x)
    grows = (base > 1.0) == (y > 0.0)
    if fabs(y) >= _HUGE:
        if base == 1.0:
            return 1.0
        return inf if grows else 0.0
    sign = -1.0 if copysign(1.0, x) < 0.0 and _is_odd(y) else 1.0
    if base == 0.0 or base == inf:
        return sign * (inf if grows else 0.0)
    if x < 0.0 and trunc(y) != y:
        return nan
    high, low = _ln_as_pair(base)
    product, lost = _product(y, high)
    high, low = _sum(product, lost + y * low)
    return sign * _exp_of_pair(high, low)


def _is_odd(y: float) -> bool:
    """Whether a number below 2^64 is an odd integer."""
    return trunc(y) == y and trunc(0.5 * y) != 0.5 * y


def _split(x: float) -> tuple[int, int]:
    """A finite number above zero as (significand, exponent): the significand has its highest bit at place 52, and the
    number is significand * 2^(exponent - 52)."""
    fraction, exponent = frexp(x)
    return int(fraction * 9007199254740992.0), exponent - 1


def _reduce(x: float) -> tuple[float, float]:
    """Writes a finite number above zero as m * 2^k with m from sqrt(1/2) to sqrt(2)."""
    significand, exponent = _split(x)
    m = float(significand) / _TWO_52
    if m > _SQRT2:
        return 0.5 * m, float(exponent + 1)
    return m, float(exponent)


def _scale(value: float, exponent: int) -> float:
    """`value * 2^exponent` with one rounding, for a value of 0.5 to 2 and an exponent of -1076 to 1025."""
    if exponent > 1023:
        return value * ldexp(1.0, 1023) * ldexp(1.0, exponent - 1023)
    if exponent < -1021:
        # The first product is normal and exact, so that only the second one rounds.
        return value * ldexp(1.0, exponent + 54) * ldexp(1.0, -54)
    return value * ldexp(1.0, exponent)


def _exp_of_pair(high: float, low: float) -> float:
    """e to the power of a pair that is not NaN and whose low part is below 2^-40."""
    if high > 710.0:
        return inf
    if high < -746.0:
        return 0.0
    k = (high * _LN2_INVERSE + _ROUNDER) - _ROUNDER
    # The first difference is exact; r has magnitude at most 0.35.
    r, r_low = _sum(high - k * _LN2_HIGH, low - k * _LN2_LOW)
    tail = 0.0
    for coefficient in _TAYLOR:
        tail = tail * r + coefficient
    tail *= r * r
    # 1 + r + tail, keeping what the first addition rounds away.
    first = 1.0 + r
    lost = r - (first - 1.0)
    rest = lost + (r_low + r_low * r) + tail
    return _scale(first + rest, int(k))


def _ln_as_pair(x: float) -> tuple[float, float]:
    """The logarithm of a finite number above zero as a pair, to about 2^-68 of its value."""
    m, k = _reduce(x)
    f = m - 1.0
    divisor, divisor_low = _sum(2.0, f)
    quotient = f / divisor
    covered, covered_low = _product(quotient, divisor)
    missing = (f - covered) - covered_low - quotient * divisor_low
    s = _sum(quotient, missing / divisor)
    z = _times(s, s)
    rest = 0.0
    for coefficient in _REST:
        rest = rest * z[0] + coefficient
    # ln m = 2s (1 + z (1/3 + z (1/5 + z rest)))
    inner = _times(z, _plus(_times(_plus(_FIFTH, _times_float(z, rest)), z), _THIRD))
    twice = (2.0 * s[0], 2.0 * s[1])
    whole = (k * _LN2_HIGH, k * _LN2_LOW)
    return _plus(whole, _plus(twice, _times(twice, inner)))


# Pairs of floats: an unevaluated sum with about 106 bits, after Dekker and Knuth, from `+ - *` alone.


def _sum(a: float, b: float) -> tuple[float, float]:
    """`a + b` exactly."""
    high = a + b
    from_b = high - a
    from_a = high - from_b
    return high, (a - from_a) + (b - from_b)


def _product(a: float, b: float) -> tuple[float, float]:
    """`a * b` exactly, for magnitudes from about 2^-480 to 2^480 or zero."""
    high = a * b
    a_upper, a_lower = _halves(a)
    b_upper, b_lower = _halves(b)
    return high, ((a_upper * b_upper - high) + a_upper * b_lower + a_lower * b_upper) + a_lower * b_lower


def _halves(value: float) -> tuple[float, float]:
    """A float as the sum of two with 26 bits each, so that products of halves are exact."""
    shifted = _SPLITTER * value
    upper = shifted - (shifted - value)
    return upper, value - upper


def _times(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    product, lost = _product(a[0], b[0])
    return _sum(product, lost + (a[0] * b[1] + a[1] * b[0]))


def _times_float(a: tuple[float, float], factor: float) -> tuple[float, float]:
    product, lost = _product(a[0], factor)
    return _sum(product, lost + a[1] * factor)


def _plus(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    high, lost = _sum(a[0], b[0])
    return _sum(high, lost + (a[1] + b[1]))
