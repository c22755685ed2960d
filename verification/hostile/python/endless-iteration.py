# Asks whether something is in what never ends.
# expect: RES_TIMEOUT
# from: H59
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import itertools

    -1 in itertools.count()
