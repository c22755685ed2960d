# A square root of ten million digits.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import decimal

    with decimal.localcontext() as local:
        local.prec = 10_000_000
        decimal.Decimal(2).sqrt()
