"""Does what the conformance suite of the sandboxes tells it to; see the README one folder up."""

from stratos import (
    ONE,
    AlertSeverity,
    Decimal,
    Due,
    EmitError,
    HealthReport,
    HealthState,
    OrderIntent,
    RiskContext,
    Side,
    Strategy,
    Trade,
)


def down(calls):
    return calls and down(calls - 1)


class Obedient(Strategy):
    STATE_SCHEMA_VERSION = 3
    TELEMETRY_TAGS = ("told",)

    def on_init(self, ctx):
        self.events = 0
        self.ballast = b""
        ctx.set_risk_context(
            RiskContext(
                max_slippage_bps=Decimal(20),
                max_delay_ns=1_000_000_000,
                expected_holding_ns=1_000_000_000,
                budget=Decimal(1_000),
            )
        )
        ctx.set_timer(7, Due.after(1_000))

    def on_event(self, ctx, event):
        self.events += 1
        if type(event.body) is Trade:
            self.obey(ctx, event.sequence, event.body.trade_id)

    def obey(self, ctx, command, amount):
        if command == 1:
            ctx.order(OrderIntent.market(1, Side.BUY, Decimal.new(self.events, 2)))
        elif command == 2:
            self.again(amount, lambda number: ctx.no_op(1))
        elif command == 3:
            self.again(amount, lambda number: ctx.hint(0, ONE))
        elif command == 4:
            ctx.hint(5, ONE)
        elif command == 5:
            print("x" * amount, end="")
        elif command == 6:
            raise ValueError("as told")
        elif command == 7:
            while True:
                pass
        elif command == 8:
            down(amount)
        elif command == 9:
            self.ballast = b"\xa5" * amount
        elif command == 10:
            chance = ctx.random.next_u64()
            for code, value in enumerate((ctx.now, chance >> 1, ctx.cursor), 1):
                ctx.alert(code, AlertSeverity.INFO, Decimal.new(value, 0))
        elif command == 11:
            self.again(amount, lambda number: ctx.set_timer(number, Due.after(1_000_000)))

    def again(self, amount, ask):
        for number in range(amount):
            try:
                ask(number)
            except EmitError:
                pass

    def on_timer(self, ctx, timer):
        ctx.no_op(timer.timer_id)

    def on_healthcheck(self, ctx):
        return HealthReport(HealthState.DEGRADED, self.events)

    def save(self, state):
        state.u32(self.events)
        state.bytes(self.ballast)

    def restore(self, state):
        self.events = state.u32()
        self.ballast = state.bytes()
