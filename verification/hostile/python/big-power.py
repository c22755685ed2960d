# Raises a number to a power that takes hours, in one step that nothing can interrupt.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    10 ** 10**8
