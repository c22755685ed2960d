"""A strategy's state as bytes: written and read field by field, the same on every machine and in both SDKs.

Layout: the four bytes `STS1`, the schema version as `u32`, then what the strategy wrote. All numbers are little-endian.
Nothing says what a field is: writer and reader must go in the same order, and a changed order needs a new
`STATE_SCHEMA_VERSION`.
"""

from __future__ import annotations

from math import copysign, fabs, frexp, inf, ldexp, nan

from ._value import I64_MAX, I64_MIN, U32_MAX, U64_MAX
from .decimal import Decimal, decimal
from .errors import BadValue, NotAState, Trailing, Truncated
from .types import IntentRef

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, List, TypeVar

    T = TypeVar("T")
    Bytes = bytes

_MAGIC = b"STS1"


class StateWriter:
    """Takes a strategy's state, field by field. Past its limit it drops what comes and the checkpoint fails."""

    __slots__ = ("_bytes", "_full", "_limit")

    def __init__(self, schema_version: int, limit: int) -> None:
        """Starts a state of at most `limit` bytes, header included."""
        self._bytes = bytearray()
        self._limit = limit
        self._full = False
        self._raw(_MAGIC)
        self.u32(schema_version)

    def finished(self) -> Bytes | None:
        """The finished state, or None if it went past the limit."""
        return None if self._full else bytes(self._bytes)

    def u8(self, value: int) -> None:
        """One byte."""
        self._whole(value, 0, 255, 1)

    def u32(self, value: int) -> None:
        """Four bytes."""
        self._whole(value, 0, U32_MAX, 4)

    def u64(self, value: int) -> None:
        """Eight bytes."""
        self._whole(value, 0, U64_MAX, 8)

    def i64(self, value: int) -> None:
        """Eight bytes, two's complement."""
        self._whole(value, I64_MIN, I64_MAX, 8)

    def f64(self, value: float) -> None:
        """Eight bytes, IEEE 754; every NaN becomes the same one."""
        if not isinstance(value, float):
            raise TypeError(f"not a float: {value!r}")
        self._raw(float_bits(value).to_bytes(8, "little"))

    def flag(self, value: bool) -> None:
        """One byte, 0 or 1."""
        self._raw(b"\x01" if value else b"\x00")

    def decimal(self, value: Decimal) -> None:
        """Nine bytes: units, then scale."""
        self.i64(value.units)
        self.u8(value.scale)

    def intent_ref(self, value: IntentRef) -> None:
        """Twelve bytes: cursor, then ordinal."""
        self.u64(value.cursor)
        self.u32(value.ordinal)

    def bytes(self, value: Bytes) -> None:
        """A `u32` length, then the bytes."""
        self.u32(len(value))
        self._raw(value)

    def text(self, value: str) -> None:
        """A `u32` length, then the text as UTF-8."""
        self.bytes(value.encode("utf-8"))

    def option(self, value: T | None, put: Callable[[StateWriter, T], None]) -> None:
        """One byte, 0 or 1, and the value where there is one: `state.option(self.working, StateWriter.intent_ref)`."""
        self.flag(value is not None)
        if value is not None:
            put(self, value)

    def list(self, items: List[T] | tuple[T, ...], put: Callable[[StateWriter, T], None]) -> None:
        """A `u32` count, then each item."""
        self.u32(len(items))
        for item in items:
            if self._full:
                return
            put(self, item)

    def _whole(self, value: int, least: int, most: int, size: int) -> None:
        if not isinstance(value, int):
            raise TypeError(f"not a whole number: {value!r}")
        if not least <= value <= most:
            raise ValueError(f"a state's number of {size} bytes cannot hold {value}")
        self._raw(value.to_bytes(size, "little", signed=least < 0))

    def _raw(self, value: Bytes) -> None:
        if self._full or len(value) > self._limit - len(self._bytes):
            self._full = True
        else:
            self._bytes += value


class StateReader:
    """Gives a state back, field by field, in the order it was written. Raises `StateError`, whatever the bytes."""

    __slots__ = ("_at", "_bytes", "schema_version")

    def __init__(self, state: Bytes) -> None:
        """Reads the header; raises `NotAState` or `Truncated`."""
        self._bytes = state
        self._at = 4
        if state[:4] != _MAGIC:
            raise NotAState
        self.schema_version = self.u32()
        """The version of the layout that the bytes were written with."""

    def finish(self) -> None:
        """Raises `Trailing` where bytes are left."""
        if self._at != len(self._bytes):
            raise Trailing

    def u8(self) -> int:
        """One byte."""
        return self._take(1)[0]

    def u32(self) -> int:
        """Four bytes."""
        return int.from_bytes(self._take(4), "little")

    def u64(self) -> int:
        """Eight bytes."""
        return int.from_bytes(self._take(8), "little")

    def i64(self) -> int:
        """Eight bytes, two's complement."""
        return int.from_bytes(self._take(8), "little", signed=True)

    def f64(self) -> float:
        """Eight bytes, IEEE 754."""
        return float_of_bits(self.u64())

    def flag(self) -> bool:
        """One byte; `BadValue` where it is neither 0 nor 1."""
        value = self.u8()
        if value > 1:
            raise BadValue
        return value == 1

    def decimal(self) -> Decimal:
        """Units and scale; `BadValue` where the scale is above 18."""
        units = self.i64()
        scale = self.u8()
        if scale > 18:
            raise BadValue
        return decimal(units, scale)

    def intent_ref(self) -> IntentRef:
        """Cursor and ordinal."""
        cursor = self.u64()
        return IntentRef(cursor, self.u32())

    def bytes(self) -> Bytes:
        """A length and the bytes."""
        return self._take(self.u32())

    def text(self) -> str:
        """A length and the text; `BadValue` where it is not UTF-8."""
        try:
            return self.bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise BadValue from None

    def option(self, get: Callable[[StateReader], T]) -> T | None:
        """A value where there is one: `state.option(StateReader.intent_ref)`."""
        return get(self) if self.flag() else None

    def list(self, get: Callable[[StateReader], T]) -> List[T]:
        """A list. A count that the bytes cannot hold raises before memory is taken."""
        count = self.u32()
        # An item of zero bytes would let a count of four billion pass.
        if count > len(self._bytes) - self._at:
            raise Truncated
        return [get(self) for _ in range(count)]

    def _take(self, length: int) -> Bytes:
        end = self._at + length
        if end > len(self._bytes):
            raise Truncated
        taken = self._bytes[self._at : end]
        self._at = end
        return taken


def float_bits(value: float) -> int:
    """The 64 bits of a float; every NaN gives those of one."""
    if value != value:
        return 0x7FF8 << 48
    sign = 1 << 63 if copysign(1.0, value) < 0.0 else 0
    value = fabs(value)
    if value == 0.0:
        return sign
    if value == inf:
        return sign | 0x7FF << 52
    fraction, exponent = frexp(value)
    if exponent < -1021:
        # Subnormal: whole multiples of 2^-1074.
        return sign | int(ldexp(value, 1074))
    return sign | (exponent + 1021 << 52) + int(fraction * 9007199254740992.0)


def float_of_bits(bits: int) -> float:
    """The float with these 64 bits."""
    field = bits >> 52 & 0x7FF
    fraction = bits & (1 << 52) - 1
    if field == 0x7FF:
        value = nan if fraction else inf
    elif field == 0:
        value = ldexp(float(fraction), -1074)
    else:
        value = ldexp(float(fraction | 1 << 52), field - 1075)
    return -value if bits >> 63 else value
