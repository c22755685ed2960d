# Asks the process to end, by an exit of its own kind that nothing outside knows.
# expect: RES_FAULT
# from: H65
from stratos import Strategy


class Exit(SystemExit):
    pass


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    raise Exit(0)
