# Raises when its source is run.
# expect: RES_FAULT
# from: H45
# turn: init
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass


1 // 0
