"""Follows the cross of two moving averages: holds `qty` while the fast one is above the slow one, nothing otherwise.

Prices come from trades, `trades_per_bar` of them to a bar, or from ready-made bars. Floats only decide; what is ordered
is exact. For the same bits in another language keep the order of the operations in `EmaCross._on_price`.
"""

from __future__ import annotations

from stratos import (
    ZERO,
    AccountSnapshot,
    Bar,
    Config,
    ConfigError,
    ConfigUpdate,
    Context,
    Decimal,
    DecimalError,
    EmitError,
    Event,
    ExecutionEvent,
    IntentRef,
    OrderIntent,
    RiskContext,
    Rounding,
    Side,
    StateReader,
    StateWriter,
    Strategy,
    TimeInForce,
    Trade,
)
from stratos.config import U32_MAX
from stratos.errors import NoInstrument, OutOfRange
from stratos.time import HOUR

SPREAD = 0
"""Telemetry tag: fast minus slow average when an order goes out, in the quote asset."""


class Settings:
    """The configuration as the strategy uses it."""

    __slots__ = (
        "budget",
        "fast_weight",
        "max_delay_ns",
        "qty",
        "slippage_bps",
        "slow_weight",
        "style",
        "trades_per_bar",
        "warm_up",
    )

    def __init__(self, config: Config) -> None:
        """Reads and checks all fields."""
        fast = config.integer("fast", at_least=0, at_most=U32_MAX)
        slow = config.integer("slow", at_least=0, at_most=U32_MAX)
        self.trades_per_bar = config.integer("trades_per_bar", at_least=1, at_most=U32_MAX)
        """Trades that make one bar."""
        if fast == 0 or slow <= fast:
            raise OutOfRange("slow")
        self.warm_up = slow
        """Bars until the averages are trusted: the slow length."""
        self.fast_weight = _weight(fast)
        """Weight of the newest price in the fast average."""
        self.slow_weight = _weight(slow)
        """Weight of the newest price in the slow average."""
        self.qty = config.decimal("qty")
        """Position while the fast average is above the slow one, in the base asset."""
        self.style = config.choice("style")
        """How orders are sent: at `market`, or `ioc`, a limit at the last price plus or minus the slippage."""
        if self.style not in ("market", "ioc"):
            raise OutOfRange("style")
        self.slippage_bps = config.decimal("slippage_bps")
        """Worst acceptable price, in basis points from the last one."""
        self.budget = config.decimal("budget")
        """Most an order may put at stake, in the quote asset."""
        self.max_delay_ns = config.duration_ns("max_delay")
        """Past this age an order is not sent any more."""

    @staticmethod
    def read(ctx: Context) -> Settings:
        """Reads the configuration and makes its risk context the default of every intent."""
        settings = Settings(ctx.config)
        ctx.set_risk_context(
            RiskContext(
                max_slippage_bps=settings.slippage_bps,
                max_delay_ns=settings.max_delay_ns,
                expected_holding_ns=HOUR,
                budget=settings.budget,
            )
        )
        return settings


def _weight(bars: int) -> float:
    """Weight of the newest of `bars` prices: 2 / (bars + 1)."""
    return 2.0 / (float(bars) + 1.0)


class EmaCross(Strategy):
    """The strategy."""

    STATE_SCHEMA_VERSION = 1
    TELEMETRY_TAGS = ("spread",)

    def on_init(self, ctx: Context) -> None:
        self.settings = Settings.read(ctx)
        if not ctx.instruments:
            raise NoInstrument
        self.instrument = ctx.instruments[0]
        self.trades = 0
        self.bars = 0
        self.fast = 0.0
        self.slow = 0.0
        # Last price, for limits.
        self.last = ZERO
        # Whether the averages say "hold".
        self.wanted = False
        # What was last acted on. An order that comes to nothing is not repeated before the next cross.
        self.acted = False
        self.position = ZERO
        # The order under way. While there is one, no other goes out.
        self.working: IntentRef | None = None

    def on_event(self, ctx: Context, event: Event) -> None:
        body = event.body
        if isinstance(body, ConfigUpdate):
            self._configure(ctx)
        elif event.instrument != self.instrument.id:
            return
        elif isinstance(body, Trade):
            if event.quality.is_good:
                self._on_trade(ctx, body)
        elif isinstance(body, Bar):
            if body.closed and event.quality.is_good:
                self._on_price(ctx, body.close)
        elif isinstance(body, ExecutionEvent):
            self._on_execution(ctx, body)
        elif isinstance(body, AccountSnapshot):
            self.position = body.position_qty
            open_orders = body.open_orders
            self.working = open_orders[0].intent if open_orders else None

    def save(self, state: StateWriter) -> None:
        state.u32(self.trades)
        state.u64(self.bars)
        state.f64(self.fast)
        state.f64(self.slow)
        state.decimal(self.last)
        state.flag(self.wanted)
        state.flag(self.acted)
        state.decimal(self.position)
        state.option(self.working, StateWriter.intent_ref)

    def restore(self, state: StateReader) -> None:
        self.trades = state.u32()
        self.bars = state.u64()
        self.fast = state.f64()
        self.slow = state.f64()
        self.last = state.decimal()
        self.wanted = state.flag()
        self.acted = state.flag()
        self.position = state.decimal()
        self.working = state.option(StateReader.intent_ref)

    def _configure(self, ctx: Context) -> None:
        try:
            self.settings = Settings.read(ctx)
        except ConfigError:
            pass  # nonsense: the present settings stay

    def _on_trade(self, ctx: Context, trade: Trade) -> None:
        self.trades += 1
        if self.trades >= self.settings.trades_per_bar:
            self.trades = 0
            self._on_price(ctx, trade.price)

    def _on_price(self, ctx: Context, price: Decimal) -> None:
        """One bar ends at `price`: move the averages, look for a cross."""
        close = price.to_float()
        if self.bars == 0:
            self.fast = close
            self.slow = close
        self.fast += self.settings.fast_weight * (close - self.fast)
        self.slow += self.settings.slow_weight * (close - self.slow)
        self.bars += 1
        self.last = price
        if self.bars >= self.settings.warm_up:
            self.wanted = self.fast > self.slow
            self._act(ctx)

    def _on_execution(self, ctx: Context, execution: ExecutionEvent) -> None:
        self.position = execution.position_qty
        if execution.is_final and execution.intent == self.working:
            self.working = None
            self._act(ctx)

    def _act(self, ctx: Context) -> None:
        """Orders the difference between the wanted and the present position, once for each cross."""
        if self.wanted == self.acted or self.working is not None:
            return
        self.acted = self.wanted
        try:
            order = self._order()
        except DecimalError:
            return
        if order is None:
            return
        try:
            self.working = ctx.order(order)
        except EmitError:
            self.working = None
        try:
            spread = Decimal.from_float(self.fast - self.slow, 4, Rounding.HALF_EVEN)
        except DecimalError:
            return
        ctx.hint(SPREAD, spread)

    def _order(self) -> OrderIntent | None:
        target = self.settings.qty if self.wanted else ZERO
        difference = target - self.position
        side = Side.SELL if difference.is_negative else Side.BUY
        qty = self.instrument.qty_in_lots(abs(difference))
        if not self.instrument.takes(self.last, qty):
            return None
        if self.settings.style == "market":
            return OrderIntent.market(self.instrument.id, side, qty)
        slippage = self.settings.slippage_bps
        bps = slippage if side == Side.BUY else -slippage
        limit = self.instrument.price_at(side, self.last, bps)
        return OrderIntent.limit(self.instrument.id, side, qty, limit, tif=TimeInForce.IOC)
