# Imports subprocess by a name that the check of the source does not see.
# expect: SBX_PROCESS
# from: H64
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def builtin(name):
    """What the check of the source would not let pass by its name."""
    return getattr(builtin, "__glo" + "bals__")["__buil" + "tins__"][name]


def attack(ctx):
    builtin('__import__')('subprocess')
