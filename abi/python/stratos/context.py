"""What a strategy knows of the world, and the only way to ask for anything."""

from __future__ import annotations

from ._value import I64_MAX, I64_MIN, U64_MAX, Value, parts, u32, u64
from .config import Config
from .decimal import Decimal
from .errors import BadTime, NoRiskContext, TooMany
from .intents import (
    AlertIntent,
    AlertSeverity,
    AmendIntent,
    CancelIntent,
    IntentBody,
    NoOpIntent,
    OrderIntent,
    PositionIntent,
    RiskContext,
    RiskHintIntent,
)
from .limits import HINTS_MAX, INTENTS_MAX, SERVICE_REQUESTS_MAX, SERVICE_VALUES_MAX, TIMER_COMMANDS_MAX
from .random import Random
from .types import SAFETY_STATES, IntentRef, SafetyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence

    from .instrument import Instrument

    Flat = tuple[Any, ...]

_BEFORE_THE_FIRST: Flat = (0, 0, 0, 0, False)
_AT, _AFTER, _EVERY = "at", "after", "every"


class Due(Value):
    """When a timer comes due: `Due.at(ns)`, `Due.after(ns)` or `Due.every(ns)`."""

    __slots__ = ("how", "nanos")
    __match_args__ = ("how", "nanos")

    def __init__(self, how: str, nanos: int) -> None:
        if not isinstance(nanos, int):
            raise TypeError(f"nanoseconds are a whole number: {nanos!r}")
        self.how = how
        self.nanos = nanos

    @staticmethod
    def at(time_ns: int) -> Due:
        """Once, at a time in nanoseconds since the Unix epoch. A time that has passed is due at once."""
        return Due(_AT, time_ns)

    @staticmethod
    def after(delay_ns: int) -> Due:
        """Once, so many nanoseconds from now."""
        return Due(_AFTER, delay_ns)

    @staticmethod
    def every(interval_ns: int) -> Due:
        """Again and again with this interval in nanoseconds, at whole multiples of it since the Unix epoch, the first
        one after now. So the phase does not depend on when the instance was started."""
        return Due(_EVERY, interval_ns)

    def _from(self, now: int) -> tuple[int, int]:
        """Absolute due time and interval of a timer set at `now`."""
        nanos = self.nanos
        every = 0
        if self.how == _AT:
            due = nanos
        elif nanos < 0:
            raise BadTime
        elif self.how == _AFTER:
            due = now + nanos
        elif nanos == 0:
            raise BadTime
        else:
            due = (now // nanos + 1) * nanos
            every = nanos
        if not I64_MIN <= due <= I64_MAX or every > I64_MAX:
            raise BadTime
        # Zero means "cancel" on the wire.
        return max(due, 1), every


class Context:
    """A strategy's handle to the world during one callback: clock, chance, configuration, instruments; and the only way
    to ask for anything.

    Two runs with the same bundle, configuration, seed, restored state and events see the same context, byte for byte.
    """

    __slots__ = (
        "_a",
        "_asked",
        "_checkpoint_requested",
        "_dropped",
        "_hints",
        "_intents",
        "_ordinal",
        "_random",
        "_random_of",
        "_requests",
        "_rest",
        "_risk",
        "_tags",
        "_timers",
        "config",
        "instance_id",
        "instruments",
        "is_restored",
        "strategy_id",
    )

    def __init__(self) -> None:
        self._a = _BEFORE_THE_FIRST
        self._risk: RiskContext | None = None
        self._tags = 0
        self._random_of = self._a
        self._random: Random | None = None
        self.config = Config()
        """The configuration, updates applied."""
        self.instruments: tuple[Instrument, ...] = ()
        """What the instance may trade, in the host's order."""
        self.strategy_id = ""
        """Which strategy this is."""
        self.instance_id = ""
        """Which instance this is."""
        self.is_restored = False
        """Whether the instance starts from a checkpoint. `restore` is called right after `on_init` then."""
        self._clear()

    @property
    def cursor(self) -> int:
        """Number of this turn, from 1, dense. `on_init` and `on_healthcheck` see the last one that was applied."""
        return self._a[0] & U64_MAX

    @property
    def now(self) -> int:
        """The only clock: nanoseconds since the Unix epoch, UTC, never decreasing. It stands still during a callback."""
        return self._a[1]

    @property
    def safety(self) -> SafetyState:
        """Tightest safety state that applies to this instance."""
        return SAFETY_STATES.get(self._a[3], SafetyState.HALT)

    @property
    def random(self) -> Random:
        """The only source of chance. Each callback begins with a seed of its own, recorded with the delivery."""
        if self._random is None or self._random_of is not self._a:
            self._random = Random(self._a[2] & U64_MAX)
            self._random_of = self._a
        return self._random

    def instrument(self, id: int) -> Instrument | None:
        """The instrument with this id."""
        for instrument in self.instruments:
            if instrument.id == id:
                return instrument
        return None

    def set_risk_context(self, risk_context: RiskContext) -> None:
        """Sets the risk context of every intent that has none of its own. Stays until it is set again; it is not part of
        the saved state, so set it in `on_init`."""
        if type(risk_context) is not RiskContext:
            raise TypeError(f"not a RiskContext: {risk_context!r}")
        self._risk = risk_context

    def order(self, order: OrderIntent, risk: RiskContext | None = None) -> IntentRef:
        """Asks for a new order. Keep the answer to cancel or amend the order later, and to recognise its execution
        events. Raises `TooMany` or `NoRiskContext`, as every intent does."""
        return self.emit(order, risk)

    def cancel(self, target: IntentRef, risk: RiskContext | None = None) -> IntentRef:
        """Asks to take an order back."""
        return self.emit(CancelIntent(target), risk)

    def amend(self, amend: AmendIntent, risk: RiskContext | None = None) -> IntentRef:
        """Asks to change an order."""
        return self.emit(amend, risk)

    def position(self, position: PositionIntent, risk: RiskContext | None = None) -> IntentRef:
        """Asks to bring a position to a target."""
        return self.emit(position, risk)

    def alert(
        self, code: int, severity: AlertSeverity, value: Decimal | None = None, risk: RiskContext | None = None
    ) -> IntentRef:
        """Tells the operator a number from the strategy's own documented list."""
        return self.emit(AlertIntent(code, severity, value), risk)

    def no_op(self, code: int, risk: RiskContext | None = None) -> IntentRef:
        """Says that nothing is to be done, and why, as a number from the strategy's own documented list."""
        return self.emit(NoOpIntent(code), risk)

    def risk_hint(self, hint: RiskHintIntent, risk: RiskContext | None = None) -> IntentRef:
        """Tells the host about risk."""
        return self.emit(hint, risk)

    def emit(self, body: IntentBody, risk: RiskContext | None = None) -> IntentRef:
        """Asks for anything, with a risk context of its own or the default one.

        Raises `TooMany` past `limits.INTENTS_MAX` intents in this callback; `NoRiskContext` where neither the intent nor
        the context has one.
        """
        ordinal = self._ordinal
        if ordinal >= INTENTS_MAX:
            raise TooMany
        if risk is None:
            risk = self._risk
            if risk is None:
                raise NoRiskContext
        record = body.record() + risk.flat
        self._intents += record
        self._ordinal = ordinal + 1
        self._asked = True
        return IntentRef(self.cursor, ordinal)

    def set_timer(self, timer_id: int, due: Due) -> None:
        """Sets a timer. One that exists under the same number is replaced.

        Raises `TooMany` past `limits.TIMER_COMMANDS_MAX` commands in this callback; `BadTime` for an interval of zero or
        a time past the year 2262.
        """
        if type(due) is not Due:
            raise TypeError(f"a timer is set with Due.at, Due.after or Due.every, got {due!r}")
        self._command_timer(timer_id, *due._from(self._a[1]))

    def cancel_timer(self, timer_id: int) -> None:
        """Cancels a timer. One that does not exist is no error. Raises `TooMany` as `set_timer` does."""
        self._command_timer(timer_id, 0, 0)

    def _command_timer(self, timer_id: int, due_ns: int, every_ns: int) -> None:
        if self._timers >= TIMER_COMMANDS_MAX:
            raise TooMany
        self._rest += (24, u32(timer_id), due_ns, every_ns)
        self._timers += 1
        self._asked = True

    def hint(self, tag: int, value: Decimal) -> None:
        """Reports a number under one of the declared tags: `tag` is an index into `Strategy.TELEMETRY_TAGS`. What is not
        declared, or past `limits.HINTS_MAX` in this callback, is dropped and counted."""
        record = (21, tag, *parts(value))
        self._asked = True
        if 0 <= tag < self._tags and self._hints < HINTS_MAX:
            self._rest += record
            self._hints += 1
        else:
            self._dropped += 1

    def request_service(self, service_id: int, time_to_live_ns: int, values: Sequence[Decimal]) -> int:
        """Asks the host's model/signal port, on the Compute lane and with capability `external_calls` only. Gives the
        request's number, which the `ServiceResponse` carries. An answer later than `time_to_live_ns` is thrown away.

        Raises `TooMany` past `limits.SERVICE_REQUESTS_MAX` requests in this callback or `limits.SERVICE_VALUES_MAX`
        values.
        """
        place = self._requests
        if place >= SERVICE_REQUESTS_MAX or len(values) > SERVICE_VALUES_MAX:
            raise TooMany
        request_id = (self.cursor << 8 | place) & U64_MAX
        flat = tuple(part for value in values for part in parts(value))
        self._rest += (25, u32(service_id), u64(request_id), u64(time_to_live_ns), len(values), *flat)
        self._requests = place + 1
        self._asked = True
        return request_id

    def request_checkpoint(self) -> None:
        """Asks for a checkpoint at this turn: the SDK saves the state once the callback returns."""
        self._checkpoint_requested = True
        self._asked = True

    def _clear(self) -> None:
        """Nothing asked for yet."""
        self._asked = False
        self._checkpoint_requested = False
        self._intents: list[Any] = []
        self._rest: list[Any] = []
        self._ordinal = self._timers = self._hints = self._dropped = self._requests = 0
