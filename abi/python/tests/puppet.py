"""A strategy that does what a manual signal tells it."""

from stratos import (
    ONE,
    ZERO,
    CancelIntent,
    ConfigUpdate,
    Decimal,
    Due,
    EmitError,
    ExecutionEvent,
    HealthReport,
    HealthState,
    ManualSignal,
    OrderIntent,
    RiskContext,
    Side,
    Strategy,
)
from stratos.errors import NoInstrument
from stratos.testing import Setup, instrument

ORDER, NO_OPS, CHECKPOINT, HINT, RANDOM, GROW, HINTS, TIMERS, SERVICES, OWN_RISK, RAISE = range(1, 12)


def risk(slippage):
    return RiskContext(max_slippage_bps=Decimal(slippage), max_delay_ns=1, expected_holding_ns=0, budget=ONE)


class Puppet(Strategy):
    STATE_SCHEMA_VERSION = 3
    OLDEST_STATE_SCHEMA_VERSION = 2
    TELEMETRY_TAGS = ("first", "second")

    def on_init(self, ctx):
        if not ctx.instruments:
            raise NoInstrument
        self.fast = ctx.config.integer("fast")
        if ctx.config.get("no_risk") is None:
            ctx.set_risk_context(risk(10))
        self.events = 0
        self.timers = []
        self.last_error = None
        self.last_ref = None
        self.drawn = 0
        self.ballast = b""
        self.fills = ZERO
        self.seen = None

    def on_event(self, ctx, event):
        self.events += 1
        self.seen = event
        body = event.body
        if isinstance(body, ManualSignal):
            self.obey(ctx, body.signal_id, body.value)
        elif isinstance(body, ConfigUpdate):
            self.fast = ctx.config.integer("fast")
        elif isinstance(body, ExecutionEvent) and body.fill is not None:
            self.fills += body.fill.qty

    def on_timer(self, ctx, timer):
        self.timers.append((timer.timer_id, timer.due_time_ns, ctx.now))

    def on_shutdown(self, ctx, reason):
        ctx.emit(CancelIntent(self.last_ref))

    def on_healthcheck(self, ctx):
        return HealthReport(HealthState.DEGRADED, self.events)

    def save(self, state):
        state.u32(self.events)
        state.u64(self.drawn)
        state.decimal(self.fills)
        state.bytes(self.ballast)

    def restore(self, state):
        self.events = state.u32()
        self.drawn = state.u64()
        self.fills = state.decimal()
        if state.schema_version >= 3:
            self.ballast = state.bytes()

    def obey(self, ctx, what, value):
        self.last_error = None
        try:
            self.do(ctx, what, value, value.units)
        except EmitError as error:
            self.last_error = type(error)

    def do(self, ctx, what, value, count):
        if what == ORDER:
            self.last_ref = ctx.order(OrderIntent.market(1, Side.BUY, value))
        elif what == NO_OPS:
            for code in range(count):
                self.last_ref = ctx.no_op(code)
        elif what == CHECKPOINT:
            ctx.request_checkpoint()
        elif what == HINT:
            ctx.hint(count, ONE)
        elif what == HINTS:
            for step in range(count):
                ctx.hint(0, Decimal(step))
        elif what == RANDOM:
            self.drawn = ctx.random.next_u64()
        elif what == GROW:
            self.ballast = b"\x07" * count
        elif what == TIMERS:
            for timer in range(count):
                ctx.set_timer(timer, Due.after(1))
        elif what == SERVICES:
            ctx.request_service(1, 1, [ONE] * count)
        elif what == OWN_RISK:
            ctx.order(OrderIntent.market(1, Side.SELL, value), risk(99))
        elif what == RAISE:
            raise ZeroDivisionError


def setup():
    return Setup().instrument(instrument(1, "BTC-USD", "0.01", "0.00000001")).integer("fast", 12)


def start():
    return setup().start(Puppet)


def tell(host, what, value=0):
    return host.event(1, ManualSignal(what, value if isinstance(value, Decimal) else Decimal(value)))
