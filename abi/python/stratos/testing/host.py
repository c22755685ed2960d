"""A host for one strategy in one test."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Callable, Generic, Mapping, TypeVar, cast

from .. import _runtime
from .._value import I64_MAX, U64_MAX
from ..config import ConfigValue
from ..decimal import Decimal
from ..events import EventBody, Quote, Trade
from ..execution import ExecutionEvent, ExecutionKind
from ..host_events import ConfigUpdate, flat_value
from ..instrument import Instrument
from ..intents import AlertIntent, CancelIntent, IntentBody, NoOpIntent
from ..limits import OUTPUT_BYTES
from ..strategy import Strategy
from ..types import HealthReport, IntentRef, Quality, SafetyState, ShutdownReason
from .decision import Decision, Intent
from .orders import Orders

if TYPE_CHECKING:
    from .setup import Setup

S = TypeVar("S", bound=Strategy)
_ONE = Decimal(1)
_NOTICES: tuple[type[IntentBody], ...] = (AlertIntent, NoOpIntent)
_REASONS = {
    -1: "the input or the configuration cannot be worked with",
    -2: "the decision or the state does not fit",
    -3: "the restored state cannot be read",
    -4: "a callback out of order, or after a fault",
}


class Fault(Exception):
    """The strategy gave no decision: `code` is the number of the Wasm ABI. What it raised itself comes as it is."""

    def __init__(self, code: int) -> None:
        super().__init__(f"{code}: {_REASONS[code]}")
        self.code = code


@dataclass
class _Timer:
    due_ns: int
    id: int
    every_ns: int


@dataclass
class World:
    """What the host keeps for the strategy."""

    now_ns: int
    cursor: int = 0
    sequence: int = 0
    safety: SafetyState = SafetyState.NORMAL
    config_version: int = 0
    timers: list[_Timer] = field(default_factory=list)
    orders: Orders = field(default_factory=Orders)


@dataclass(frozen=True)
class Checkpoint:
    """A strategy's state together with what the host knows at that moment. A test may spoil the state to see what
    happens: `dataclasses.replace(checkpoint, state=...)`."""

    schema_version: int
    cursor: int
    state: bytes
    world: World


class TestHost(Generic[S]):
    """Runs one strategy: deliver events, move the clock, say what became of its orders, look at what it asked for.

    Every method that delivers something raises what the strategy raises, or a `Fault`.
    """

    __test__ = False

    def __init__(self, setup: Setup, kind: type[S], checkpoint: Checkpoint | None) -> None:
        self._seed = setup.seed_value
        self._runtime = _runtime.Runtime()
        self._runtime.use(kind, OUTPUT_BYTES)
        self._world = World(setup.start_ns) if checkpoint is None else copy.deepcopy(checkpoint.world)
        self._emitted: list[tuple[IntentRef, Intent]] = []
        self._checkpoint_due = False
        restored = (-1, 0, "")
        if checkpoint is not None:
            restored = (checkpoint.schema_version, checkpoint.cursor, checkpoint.state.decode("latin-1"))
        contract = (_runtime.CONTRACT_MAJOR, _runtime.CONTRACT_MINOR)
        instruments = [part for instrument in setup.instruments for part in _flat_instrument(instrument)]
        config = [part for item in setup.config.items() for part in flat_value(*item)]
        names = ("test-strategy", "test-instance")
        lists = (len(setup.instruments), *instruments, len(setup.config), *config)
        self._run(self._runtime.init, (*contract, *names, *restored, *lists), _NOTICES)

    def trade(self, instrument: int, price: str, qty: str) -> Decision:
        """A trade in the market."""
        return self.event(instrument, Trade(Decimal(price), Decimal(qty)))

    def quote(self, instrument: int, bid: str, ask: str) -> Decision:
        """A new best bid and offer, of quantity 1 on both sides."""
        return self.event(instrument, Quote(Decimal(bid), _ONE, Decimal(ask), _ONE))

    def event(self, instrument: int, body: EventBody, quality: Quality = Quality.GOOD) -> Decision:
        """Any event, now."""
        world = self._world
        world.sequence += 1
        now = world.now_ns
        header = (world.sequence, now, now, now, int(quality), instrument)
        return self._turn(_DELIVER[type(body)], (*header, *body._a[11:]))

    def advance(self, nanos: int) -> list[Decision]:
        """Moves the clock and fires the timers that come due on the way, earliest first, of equals the lower number
        first."""
        world = self._world
        end = world.now_ns + nanos
        decisions = []
        while (timer := self._pop_due(end)) is not None:
            world.now_ns = max(world.now_ns, timer.due_ns)
            decisions.append(self._turn(_runtime.Runtime.timer, (timer.id, timer.due_ns)))
        world.now_ns = end
        return decisions

    def _pop_due(self, end: int) -> _Timer | None:
        timers = self._world.timers
        timer = min(timers, key=lambda timer: (timer.due_ns, timer.id), default=None)
        if timer is None or timer.due_ns > end:
            return None
        timers.remove(timer)
        if timer.every_ns:
            timers.append(replace(timer, due_ns=timer.due_ns + timer.every_ns))
        return timer

    def configure(self, values: Mapping[str, ConfigValue]) -> Decision:
        """Changes configuration values while the strategy runs."""
        self._world.config_version += 1
        return self.event(0, ConfigUpdate(self._world.config_version, values))

    def set_safety(self, state: SafetyState) -> None:
        """The safety state from the next callback on. Tells the strategy nothing by itself."""
        self._world.safety = state

    def acknowledge(self, order: IntentRef) -> Decision:
        """The venue has the order."""
        return self.tell(order, ExecutionKind.ACKNOWLEDGED)

    def fill(self, order: IntentRef, price: str, qty: str) -> Decision:
        """A fill, partial or the last. Books it into `position`."""
        return self.event(*self._world.orders.fill(order, Decimal(price), Decimal(qty)))

    def tell(self, order: IntentRef, kind: ExecutionKind, reason_code: int = 0) -> Decision:
        """Anything else that becomes of an order."""
        return self.event(*self._world.orders.event(order, kind, reason_code))

    def healthcheck(self) -> HealthReport:
        """Asks for the strategy's health."""
        return cast(HealthReport, self._run(self._runtime.healthcheck, (), _NOTICES).health)

    def shutdown(self, reason: ShutdownReason) -> Decision:
        """Ends the instance."""
        return self._turn(_runtime.Runtime.shutdown, (int(reason),), (*_NOTICES, CancelIntent))

    def checkpoint(self) -> Checkpoint:
        """Takes a checkpoint here, with a healthcheck."""
        self._checkpoint_due = True
        update = self._run(self._runtime.healthcheck, (), _NOTICES).state_update
        self._checkpoint_due = False
        if update is None:
            raise AssertionError("the SDK gave no state though it was due")
        return Checkpoint(update.schema_version, self._world.cursor, update.state, copy.deepcopy(self._world))

    @property
    def strategy(self) -> S:
        """The strategy itself."""
        return cast(S, self._runtime.strategy)

    def take_intents(self) -> list[tuple[IntentRef, Intent]]:
        """Takes all intents since the last call, in order, each with its name."""
        emitted, self._emitted = self._emitted, []
        return emitted

    def position(self, instrument: int) -> Decimal:
        """Position that the fills so far have made."""
        return self._world.orders.position(instrument)

    @property
    def now(self) -> int:
        """The clock, in nanoseconds since the Unix epoch."""
        return self._world.now_ns

    @property
    def cursor(self) -> int:
        """Number of the last turn."""
        return self._world.cursor

    def _turn(
        self,
        callback: Callable[..., Any],
        arguments: tuple[Any, ...],
        allowed: tuple[type[IntentBody], ...] = (IntentBody,),
    ) -> Decision:
        self._world.cursor += 1
        return self._run(callback.__get__(self._runtime), arguments, allowed)

    def _run(
        self, callback: Callable[..., Any], arguments: tuple[Any, ...], allowed: tuple[type[IntentBody], ...]
    ) -> Decision:
        world = self._world
        seed = _seed_of(self._seed, world.cursor)
        context = (world.cursor, world.now_ns, seed, int(world.safety), self._checkpoint_due)
        answer = callback(*context, *arguments)
        if isinstance(answer, int):
            raise Fault(answer)
        decision = Decision.read(answer)
        self._apply(decision, allowed)
        return decision

    def _apply(self, decision: Decision, allowed: tuple[type[IntentBody], ...]) -> None:
        world = self._world
        for ordinal, intent in enumerate(decision.intents):
            if not isinstance(intent.body, allowed):
                raise AssertionError(f"this callback may not emit it, the host would deny it: {intent.body!r}")
            name = IntentRef(world.cursor, ordinal)
            world.orders.note(name, intent.body)
            self._emitted.append((name, intent))
        for command in decision.timers:
            world.timers = [timer for timer in world.timers if timer.id != command.timer_id]
            if command.due_time_ns != 0:
                world.timers.append(_Timer(command.due_time_ns, command.timer_id, command.every_ns))


_DELIVER: dict[type[EventBody], Callable[..., Any]] = {
    kind: getattr(_runtime.Runtime, name)
    for name, kind in (
        ("trade", _runtime.Trade),
        ("quote", _runtime.Quote),
        ("book_snapshot", _runtime.BookSnapshot),
        ("book_delta", _runtime.BookDelta),
        ("bar", _runtime.Bar),
        ("funding", _runtime.Funding),
        ("mark_price", _runtime.MarkPrice),
        ("execution", ExecutionEvent),
        ("risk", _runtime.RiskEvent),
        ("safety", _runtime.SafetyEvent),
        ("regime", _runtime.RegimeEvent),
        ("manual_signal", _runtime.ManualSignal),
        ("account_snapshot", _runtime.AccountSnapshot),
        ("config_update", ConfigUpdate),
        ("service_response", _runtime.ServiceResponse),
    )
}


def _flat_instrument(instrument: Instrument) -> tuple[Any, ...]:
    texts = (instrument.venue, instrument.market, instrument.symbol, instrument.base_asset, instrument.quote_asset)
    decimals = (
        instrument.tick_size,
        instrument.lot_size,
        instrument.min_qty,
        instrument.max_qty,
        instrument.min_notional,
    )
    return (instrument.id, *texts, *(part for value in decimals for part in (value.units, value.scale)))


def _seed_of(seed: int, cursor: int) -> int:
    """Seed of a callback, as it crosses: a different one for each turn of each seed; the same as the Rust SDK's."""
    mixed = (seed * 0x9E3779B97F4A7C15 ^ cursor * 0xD1B54A32D192ED03) & U64_MAX
    return mixed if mixed <= I64_MAX else mixed - (1 << 64)
