# Prints mebibytes without an end, and without an end of line: nothing waits for one, they are counted and gone.
# expect: RES_TIMEOUT
# from: H72
# deadline_ms: 2000
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    text = 'x' * (1 << 20)
    while True:
        print(text, end='')
