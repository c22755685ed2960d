# Replaces what the child calls by something of its own.
# expect: nothing
# from: H69
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import stratos

    getattr(stratos, '_bri' + 'dge').trade = lambda *given: 'garbage'
