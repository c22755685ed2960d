# Replaces parts of the SDK for all who come later: there is nobody.
# expect: nothing
# from: H69
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import stratos

    stratos.Decimal = None
    Strategy.on_event = None
