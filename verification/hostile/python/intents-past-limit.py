# Asks for one intent more than a callback may.
# expect: RES_FAULT
# from: H79
from stratos import Decimal, OrderIntent, RiskContext, Side, Strategy


class Hostile(Strategy):
    def on_init(self, ctx):
        ctx.set_risk_context(RiskContext(
            max_slippage_bps=Decimal(20), max_delay_ns=1_000_000_000, expected_holding_ns=1, budget=Decimal(1000)))

    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            for _ in range(65):
                ctx.no_op(1)
