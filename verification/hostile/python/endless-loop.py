# Loops for ever.
# expect: RES_TIMEOUT
# from: H59
# deadline_ms: 500
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    while True:
        pass
