"""Buys when the price has fallen `dip_bps` from its high, sells when it has gained `gain_bps` since."""

from stratos import (
    ZERO,
    AccountSnapshot,
    Bar,
    ConfigUpdate,
    Context,
    Decimal,
    Event,
    ExecutionEvent,
    InitError,
    IntentRef,
    OrderIntent,
    RiskContext,
    Side,
    StateReader,
    StateWriter,
    Strategy,
    Trade,
    time,
)

ONE_BPS = 10_000.0


class DipBuyer(Strategy):
    """Everything a callback's outcome depends on is saved, but for the configuration."""

    STATE_SCHEMA_VERSION = 1

    def on_init(self, ctx: Context) -> None:
        ctx.set_risk_context(
            RiskContext(
                max_slippage_bps=Decimal(100),
                max_delay_ns=time.SECOND,
                expected_holding_ns=time.HOUR,
                budget=Decimal(10_000),
            )
        )
        if not ctx.instruments:
            raise InitError("no instrument")
        self.instrument = ctx.instruments[0]
        self.high = ZERO
        """Highest price since the last sale."""
        self.entry = ZERO
        """Price of the last purchase."""
        self.position = ZERO
        self.working: IntentRef | None = None
        """The order under way. While there is one, no other goes out."""
        self.configure(ctx)

    def on_event(self, ctx: Context, event: Event) -> None:
        body = event.body
        if type(body) is ConfigUpdate:
            self.configure(ctx)
        elif event.instrument != self.instrument.id:
            return
        elif type(body) is Trade:
            if event.quality.is_good:
                self.on_price(ctx, body.price)
        elif type(body) is Bar:
            if body.closed and event.quality.is_good:
                self.on_price(ctx, body.close)
        elif type(body) is ExecutionEvent:
            self.on_execution(body)
        elif type(body) is AccountSnapshot:
            self.position = body.position_qty
            self.working = body.open_orders[0].intent if body.open_orders else None

    def save(self, state: StateWriter) -> None:
        state.decimal(self.high)
        state.decimal(self.entry)
        state.decimal(self.position)
        state.option(self.working, StateWriter.intent_ref)

    def restore(self, state: StateReader) -> None:
        self.high = state.decimal()
        self.entry = state.decimal()
        self.position = state.decimal()
        self.working = state.option(StateReader.intent_ref)

    def configure(self, ctx: Context) -> None:
        self.dip = ctx.config.decimal("dip_bps").to_float() / ONE_BPS
        self.gain = ctx.config.decimal("gain_bps").to_float() / ONE_BPS
        self.qty = ctx.config.decimal("qty")

    def on_price(self, ctx: Context, price: Decimal) -> None:
        if self.working is not None:
            return
        if self.position.is_zero:
            if price > self.high:
                self.high = price
            if price.to_float() <= self.high.to_float() * (1.0 - self.dip):
                self.order(ctx, Side.BUY, self.qty, price)
        elif price.to_float() >= self.entry.to_float() * (1.0 + self.gain):
            self.order(ctx, Side.SELL, self.position, price)

    def order(self, ctx: Context, side: Side, qty: Decimal, price: Decimal) -> None:
        qty = self.instrument.qty_in_lots(qty)
        if self.instrument.takes(price, qty):
            self.working = ctx.order(OrderIntent.market(self.instrument.id, side, qty))

    def on_execution(self, execution: ExecutionEvent) -> None:
        self.position = execution.position_qty
        if execution.fill is not None:
            self.entry = execution.fill.price
        if execution.intent == self.working and execution.is_final:
            self.working = None
            if self.position.is_zero:
                self.high = self.entry
