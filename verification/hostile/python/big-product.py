# Multiplies numbers of millions of digits.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    number = 1 << 40_000_000
    while True:
        number * (number - 1)
