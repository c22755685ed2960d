# Goes on in its finally clause, again and again.
# expect: RES_TIMEOUT
# from: H61
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    while True:
        try:
            raise ValueError
        except ValueError:
            pass
        finally:
            continue
