# Asks for a million million bytes.
# expect: RES_FAULT
# from: H62
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    bytearray(2**40)
