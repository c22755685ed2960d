# Looks for a text where almost all of it is, everywhere.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    hay = 'a' * 2_000_000
    while True:
        hay.find('a' * 1_000_000 + 'b')
