# Loops for ever and swallows whatever would stop it.
# expect: RES_TIMEOUT
# from: H61
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
            while True:
                pass
        except BaseException:
            pass
