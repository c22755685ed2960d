# Replaces what makes the answer by something that looks like one, with a record that there is not.
# expect: ABI_TAMPER
# from: H69
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import stratos

    stratos._runtime.Runtime._answer = lambda self, ctx: (99, 1, 2)
    ctx._asked = True
