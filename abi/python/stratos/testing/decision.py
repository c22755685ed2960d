"""A decision as objects, read from the flat tuple that crosses the bridge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterator, Optional

from .._value import I64_MAX, I64_MIN, U64_MAX
from ..decimal import Decimal
from ..intents import (
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
    RiskHintKind,
)
from ..types import HealthReport, HealthState, IntentRef, OrderType, Side, TimeInForce


@dataclass(frozen=True)
class Intent:
    """One thing a strategy asked for."""

    body: IntentBody
    risk_context: RiskContext


@dataclass(frozen=True)
class StateUpdate:
    """A strategy's state."""

    checkpoint_requested: bool
    schema_version: int
    state: bytes


@dataclass(frozen=True)
class TelemetryHint:
    """One number."""

    tag: int
    value: Decimal


@dataclass(frozen=True)
class TimerCommand:
    """Sets a timer, or cancels it where the due time is 0."""

    timer_id: int
    due_time_ns: int
    every_ns: int


@dataclass(frozen=True)
class ServiceRequest:
    """A question to the host's model/signal port."""

    service_id: int
    request_id: int
    time_to_live_ns: int
    values: tuple[Decimal, ...]


@dataclass
class Decision:
    """What a strategy answered to a callback."""

    intents: list[Intent] = field(default_factory=list)
    state_update: Optional[StateUpdate] = None
    hints: list[TelemetryHint] = field(default_factory=list)
    hints_dropped: int = 0
    health: Optional[HealthReport] = None
    timers: list[TimerCommand] = field(default_factory=list)
    service_requests: list[ServiceRequest] = field(default_factory=list)

    @staticmethod
    def read(answer: Optional[tuple[Any, ...]]) -> Decision:
        """Reads an answer as strictly as the child does."""
        decision = Decision()
        records = _Records(answer or ())
        for number in records:
            _read_record(number, records, decision)
        return decision


class _Records:
    def __init__(self, flat: tuple[Any, ...]) -> None:
        if type(flat) is not tuple:
            raise TypeError(f"a decision is a tuple, got {flat!r}")
        self._flat = flat
        self._at = 0

    def __iter__(self) -> Iterator[int]:
        while self._at < len(self._flat):
            yield self.number()

    def number(self) -> int:
        value = self._next()
        if type(value) is not int or not I64_MIN <= value <= I64_MAX:
            raise ValueError(f"not a number of 64 bits: {value!r}")
        return value

    def u64(self) -> int:
        return self.number() & U64_MAX

    def text(self) -> str:
        value = self._next()
        if type(value) is not str:
            raise ValueError(f"not a text: {value!r}")
        return value

    def decimal(self) -> Decimal:
        units = self.number()
        return Decimal.new(units, self.number())

    def optional(self) -> Optional[Decimal]:
        units, scale = self.number(), self.number()
        return None if scale == -1 else Decimal.new(units, scale)

    def ref(self) -> IntentRef:
        cursor = self.u64()
        return IntentRef(cursor, self.number())

    def risk(self) -> RiskContext:
        return RiskContext(
            max_slippage_bps=self.decimal(),
            max_delay_ns=self.u64(),
            expected_holding_ns=self.u64(),
            budget=self.decimal(),
        )

    def _next(self) -> Any:
        self._at += 1
        return self._flat[self._at - 1]


def _read_record(number: int, records: _Records, decision: Decision) -> None:
    if number <= 7:
        body = _read_intent(number, records)
        decision.intents.append(Intent(body, records.risk()))
    elif number == 20:
        requested, version, state = records.number(), records.number(), records.text()
        decision.state_update = StateUpdate(requested == 1, version, state.encode("latin-1"))
    elif number == 21:
        decision.hints.append(TelemetryHint(records.number(), records.decimal()))
    elif number == 22:
        decision.hints_dropped = records.number()
    elif number == 23:
        decision.health = HealthReport(HealthState(records.number()), records.number())
    elif number == 24:
        decision.timers.append(TimerCommand(records.number(), records.number(), records.u64()))
    elif number == 25:
        service, request, ttl = records.number(), records.u64(), records.u64()
        values = tuple(records.decimal() for _ in range(records.number()))
        decision.service_requests.append(ServiceRequest(service, request, ttl, values))
    else:
        raise ValueError(f"there is no record {number}")


def _read_intent(number: int, records: _Records) -> IntentBody:
    if number == 1:
        return _read_order(records)
    if number == 2:
        return CancelIntent(records.ref())
    if number == 3:
        return AmendIntent(records.ref(), records.optional(), records.optional())
    if number == 4:
        return PositionIntent(records.number(), records.decimal(), records.optional())
    if number == 5:
        return AlertIntent(records.number(), AlertSeverity(records.number()), records.optional())
    if number == 6:
        return NoOpIntent(records.number())
    if number == 7:
        return RiskHintIntent(RiskHintKind(records.number()), records.number(), records.optional())
    raise ValueError(f"there is no record {number}")


def _read_order(records: _Records) -> OrderIntent:
    instrument, side, kind = records.number(), Side(records.number()), OrderType(records.number())
    qty, price, stop_price = records.decimal(), records.optional(), records.optional()
    tif, flags, expire_time = TimeInForce(records.number()), records.number(), records.number()
    marks = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0)
    return OrderIntent(instrument, side, kind, qty, price, stop_price, tif, *marks, expire_time)
