"""What the start-up cache is recorded with: never runs with an instance. Touches what most strategies touch."""

from stratos import Decimal, Due, OrderIntent, RiskContext, Side, Strategy, Trade, math


class Rehearsal(Strategy):
    STATE_SCHEMA_VERSION = 1

    def on_init(self, ctx):
        self.mean = 0.0
        self.count = 0
        ctx.set_risk_context(
            RiskContext(max_slippage_bps=Decimal(20), max_delay_ns=1, expected_holding_ns=1, budget=Decimal("1000.0"))
        )
        ctx.set_timer(1, Due.after(1000))

    def on_event(self, ctx, event):
        body = event.body
        if type(body) is Trade and event.quality.is_good:
            self.mean += (body.price.to_float() - self.mean) * math.exp(-1.0)
            self.count += 1
            if self.count % 8 == 0:
                ctx.order(OrderIntent.market(event.instrument, Side.BUY, body.qty + Decimal("0.1")))

    def save(self, state):
        state.f64(self.mean)
        state.u64(self.count)

    def restore(self, state):
        self.mean = state.f64()
        self.count = state.u64()
