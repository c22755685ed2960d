# Raises an error whose text is nobody's business.
# expect: RES_FAULT
# from: H52
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    raise ValueError('secret')
