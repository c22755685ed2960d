"""Quotes on both sides of the market with post-only limit orders, and keeps its inventory within limits.

A timer looks at the quotes. Where the price has moved, or a level was filled, all are taken back; once none rests any
more, the grid is laid anew around the newest price. All arithmetic is exact, so another language gets the same orders.
"""

from __future__ import annotations

from stratos import (
    ZERO,
    AccountSnapshot,
    Config,
    ConfigError,
    ConfigUpdate,
    Context,
    Decimal,
    DecimalError,
    Due,
    EmitError,
    Event,
    ExecutionEvent,
    IntentRef,
    OrderIntent,
    Quote,
    RiskContext,
    SafetyState,
    ShutdownReason,
    Side,
    StateReader,
    StateWriter,
    Strategy,
    TimerEvent,
    Trade,
)
from stratos.config import U32_MAX
from stratos.errors import NoInstrument, OutOfRange
from stratos.time import HOUR

REQUOTE = 1
"""The one timer."""
RESTING = 0
"""Telemetry tag: orders that rest when the grid has been laid."""
HALF = Decimal("0.5")
BPS = Decimal(10_000)


class Settings:
    """The configuration as the strategy uses it."""

    __slots__ = (
        "budget",
        "drift_bps",
        "levels",
        "max_delay_ns",
        "max_position",
        "min_position",
        "qty",
        "requote_ns",
        "spread_bps",
        "step_bps",
    )

    def __init__(self, config: Config) -> None:
        """Reads and checks all fields."""
        self.levels = config.integer("levels", at_least=0, at_most=U32_MAX)
        """Orders on each side."""
        self.spread_bps = config.decimal("spread_bps")
        """Distance of the first level from the reference price, in basis points."""
        self.step_bps = config.decimal("step_bps")
        """Distance from level to level, in basis points."""
        self.drift_bps = config.decimal("drift_bps")
        """Once the reference has moved this far, in basis points, the quotes are taken back."""
        self.qty = config.decimal("qty")
        """Quantity of each order, in the base asset."""
        self.max_position = config.decimal("max_position")
        """Largest position; no buy may go beyond it."""
        self.min_position = config.decimal("min_position")
        """Smallest position; no sell may go beyond it. Below zero is short."""
        self.requote_ns = config.duration_ns("requote_every")
        """How often the quotes are looked at."""
        self.budget = config.decimal("budget")
        self.max_delay_ns = config.duration_ns("max_delay")
        if self.max_position < self.min_position:
            raise OutOfRange("max_position")
        if self.requote_ns == 0:
            raise OutOfRange("requote_every")

    @staticmethod
    def read(ctx: Context) -> Settings:
        """Reads the configuration and makes its risk context the default of every intent."""
        settings = Settings(ctx.config)
        ctx.set_risk_context(
            RiskContext(
                max_slippage_bps=ZERO,
                max_delay_ns=settings.max_delay_ns,
                expected_holding_ns=HOUR,
                budget=settings.budget,
            )
        )
        return settings


class Resting:
    """An order that rests, or is on its way."""

    __slots__ = ("canceling", "name")

    def __init__(self, name: IntentRef, canceling: bool = False) -> None:
        self.name = name
        self.canceling = canceling
        """Whether a cancel is on its way."""

    def save(self, state: StateWriter) -> None:
        state.intent_ref(self.name)
        state.flag(self.canceling)

    @staticmethod
    def read(state: StateReader) -> Resting:
        name = state.intent_ref()
        return Resting(name, state.flag())


class GridMaker(Strategy):
    """The strategy."""

    STATE_SCHEMA_VERSION = 1
    TELEMETRY_TAGS = ("resting",)

    def on_init(self, ctx: Context) -> None:
        self.settings = Settings.read(ctx)
        self._set_timer(ctx)
        if not ctx.instruments:
            raise NoInstrument
        self.instrument = ctx.instruments[0]
        # Newest price: the middle of the best bid and offer, or the last trade.
        self.reference: Decimal | None = None
        # The price that the present grid was laid around.
        self.laid_around = ZERO
        # How many orders the grid had when it was laid.
        self.laid = 0
        self.resting: list[Resting] = []
        self.position = ZERO

    def on_event(self, ctx: Context, event: Event) -> None:
        body = event.body
        if isinstance(body, ConfigUpdate):
            self._configure(ctx)
        elif event.instrument != self.instrument.id:
            return
        elif isinstance(body, Trade):
            if event.quality.is_good:
                self.reference = body.price
        elif isinstance(body, Quote):
            if event.quality.is_good and body.bid_qty.is_positive and body.ask_qty.is_positive:
                self.reference = _middle(body.bid_price, body.ask_price)
        elif isinstance(body, ExecutionEvent):
            self._on_execution(body)
        elif isinstance(body, AccountSnapshot):
            self.position = body.position_qty
            self.resting = [Resting(order.intent) for order in body.open_orders]

    def on_timer(self, ctx: Context, timer: TimerEvent) -> None:
        reference = self.reference
        if reference is None or ctx.safety != SafetyState.NORMAL:
            self._cancel_all(ctx)
        elif not self.resting:
            self._lay(ctx, reference)
        elif self._is_outdated(reference):
            self._cancel_all(ctx)

    def on_shutdown(self, ctx: Context, reason: ShutdownReason) -> None:
        self._cancel_all(ctx)

    def save(self, state: StateWriter) -> None:
        state.option(self.reference, StateWriter.decimal)
        state.decimal(self.laid_around)
        state.u32(self.laid)
        state.decimal(self.position)
        state.list(self.resting, lambda state, order: order.save(state))

    def restore(self, state: StateReader) -> None:
        self.reference = state.option(StateReader.decimal)
        self.laid_around = state.decimal()
        self.laid = state.u32()
        self.position = state.decimal()
        self.resting = state.list(Resting.read)

    def _set_timer(self, ctx: Context) -> None:
        try:
            ctx.set_timer(REQUOTE, Due.every(self.settings.requote_ns))
        except EmitError:
            pass  # beyond the clock's end: never

    def _configure(self, ctx: Context) -> None:
        try:
            settings = Settings.read(ctx)
        except ConfigError:
            return
        present, self.settings = self.settings, settings
        if settings.requote_ns != present.requote_ns:
            self._set_timer(ctx)

    def _on_execution(self, execution: ExecutionEvent) -> None:
        self.position = execution.position_qty
        target = execution.target
        if target is not None:
            # A cancel was denied or rejected: the next timer tries again, unless the order is gone by then.
            for order in self.resting:
                if order.name == target:
                    order.canceling = False
        elif execution.is_final:
            over = execution.intent
            self.resting = [order for order in self.resting if order.name != over]

    def _is_outdated(self, reference: Decimal) -> bool:
        """Whether a level is gone, or the price has moved away: |reference - laid_around| * 10000 > laid_around * drift_bps."""
        if len(self.resting) != self.laid:
            return True
        try:
            moved = abs(reference - self.laid_around) * BPS
            return moved > self.laid_around * self.settings.drift_bps
        except DecimalError:
            return True

    def _cancel_all(self, ctx: Context) -> None:
        for order in self.resting:
            if not order.canceling:
                try:
                    ctx.cancel(order.name)
                except EmitError:
                    continue  # the next timer tries again
                order.canceling = True

    def _lay(self, ctx: Context, reference: Decimal) -> None:
        """Lays the grid: level by level, a buy below and a sell above, each within what the inventory still allows."""
        self.laid_around = reference
        room_to_buy = _difference(self.settings.max_position, self.position)
        room_to_sell = _difference(self.position, self.settings.min_position)
        for level in range(self.settings.levels):
            room_to_buy = self._quote(ctx, Side.BUY, level, room_to_buy)
            room_to_sell = self._quote(ctx, Side.SELL, level, room_to_sell)
        self.laid = len(self.resting)
        ctx.hint(RESTING, Decimal(self.laid))

    def _quote(self, ctx: Context, side: Side, level: int, room: Decimal | None) -> Decimal | None:
        """Places one order if there is room for it; gives the room that is left."""
        if room is None:
            return None
        try:
            price = self._price(side, level)
            qty = self.instrument.qty_in_lots(self.settings.qty)
            left = room - qty
        except DecimalError:
            return room
        if left.is_negative or not self.instrument.takes(price, qty):
            return room
        try:
            name = ctx.order(OrderIntent.limit(self.instrument.id, side, qty, price, post_only=True))
        except EmitError:
            return room
        self.resting.append(Resting(name))
        return left

    def _price(self, side: Side, level: int) -> Decimal:
        away = self.settings.spread_bps + self.settings.step_bps * Decimal(level)
        return self.instrument.price_at(side, self.laid_around, -away if side == Side.BUY else away)


def _middle(bid: Decimal, ask: Decimal) -> Decimal | None:
    try:
        return (bid + ask) * HALF
    except DecimalError:
        return None


def _difference(whole: Decimal, part: Decimal) -> Decimal | None:
    """`whole - part`, or None where no decimal holds it: then there is no room."""
    try:
        return whole - part
    except DecimalError:
        return None
