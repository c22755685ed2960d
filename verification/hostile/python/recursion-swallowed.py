# Calls itself for ever and swallows the error: it left the whole process unable to load classes.
# expect: RES_TIMEOUT
# from: H63
# deadline_ms: 500
# when: always
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    while True:
        try:
            attack(ctx)
        except RecursionError:
            pass
