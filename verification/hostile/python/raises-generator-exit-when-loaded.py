# Raises what closes a generator when its source is run.
# expect: RES_FAULT
# from: H61
# turn: init
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass


raise GeneratorExit
