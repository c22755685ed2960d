# An expression that tries each way to read a text, and there are more than it has time for.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import re

    while True:
        re.match('(a|aa)+$', 'a' * 60 + 'b')
        re.match('(?:(a+)\\1?)+$', 'a' * 60 + 'b')
