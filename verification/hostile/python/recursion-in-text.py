# Writes out a list that lies within itself a hundred thousand times.
# expect: RES_STACK
# from: H63
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    repr(deep)
