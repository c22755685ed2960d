# Raises what ends a generator.
# expect: RES_FAULT
# from: H61
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    raise GeneratorExit
