# Evaluates text in the open.
# expect: admission SBX_HOST
# from: H67
from stratos import Strategy

VALUE = eval('1 + 1')


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
