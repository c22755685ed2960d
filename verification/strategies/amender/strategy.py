"""Keeps one resting order on each side, moves both by amending them, and now and then fails.

For tests that kill the host: the one among the strategies whose orders live long and change.
"""

from __future__ import annotations

from stratos import (
    ZERO,
    AccountSnapshot,
    AmendIntent,
    Context,
    Decimal,
    DecimalError,
    Due,
    EmitError,
    Event,
    ExecutionEvent,
    IntentRef,
    OrderIntent,
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
from stratos.errors import NoInstrument
from stratos.time import HOUR

MOVE = 1
"""The one timer."""
EVERY_NS = 200_000_000
QTY = Decimal("0.02")
AWAY_BPS = Decimal(12)
POSITION_MAX = Decimal("0.4")


class Amender(Strategy):
    """The strategy."""

    STATE_SCHEMA_VERSION = 1

    def on_init(self, ctx: Context) -> None:
        ctx.set_risk_context(
            RiskContext(
                max_slippage_bps=ZERO,
                max_delay_ns=2_000_000_000,
                expected_holding_ns=HOUR,
                budget=Decimal(5_000),
            )
        )
        if not ctx.instruments:
            raise NoInstrument
        self.instrument = ctx.instruments[0]
        self.reference: Decimal | None = None
        self.position = ZERO
        self.resting: list[tuple[IntentRef, Side]] = []
        ctx.set_timer(MOVE, Due.every(EVERY_NS))

    def on_event(self, ctx: Context, event: Event) -> None:
        body = event.body
        if isinstance(body, Trade):
            self.reference = body.price
        elif isinstance(body, ExecutionEvent):
            self.position = body.position_qty
            if body.target is None and body.is_final:
                self.resting = [(name, side) for name, side in self.resting if name != body.intent]
        elif isinstance(body, AccountSnapshot):
            self.position = body.position_qty
            self.resting = [(order.intent, order.side) for order in body.open_orders]

    def on_timer(self, ctx: Context, timer: TimerEvent) -> None:
        fails_one_in = ctx.config.integer("fails_one_in", at_least=1, at_most=100_000)
        if ctx.now // 1_000 % fails_one_in == 0:
            raise RuntimeError("one of the failures that this strategy is for")
        if self.reference is None or ctx.safety != SafetyState.NORMAL:
            return
        for side in (Side.BUY, Side.SELL):
            self._quote(ctx, side, self.reference)

    def on_shutdown(self, ctx: Context, reason: ShutdownReason) -> None:
        for name, _ in self.resting:
            ctx.cancel(name)

    def save(self, state: StateWriter) -> None:
        state.option(self.reference, StateWriter.decimal)
        state.decimal(self.position)
        state.list([name for name, side in self.resting if side == Side.BUY], StateWriter.intent_ref)
        state.list([name for name, side in self.resting if side == Side.SELL], StateWriter.intent_ref)

    def restore(self, state: StateReader) -> None:
        self.reference = state.option(StateReader.decimal)
        self.position = state.decimal()
        buys = state.list(StateReader.intent_ref)
        self.resting = [(name, Side.BUY) for name in buys]
        self.resting += [(name, Side.SELL) for name in state.list(StateReader.intent_ref)]

    def _quote(self, ctx: Context, side: Side, reference: Decimal) -> None:
        """Moves the side's order to where it belongs, or places one."""
        try:
            price = self.instrument.price_at(side, reference, -AWAY_BPS if side == Side.BUY else AWAY_BPS)
            mine = [name for name, its in self.resting if its == side]
            if mine:
                ctx.amend(AmendIntent(mine[0], price=price))
            elif (self.position < POSITION_MAX) if side == Side.BUY else (self.position > -POSITION_MAX):
                name = ctx.order(OrderIntent.limit(self.instrument.id, side, QTY, price, post_only=True))
                self.resting.append((name, side))
        except (DecimalError, EmitError):
            return  # the next timer tries again
