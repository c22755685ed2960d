# Sorts by a key that never comes.
# expect: RES_TIMEOUT
# from: H59
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    def key(value):
        while True:
            pass

    sorted([2, 1], key=key)
