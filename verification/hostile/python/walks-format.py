# Walks through what it was given by a format's fields.
# expect: nothing
# from: H68
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    text = '{0.__class__.__mro__} {0.now} {0.config}'.format(ctx)
    if 'polyglot' in text or 'java' in text:
        raise ValueError('a host object was reached')
