# Loops for ever when its source is run.
# expect: RES_TIMEOUT
# from: H54
# turn: init
# compile_ms: 6000
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass


while True:
    pass
