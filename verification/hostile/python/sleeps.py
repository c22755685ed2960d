# Waits.
# expect: SBX_CLOCK
# from: H71
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import time

    time.sleep(1)
