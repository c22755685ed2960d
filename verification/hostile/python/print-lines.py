# Has the host keep lines for it without end, were it to keep any: they are counted where they are printed.
# expect: RES_TIMEOUT
# from: H56
# deadline_ms: 2000
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    number = 0
    while True:
        print(number)
        number += 1
