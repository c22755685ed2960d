# Keeps ever more, until there is nothing left.
# expect: RES_MEMORY
# from: H62
# memory_mib: 16
# deadline_ms: 60000
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    kept = []
    while True:
        kept.append('x' * 10_000 + str(len(kept)))
