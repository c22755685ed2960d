# Replaces what makes the answer.
# expect: ABI_TAMPER
# from: H69
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import stratos

    stratos._runtime.Runtime._answer = lambda self, ctx: ('garbage', 7)
    ctx._asked = True
