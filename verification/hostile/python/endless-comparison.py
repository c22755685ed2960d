# Loops for ever where two things are compared.
# expect: RES_TIMEOUT
# from: H59
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    class Endless:
        def __eq__(self, other):
            while True:
                pass

    Endless() == Endless()
