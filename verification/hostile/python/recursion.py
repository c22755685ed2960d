# Calls itself for ever.
# expect: RES_STACK
# from: H63
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    attack(ctx)
