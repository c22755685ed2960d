"""One callback from flat arguments to a flat decision: the same code runs in the sandbox and in unit tests."""

from __future__ import annotations

from ._value import U32_MAX, U64_MAX, u32
from .config import read_values
from .context import Context
from .decimal import decimal
from .errors import InitError, SchemaVersion, StateError
from .events import BookDelta, BookSnapshot, Bar, Event, EventBody, Funding, MarkPrice, Quote, Trade
from .execution import AccountSnapshot, ExecutionEvent
from .host_events import ConfigUpdate, ManualSignal, RegimeEvent, RiskEvent, SafetyEvent, ServiceResponse
from .instrument import Instrument
from .limits import DECISION_BYTES_MAX
from .state import StateReader, StateWriter
from .strategy import Strategy
from .types import SHUTDOWN_REASONS, HealthReport, ShutdownReason, TimerEvent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    Flat = tuple[Any, ...]
    Answer = Flat | int | None

CONTRACT_MAJOR = 1
"""Major version of the contract. A host of another major version refuses the strategy."""
CONTRACT_MINOR = 0

NOT_WORKABLE, DOES_NOT_FIT, STATE_NOT_READ, OUT_OF_ORDER = -1, -2, -3, -4

_new = object.__new__
_INSTRUMENTS = 12
_INSTRUMENT_SIZE = 16


class Runtime:
    """A strategy with its context: what a sandbox calls. Meaning of arguments and answers: the page "Python bridge"."""

    __slots__ = ("_kind", "_on_event", "_output_bytes_max", "_ready", "_started", "ctx", "strategy")

    def __init__(self) -> None:
        self.ctx = Context()
        self._kind: type[Strategy] | None = None
        self._output_bytes_max = 0
        self._started = False
        # False before init, while a callback runs, and for ever once one did not end well.
        self._ready = False
        self.strategy: Strategy | None = None
        self._on_event: Callable[[Context, Event], None] | None = None

    def use(self, kind: type[Strategy], output_bytes_max: int) -> None:
        """Takes the strategy to run. Raises what is wrong with it."""
        if kind.on_event is Strategy.on_event:
            raise TypeError("a strategy has on_event")
        if (kind.save is Strategy.save) != (kind.restore is Strategy.restore):
            raise TypeError("a strategy has both save and restore, or neither")
        self._kind = kind
        self._output_bytes_max = output_bytes_max

    def init(self, *a: Any) -> Answer:
        """The first callback, once."""
        kind, ctx = self._kind, self.ctx
        if kind is None or self._started:
            self._ready = False
            return OUT_OF_ORDER
        self._started = True
        ctx._a = a
        if a[5] != CONTRACT_MAJOR:
            return NOT_WORKABLE
        ctx.strategy_id, ctx.instance_id = a[7], a[8]
        ctx.is_restored = a[9] >= 0
        ctx._tags = len(kind.TELEMETRY_TAGS)
        end = _INSTRUMENTS + 1 + _INSTRUMENT_SIZE * a[_INSTRUMENTS]
        ctx.instruments = tuple(_instrument(a, at) for at in range(_INSTRUMENTS + 1, end, _INSTRUMENT_SIZE))
        ctx.config._values = read_values(a, end)
        strategy = kind()
        try:
            strategy.on_init(ctx)
        except InitError:
            return NOT_WORKABLE
        if ctx.is_restored:
            try:
                _restore(strategy, a[9], a[11].encode("latin-1"))
            except StateError:
                return STATE_NOT_READ
        self.strategy = strategy
        self._on_event = strategy.on_event
        return self._answer(ctx)

    def timer(self, *a: Any) -> Answer:
        """A timer came due."""
        strategy = self._begin(a)
        if strategy is None:
            return OUT_OF_ORDER
        strategy.on_timer(self.ctx, TimerEvent(a[5] & U32_MAX, a[6]))
        return self._end(self.ctx)

    def shutdown(self, *a: Any) -> Answer:
        """The last callback."""
        strategy = self._begin(a)
        if strategy is None:
            return OUT_OF_ORDER
        strategy.on_shutdown(self.ctx, SHUTDOWN_REASONS.get(a[5], ShutdownReason.UNSPECIFIED))
        return self._end(self.ctx)

    def healthcheck(self, *a: Any) -> Answer:
        """How are you?"""
        strategy = self._begin(a)
        if strategy is None:
            return OUT_OF_ORDER
        health = strategy.on_healthcheck(self.ctx)
        if type(health) is not HealthReport:
            raise TypeError(f"on_healthcheck gives a HealthReport, got {health!r}")
        self.ctx._rest += (23, int(health.state), u32(health.code))
        return self._answer(self.ctx)

    def config_update(self, *a: Any) -> Answer:
        """New configuration values, applied before the strategy sees them."""
        if self._ready:
            config = self.ctx.config
            config.version = a[11] & U64_MAX
            config._values.update(read_values(a, 12))
        return self._configured(*a)

    def _begin(self, a: Flat) -> Strategy | None:
        if not self._ready:
            return None
        self._ready = False
        self.ctx._a = a
        return self.strategy

    def _end(self, ctx: Context) -> Answer:
        if ctx._asked or ctx._a[4]:
            return self._answer(ctx)
        self._ready = True
        return None

    def _answer(self, ctx: Context) -> Answer:
        requested = ctx._checkpoint_requested
        if requested or ctx._a[4]:
            strategy = self.strategy
            assert strategy is not None
            version = strategy.STATE_SCHEMA_VERSION
            writer = StateWriter(version, max(0, self._output_bytes_max - DECISION_BYTES_MAX))
            strategy.save(writer)
            state = writer.finished()
            if state is None:
                return DOES_NOT_FIT
            ctx._rest += (20, 1 if requested else 0, version, state.decode("latin-1"))
        if ctx._dropped:
            ctx._rest += (22, min(ctx._dropped, U32_MAX))
        decision = tuple(ctx._intents + ctx._rest)
        ctx._clear()
        self._ready = True
        return decision or None

    @staticmethod
    def _event(kind: type[EventBody]) -> Callable[..., Answer]:
        """The function that delivers events with this body. The hot path: two small objects, and nothing else."""

        def deliver(self: Runtime, *a: Any) -> Answer:
            if not self._ready:
                return OUT_OF_ORDER
            self._ready = False
            ctx = self.ctx
            ctx._a = a
            event = _new(Event)
            event._a = a
            event.body = body = _new(kind)
            body._a = a
            self._on_event(ctx, event)  # type: ignore[misc]
            if ctx._asked or a[4]:
                return self._answer(ctx)
            self._ready = True
            return None

        return deliver

    trade = _event(Trade)
    quote = _event(Quote)
    book_snapshot = _event(BookSnapshot)
    book_delta = _event(BookDelta)
    bar = _event(Bar)
    funding = _event(Funding)
    mark_price = _event(MarkPrice)
    execution = _event(ExecutionEvent)
    risk = _event(RiskEvent)
    safety = _event(SafetyEvent)
    regime = _event(RegimeEvent)
    manual_signal = _event(ManualSignal)
    account_snapshot = _event(AccountSnapshot)
    service_response = _event(ServiceResponse)
    _configured = _event(ConfigUpdate)


def _restore(strategy: Strategy, schema_version: int, state: bytes) -> None:
    reader = StateReader(state)
    version = reader.schema_version
    newest = strategy.STATE_SCHEMA_VERSION
    oldest = strategy.OLDEST_STATE_SCHEMA_VERSION
    if version != schema_version & U32_MAX or not (newest if oldest is None else oldest) <= version <= newest:
        raise SchemaVersion(version)
    strategy.restore(reader)
    reader.finish()


def _instrument(a: Flat, at: int) -> Instrument:
    decimals = (decimal(a[place], a[place + 1]) for place in range(at + 6, at + _INSTRUMENT_SIZE, 2))
    return Instrument(a[at] & U32_MAX, a[at + 1], a[at + 2], a[at + 3], a[at + 4], a[at + 5], *decimals)
