# Calls itself for ever and would swallow the error: calls have one limit of depth, and nothing of the strategy's runs past it.
# expect: RES_STACK
# from: H63
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    while True:
        try:
            attack(ctx)
        except RecursionError:
            pass
