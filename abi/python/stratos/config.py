"""The configuration of an instance, with typed getters."""

from __future__ import annotations

from ._value import I64_MAX, I64_MIN, Value
from ._value import U32_MAX as U32_MAX  # the bound of a whole number that the strategy saves with 32 bits
from .decimal import Decimal, decimal
from .errors import Missing, OutOfRange, WrongType

INTEGER, DECIMAL, FLAG, CHOICE, DURATION = 1, 2, 3, 4, 5
_NAMES = ("unset", "integer", "decimal", "flag", "choice", "duration")


class ConfigValue(Value):
    """A value of one of the five types."""

    __slots__ = ("type", "value")
    __match_args__ = ("type", "value")

    def __init__(self, type: int, value: int | Decimal | bool | str) -> None:
        self.type = type
        self.value = value

    @staticmethod
    def integer(value: int) -> ConfigValue:
        """A whole number."""
        return ConfigValue(INTEGER, value)

    @staticmethod
    def decimal(value: Decimal | str) -> ConfigValue:
        """An exact decimal."""
        return ConfigValue(DECIMAL, Decimal(value) if isinstance(value, str) else value)

    @staticmethod
    def flag(value: bool) -> ConfigValue:
        """Yes or no."""
        return ConfigValue(FLAG, value)

    @staticmethod
    def choice(value: str) -> ConfigValue:
        """One of the declared choices."""
        return ConfigValue(CHOICE, value)

    @staticmethod
    def duration_ns(value: int) -> ConfigValue:
        """A length of time, in nanoseconds."""
        return ConfigValue(DURATION, value)


class Config:
    """The values of an instance's configuration. The host has checked them against the descriptor's `config_schema`, so
    an error here means that schema and code disagree.

    Read values once, in `on_init` and at each `ConfigUpdate`, and keep them in the strategy.
    """

    __slots__ = ("_values", "version")

    def __init__(self) -> None:
        self._values: dict[str, ConfigValue] = {}
        self.version = 0
        """Number of the last applied update; 0 before the first."""

    def get(self, name: str) -> ConfigValue | None:
        """The value of a field, of whatever type."""
        return self._values.get(name)

    def integer(self, name: str, at_least: int = I64_MIN, at_most: int = I64_MAX) -> int:
        """A whole number. Raises `Missing`, `WrongType`, or `OutOfRange` where it is not within the bounds."""
        value = self._require(name, INTEGER)
        assert isinstance(value, int)
        if not at_least <= value <= at_most:
            raise OutOfRange(name)
        return value

    def decimal(self, name: str) -> Decimal:
        """An exact decimal. Raises `Missing` or `WrongType`."""
        value = self._require(name, DECIMAL)
        assert isinstance(value, Decimal)
        return value

    def flag(self, name: str) -> bool:
        """Yes or no. Raises `Missing` or `WrongType`."""
        return bool(self._require(name, FLAG))

    def choice(self, name: str) -> str:
        """One of the declared choices. Raises `Missing` or `WrongType`."""
        value = self._require(name, CHOICE)
        assert isinstance(value, str)
        return value

    def duration_ns(self, name: str) -> int:
        """A length of time in nanoseconds. Raises `Missing`, `WrongType`, or `OutOfRange` where it is below zero."""
        value = self._require(name, DURATION)
        assert isinstance(value, int)
        if value < 0:
            raise OutOfRange(name)
        return value

    def _require(self, name: str, wanted: int) -> int | Decimal | bool | str:
        found = self._values.get(name)
        if found is None:
            raise Missing(name)
        if found.type != wanted:
            raise WrongType(name, _NAMES[wanted], _NAMES[found.type])
        return found.value


def read_values(flat: tuple[object, ...], at: int) -> dict[str, ConfigValue]:
    """The values that stand in a callback's arguments: their count at `at`, then four values each."""
    values = {}
    for place in range(at + 1, at + 1 + 4 * flat[at], 4):  # type: ignore[operator]
        name, type, a, b = flat[place : place + 4]
        if type == DECIMAL:
            a = decimal(a, b)  # type: ignore[arg-type]
        elif type == FLAG:
            a = a != 0
        values[name] = ConfigValue(type, a)  # type: ignore[index, arg-type]
    return values  # type: ignore[return-value]
