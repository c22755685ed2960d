"""The part of `event.proto` that the host itself says: risk, safety, regime, signals, configuration, services."""

from __future__ import annotations

from ._enum import IntEnum
from ._value import U32_MAX, U64_MAX, i64, optional_parts, parts, u32, u64
from .config import CHOICE, DECIMAL, ConfigValue, read_values
from .decimal import Decimal, decimal
from .events import HEAD, EventBody, optional
from .types import REGIMES, SAFETY_STATES, Regime, SafetyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Sequence


class RiskKind(IntEnum):
    """What happened to a risk limit."""

    UNSPECIFIED = 0
    LIMIT_CHANGED = 1
    """The operator changed it."""
    LIMIT_NEAR = 2
    """The value is near it."""
    LIMIT_REACHED = 3
    """The value has reached it."""


_RISK_KINDS = {int(kind): kind for kind in RiskKind}


class RiskEvent(EventBody):
    """A risk limit changed, is near or is reached."""

    __slots__ = ()
    __match_args__ = ("kind", "reason_code", "value", "limit")

    def __init__(
        self,
        kind: RiskKind = RiskKind.UNSPECIFIED,
        reason_code: int = 0,
        value: Decimal | None = None,
        limit: Decimal | None = None,
    ) -> None:
        self._a = (*HEAD, int(kind), u32(reason_code), *optional_parts(value), *optional_parts(limit))

    @property
    def kind(self) -> RiskKind:
        """What happened."""
        return _RISK_KINDS.get(self._a[11], RiskKind.UNSPECIFIED)

    @property
    def reason_code(self) -> int:
        """Number of the reason code that names the limit."""
        return self._a[12] & U32_MAX

    @property
    def value(self) -> Decimal | None:
        """Present value; None where there is none."""
        return optional(self._a, 13)

    @property
    def limit(self) -> Decimal | None:
        """The limit; None where it was lifted."""
        return optional(self._a, 15)


class SafetyEvent(EventBody):
    """The safety interlock changed."""

    __slots__ = ()
    __match_args__ = ("state", "previous", "reason_code")

    def __init__(
        self,
        state: SafetyState = SafetyState.NORMAL,
        previous: SafetyState = SafetyState.NORMAL,
        reason_code: int = 0,
    ) -> None:
        self._a = (*HEAD, int(state), int(previous), u32(reason_code))

    @property
    def state(self) -> SafetyState:
        """State from now on."""
        return SAFETY_STATES.get(self._a[11], SafetyState.HALT)

    @property
    def previous(self) -> SafetyState:
        """State before."""
        return SAFETY_STATES.get(self._a[12], SafetyState.HALT)

    @property
    def reason_code(self) -> int:
        """Number of the reason code."""
        return self._a[13] & U32_MAX


class RegimeEvent(EventBody):
    """The market's regime changed."""

    __slots__ = ()
    __match_args__ = ("regime", "previous")

    def __init__(self, regime: Regime = Regime.UNSPECIFIED, previous: Regime = Regime.UNSPECIFIED) -> None:
        self._a = (*HEAD, int(regime), int(previous))

    @property
    def regime(self) -> Regime:
        """Regime from now on."""
        return REGIMES.get(self._a[11], Regime.UNSPECIFIED)

    @property
    def previous(self) -> Regime:
        """Regime before."""
        return REGIMES.get(self._a[12], Regime.UNSPECIFIED)


class ManualSignal(EventBody):
    """An operator's signal; what a number means is the strategy's own."""

    __slots__ = ()
    __match_args__ = ("signal_id", "value")

    def __init__(self, signal_id: int = 0, value: Decimal | None = None) -> None:
        self._a = (*HEAD, u32(signal_id), *optional_parts(value))

    @property
    def signal_id(self) -> int:
        """Which signal."""
        return self._a[11] & U32_MAX

    @property
    def value(self) -> Decimal | None:
        """Its value; None where it has none."""
        return optional(self._a, 12)


class ConfigUpdate(EventBody):
    """New configuration values, already validated; unchanged fields are not repeated. The SDK has applied them to
    `ctx.config` before the strategy sees the event."""

    __slots__ = ()
    __match_args__ = ("config_version", "values")

    def __init__(self, config_version: int = 0, values: Mapping[str, ConfigValue] | None = None) -> None:
        fields = [] if values is None else [field for item in values.items() for field in flat_value(*item)]
        self._a = (*HEAD, u64(config_version), len(fields) // 4, *fields)

    @property
    def config_version(self) -> int:
        """Number of the configuration these values make."""
        return self._a[11] & U64_MAX

    @property
    def values(self) -> dict[str, ConfigValue]:
        """The changed values."""
        return read_values(self._a, 12)


def flat_value(name: str, value: ConfigValue) -> tuple[Any, ...]:
    """A named value as it crosses the bridge."""
    inner = value.value
    if value.type == DECIMAL:
        assert isinstance(inner, Decimal)
        return (name, value.type, *parts(inner))
    if value.type == CHOICE:
        return (name, value.type, inner, 0)
    assert isinstance(inner, int)
    return (name, value.type, i64(inner), 0)


class ServiceResponse(EventBody):
    """Answer of the host's model/signal port (Compute lane only)."""

    __slots__ = ()
    __match_args__ = ("service_id", "request_id", "as_of_ns", "reason_code", "values")

    def __init__(
        self,
        service_id: int = 0,
        request_id: int = 0,
        as_of_ns: int = 0,
        reason_code: int = 0,
        values: Sequence[Decimal] = (),
    ) -> None:
        numbers = (u32(service_id), u64(request_id), i64(as_of_ns), u32(reason_code), len(values))
        self._a = (*HEAD, *numbers, *(part for value in values for part in parts(value)))

    @property
    def service_id(self) -> int:
        """Which service."""
        return self._a[11] & U32_MAX

    @property
    def request_id(self) -> int:
        """The request's own number."""
        return self._a[12] & U64_MAX

    @property
    def as_of_ns(self) -> int:
        """When the answer was computed, in nanoseconds since the Unix epoch."""
        return self._a[13]

    @property
    def reason_code(self) -> int:
        """Number of a reason code; 0 where the service answered."""
        return self._a[14] & U32_MAX

    @property
    def values(self) -> list[Decimal]:
        """The answer."""
        a = self._a
        return [decimal(a[at], a[at + 1]) for at in range(16, 16 + 2 * a[15], 2)]
