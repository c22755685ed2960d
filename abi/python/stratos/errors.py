"""What can go wrong, by name. Every exception of the SDK stands here; `stratos` gives the five families."""

from __future__ import annotations


class DecimalError(ArithmeticError):
    """Why a decimal operation has no answer."""

    __slots__ = ()


class DecimalOverflow(DecimalError):
    """The result has more digits than 64 bits of units hold at its scale. Use a smaller scale, or smaller amounts."""

    __slots__ = ()

    def __str__(self) -> str:
        return "the result does not fit a decimal; use a smaller scale"


class Inexact(DecimalError):
    """Digits would be lost, and `Rounding.EXACT` was asked for. Name another rounding."""

    __slots__ = ()

    def __str__(self) -> str:
        return "digits would be lost; name a rounding"


class ZeroDivisor(DecimalError):
    """A division by zero, or a step that is not above zero. Check the divisor before."""

    __slots__ = ()

    def __str__(self) -> str:
        return "the divisor or step must be above zero"


class ScaleOutOfRange(DecimalError):
    """A scale above 18, or below 0, was asked for."""

    __slots__ = ()

    def __str__(self) -> str:
        return "a scale is 0 to 18"


class NotADecimal(DecimalError):
    """The text is not a plain decimal such as `-12.50`: no exponent, at most 40 characters, at most 18 places."""

    __slots__ = ()

    def __str__(self) -> str:
        return "not a plain decimal such as -12.50 with at most 18 places"


class NotFinite(DecimalError):
    """A float that is NaN or infinite. Decide before what such a value means."""

    __slots__ = ()

    def __str__(self) -> str:
        return "NaN and infinity are not decimals"


class EmitError(Exception):
    """Why the SDK did not take what a strategy asked for. Nothing of it leaves."""

    __slots__ = ()


class TooMany(EmitError):
    """One more than `stratos.limits` allows in one callback."""

    __slots__ = ()

    def __str__(self) -> str:
        return "more than one callback may ask for"


class NoRiskContext(EmitError):
    """The intent has no risk context and `Context.set_risk_context` was not called."""

    __slots__ = ()

    def __str__(self) -> str:
        return "no risk context; call ctx.set_risk_context in on_init"


class BadTime(EmitError):
    """A repeating timer with an interval of zero, or a due time beyond the clock's end."""

    __slots__ = ()

    def __str__(self) -> str:
        return "the timer's time or interval is impossible"


class InitError(Exception):
    """Why a strategy cannot start. Raised out of `on_init` it says that the configuration cannot be worked with."""

    __slots__ = ()


class NoInstrument(InitError):
    """The instance was given no instrument that the strategy can trade."""

    __slots__ = ()

    def __str__(self) -> str:
        return "the instance has no instrument the strategy can trade"


class ConfigError(InitError):
    """Why a getter of the configuration has no value."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Missing(ConfigError):
    """No field has this name."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"config `{self.name}` is missing; declare it in config_schema"


class WrongType(ConfigError):
    """The field has another type."""

    __slots__ = ("got", "wanted")

    def __init__(self, name: str, wanted: str, got: str) -> None:
        super().__init__(name)
        self.wanted = wanted
        self.got = got

    def __str__(self) -> str:
        return f"config `{self.name}` is of type {self.got}, wanted {self.wanted}"


class OutOfRange(ConfigError):
    """The value does not fit what was asked for, or makes no sense to the strategy."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"config `{self.name}` is out of range"


class StateError(Exception):
    """Why bytes are not the state that a strategy wants to read."""

    __slots__ = ()


class NotAState(StateError):
    """The bytes do not begin as a state does."""

    __slots__ = ()


class Truncated(StateError):
    """The bytes end before the last field."""

    __slots__ = ()


class Trailing(StateError):
    """Bytes are left behind the last field."""

    __slots__ = ()


class BadValue(StateError):
    """A flag is neither 0 nor 1, a decimal has more than 18 places, or a text is not UTF-8."""

    __slots__ = ()


class SchemaVersion(StateError):
    """Written with a schema version that this strategy does not read."""

    __slots__ = ()


class Refused(StateError):
    """The strategy itself refuses what it read."""

    __slots__ = ()
