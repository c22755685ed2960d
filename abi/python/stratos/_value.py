"""What the SDK's values share: equality, text, and the checks of numbers that leave."""

from __future__ import annotations

from .decimal import Decimal

U32_MAX = (1 << 32) - 1
U64_MAX = (1 << 64) - 1
I64_MIN = -(1 << 63)
I64_MAX = (1 << 63) - 1


class Value:
    """A value with the fields that `__match_args__` names: equal when they are, shown with them."""

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__match_args__))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({fields})"


def u32(value: int) -> int:
    """The value itself, if it is a whole number of 32 bits."""
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    if not 0 <= value <= U32_MAX:
        raise ValueError(f"not a number of 32 bits: {value}")
    return int(value)


def u64(value: int) -> int:
    """The value as it crosses the bridge: signed, if it is a whole number of 64 bits."""
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    if not 0 <= value <= U64_MAX:
        raise ValueError(f"not a number of 64 bits: {value}")
    return int(value) if value <= I64_MAX else value - (1 << 64)


def i64(value: int) -> int:
    """The value itself, if it is a signed number of 64 bits."""
    if not isinstance(value, int):
        raise TypeError(f"not a whole number: {value!r}")
    if not I64_MIN <= value <= I64_MAX:
        raise ValueError(f"not a signed number of 64 bits: {value}")
    return int(value)


def parts(value: Decimal) -> tuple[int, int]:
    """Units and scale, as a decimal crosses the bridge."""
    if type(value) is not Decimal:
        raise TypeError(f"not a Decimal: {value!r}")
    return value._units, value._scale


def optional_parts(value: Decimal | None) -> tuple[int, int]:
    """Units and scale of a decimal that may be absent."""
    return (0, -1) if value is None else parts(value)
