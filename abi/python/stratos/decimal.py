"""Exact decimals. Money is never a float."""

from __future__ import annotations

from ._enum import IntEnum
from .errors import DecimalOverflow, Inexact, NotADecimal, NotFinite, ScaleOutOfRange, ZeroDivisor

_MIN = -(1 << 63)
_MAX = (1 << 63) - 1
_TENS = tuple(10**exponent for exponent in range(37))
# Every power of ten up to 10^22 is exact in a float.
_FLOAT_TENS = tuple(float(10**exponent) for exponent in range(19))
_new = object.__new__
# Longest text that is read, leading zeros included; the longest that is written has 21 characters.
_TEXT_MAX = 40


class Rounding(IntEnum):
    """Where to go when a result lies between two representable decimals.

    The first two are the safe ones for orders: a quantity goes `DOWN`, a limit price to the passive side.
    """

    DOWN = 1
    """Towards zero: never more than asked for."""
    UP = 2
    """Away from zero: never less than asked for."""
    FLOOR = 3
    """Towards minus infinity: the passive side of a buy."""
    CEILING = 4
    """Towards plus infinity: the passive side of a sell."""
    HALF_UP = 5
    """To the nearest; from the middle away from zero."""
    HALF_DOWN = 6
    """To the nearest; from the middle towards zero."""
    HALF_EVEN = 7
    """To the nearest; from the middle to the even neighbour."""
    EXACT = 8
    """Not at all: an inexact result is an error."""


class Decimal:
    """An exact decimal: `units * 10**-scale`, with units of 64 bits and a scale of 0 to 18.

    `Decimal("12.50")` reads plain notation and keeps its scale, `Decimal(12)` is a whole number,
    `Decimal.new(1250, 2)` is made of its parts. There is no way in from a float but `Decimal.from_float`.

    Every operation is exact or raises a `DecimalError`; nothing rounds unless a `Rounding` is named.
    Two decimals are equal when they are the same number, whatever their scales: `1.0 == 1.00`. Text keeps the scale.
    """

    __slots__ = ("_scale", "_units")
    _units: int
    _scale: int

    SCALE_MAX = 18
    """Largest scale; 10^18 is the largest power of ten in 64 bits."""

    def __init__(self, value: str | int = 0) -> None:
        if isinstance(value, str):
            self._units, self._scale = _parse(value)
        elif isinstance(value, int):
            if not _MIN <= value <= _MAX:
                raise DecimalOverflow
            self._units = int(value)
            self._scale = 0
        else:
            raise TypeError("a Decimal is made of a text or a whole number; for a float name a rounding: Decimal.from_float")

    @staticmethod
    def new(units: int, scale: int) -> Decimal:
        """`units * 10**-scale`. Raises `ScaleOutOfRange` or `DecimalOverflow`."""
        if not isinstance(units, int) or not isinstance(scale, int):
            raise TypeError("units and scale are whole numbers")
        if not 0 <= scale <= 18:
            raise ScaleOutOfRange
        return _narrow(units, scale)

    @staticmethod
    def from_float(value: float, scale: int, rounding: Rounding) -> Decimal:
        """The float's exact value at `scale`, rounded once.

        A float is rarely the decimal that it was written as: 0.29 is a little less, so `Rounding.FLOOR` to two places
        gives 0.28. For a price take `Rounding.HALF_EVEN` to a few more places first.

        Raises `NotFinite`, `ScaleOutOfRange`, `DecimalOverflow`, or `Inexact` under `Rounding.EXACT`.
        """
        _check_scale(scale)
        if not isinstance(value, float):
            raise TypeError("from_float takes a float")
        if value - value != 0.0:
            raise NotFinite
        above, below = value.as_integer_ratio()
        negative = above < 0
        quotient, remainder = divmod((-above if negative else above) * _TENS[scale], below)
        return _rounded(negative, quotient, remainder, below, scale, rounding)

    @property
    def units(self) -> int:
        """The value without its decimal point: 12.50 has 1250."""
        return self._units

    @property
    def scale(self) -> int:
        """Digits after the point, 0 to 18: 12.50 has 2."""
        return self._scale

    @property
    def sign(self) -> int:
        """-1, 0 or 1 for below, at and above zero."""
        return (self._units > 0) - (self._units < 0)

    @property
    def is_zero(self) -> bool:
        """Whether this is zero, at any scale."""
        return self._units == 0

    @property
    def is_positive(self) -> bool:
        """Whether this is above zero."""
        return self._units > 0

    @property
    def is_negative(self) -> bool:
        """Whether this is below zero."""
        return self._units < 0

    def __add__(self, other: Decimal) -> Decimal:
        """Exact sum at the larger of both scales; `DecimalOverflow` when it does not fit there."""
        if type(other) is not Decimal:
            return NotImplemented
        scale = self._scale
        if scale == other._scale:
            return _narrow(self._units + other._units, scale)
        scale = max(scale, other._scale)
        return _narrow(_units_at(self, scale) + _units_at(other, scale), scale)

    def __sub__(self, other: Decimal) -> Decimal:
        """Exact difference at the larger of both scales; `DecimalOverflow` when it does not fit there."""
        if type(other) is not Decimal:
            return NotImplemented
        scale = self._scale
        if scale == other._scale:
            return _narrow(self._units - other._units, scale)
        scale = max(scale, other._scale)
        return _narrow(_units_at(self, scale) - _units_at(other, scale), scale)

    def __mul__(self, other: Decimal) -> Decimal:
        """Exact product at the sum of both scales.

        Trailing zeros are dropped only as far as the limit of the scale or the range needs; `DecimalOverflow` when
        digits other than zero would have to go. To round, use `mul_div`.
        """
        if type(other) is not Decimal:
            return NotImplemented
        units = self._units * other._units
        scale = self._scale + other._scale
        while scale > 18 or (scale > 0 and not _MIN <= units <= _MAX):
            if units % 10 != 0:
                raise DecimalOverflow
            units //= 10
            scale -= 1
        return _narrow(units, scale)

    def __neg__(self) -> Decimal:
        """The other sign; `DecimalOverflow` for the smallest 64 bits of units."""
        return _narrow(-self._units, self._scale)

    def __abs__(self) -> Decimal:
        """The amount without its sign; `DecimalOverflow` for the smallest 64 bits of units."""
        return _narrow(abs(self._units), self._scale)

    def divided_by(self, divisor: Decimal, scale: int, rounding: Rounding) -> Decimal:
        """`self / divisor` at `scale`, rounded once.

        Raises `ZeroDivisor`, `ScaleOutOfRange`, `DecimalOverflow`, or `Inexact` under `Rounding.EXACT`.
        """
        return self.mul_div(_ONE, divisor, scale, rounding)

    def mul_div(self, factor: Decimal, divisor: Decimal, scale: int, rounding: Rounding) -> Decimal:
        """`self * factor / divisor` at `scale`, rounded once: no intermediate result is ever rounded.

        Raises like `divided_by`.
        """
        _check_scale(scale)
        by = divisor._units
        if by == 0:
            raise ZeroDivisor
        product = self._units * factor._units
        negative = (product < 0) != (by < 0)
        product, by = abs(product), abs(by)
        digits = scale - (self._scale + factor._scale - divisor._scale)
        if digits >= 0:
            product *= 10**digits
        else:
            by *= 10**-digits
        quotient, remainder = divmod(product, by)
        return _rounded(negative, quotient, remainder, by, scale, rounding)

    def rescale(self, scale: int, rounding: Rounding) -> Decimal:
        """The same value at another scale.

        Raises `ScaleOutOfRange`, `DecimalOverflow`, or `Inexact` when digits would be lost under `Rounding.EXACT`.
        """
        _check_scale(scale)
        if scale >= self._scale:
            return _narrow(_units_at(self, scale), scale)
        ten = _TENS[self._scale - scale]
        quotient, remainder = divmod(abs(self._units), ten)
        return _rounded(self._units < 0, quotient, remainder, ten, scale, rounding)

    def to_multiple_of(self, step: Decimal, rounding: Rounding) -> Decimal:
        """The nearest multiple of `step` in the direction that `rounding` names, at the step's scale: a price on the
        tick, a quantity on the lot.

        Raises `ZeroDivisor` when the step is not above zero, `DecimalOverflow`, or `Inexact` under `Rounding.EXACT`.
        """
        if step._units <= 0:
            raise ZeroDivisor
        wide = max(self._scale, step._scale)
        mine = abs(self._units) * _TENS[wide - self._scale]
        steps = step._units * _TENS[wide - step._scale]
        count, remainder = divmod(mine, steps)
        negative = self._units < 0
        if remainder and _raises(rounding, negative, count, remainder, steps):
            count += 1
        magnitude = count * step._units
        return _narrow(-magnitude if negative else magnitude, step._scale)

    def normalized(self) -> Decimal:
        """The shortest form of the same value: no trailing zeros, scale 0 for whole numbers."""
        units, scale = self._units, self._scale
        while scale > 0 and units % 10 == 0:
            units //= 10
            scale -= 1
        return _narrow(units, scale)

    def to_float(self) -> float:
        """The nearest float: `units / 10**scale`, exact up to the one rounding of that division while units are below
        2^53, and within one unit in the last place beyond. The same bits on every machine."""
        return float(self._units) / _FLOAT_TENS[self._scale]

    __float__ = to_float

    def same_form(self, other: Decimal) -> bool:
        """Whether units and scale are the same, which text and wire can tell apart: false for 1.0 and 1.00."""
        return self._units == other._units and self._scale == other._scale

    def __eq__(self, other: object) -> bool:
        if type(other) is not Decimal:
            return NotImplemented
        if self._scale == other._scale:
            return self._units == other._units
        return _widest(self) == _widest(other)

    def __lt__(self, other: Decimal) -> bool:
        if type(other) is not Decimal:
            return NotImplemented
        if self._scale == other._scale:
            return self._units < other._units
        return _widest(self) < _widest(other)

    def __le__(self, other: Decimal) -> bool:
        if type(other) is not Decimal:
            return NotImplemented
        if self._scale == other._scale:
            return self._units <= other._units
        return _widest(self) <= _widest(other)

    def __gt__(self, other: Decimal) -> bool:
        return other.__lt__(self)

    def __ge__(self, other: Decimal) -> bool:
        return other.__le__(self)

    def __hash__(self) -> int:
        return hash(_widest(self))

    def __bool__(self) -> bool:
        raise TypeError("a Decimal is neither true nor false; ask is_zero or is_positive")

    def __str__(self) -> str:
        """Plain notation with exactly `scale` digits after the point."""
        sign = "-" if self._units < 0 else ""
        digits = str(abs(self._units))
        scale = self._scale
        if scale == 0:
            return sign + digits
        digits = digits.rjust(scale + 1, "0")
        return f"{sign}{digits[:-scale]}.{digits[-scale:]}"

    def __repr__(self) -> str:
        return f'Decimal("{self}")'


def decimal(units: int, scale: int) -> Decimal:
    """A decimal whose parts are known to be in range. The SDK's own."""
    made: Decimal = _new(Decimal)
    made._units = units
    made._scale = scale
    return made


def _narrow(units: int, scale: int) -> Decimal:
    if not _MIN <= units <= _MAX:
        raise DecimalOverflow
    made: Decimal = _new(Decimal)
    made._units = units
    made._scale = scale
    return made


def _widest(value: Decimal) -> int:
    return value._units * _TENS[18 - value._scale]


def _units_at(value: Decimal, scale: int) -> int:
    """Units at a scale that is not smaller. Raises where the value alone would not fit there."""
    wide = value._units * _TENS[scale - value._scale]
    if not _MIN <= wide <= _MAX:
        raise DecimalOverflow
    return wide


def _check_scale(scale: int) -> None:
    if not 0 <= scale <= 18:
        raise ScaleOutOfRange


def _raises(rounding: Rounding, negative: bool, quotient: int, remainder: int, by: int) -> bool:
    """Whether the magnitude `quotient` (towards zero) is to be raised by one, for a remainder above zero."""
    if rounding == 1:
        return False
    if rounding == 2:
        return True
    if rounding == 3:
        return negative
    if rounding == 4:
        return not negative
    if rounding == 8:
        raise Inexact
    twice = 2 * remainder
    if twice != by:
        return twice > by
    if rounding == 5:
        return True
    if rounding == 6:
        return False
    if rounding == 7:
        return quotient % 2 == 1
    raise TypeError("a rounding is one of stratos.Rounding")


def _rounded(negative: bool, quotient: int, remainder: int, by: int, scale: int, rounding: Rounding) -> Decimal:
    if remainder and _raises(rounding, negative, quotient, remainder, by):
        quotient += 1
    return _narrow(-quotient if negative else quotient, scale)


def _parse(text: str) -> tuple[int, int]:
    if len(text) > _TEXT_MAX:
        raise NotADecimal
    negative = text[:1] == "-"
    units = digits = scale = 0
    point = False
    for letter in text[1:] if text[:1] in ("-", "+") else text:
        if letter == "." and not point:
            point = True
        elif letter in "0123456789":
            if units > _MAX:
                raise DecimalOverflow
            units = units * 10 + ord(letter) - 48
            digits += 1
            scale += point
        else:
            raise NotADecimal
    if digits == 0 or scale > 18:
        raise NotADecimal
    if negative:
        units = -units
    if not _MIN <= units <= _MAX:
        raise DecimalOverflow
    return units, scale


_ONE = Decimal(1)
ZERO = Decimal(0)
ONE = _ONE
