# Raises in its first callback.
# expect: RES_FAULT
# from: H90
# turn: init
from stratos import Strategy


class Hostile(Strategy):
    def on_init(self, ctx):
        raise KeyError("poison")

    def on_event(self, ctx, event):
        pass
