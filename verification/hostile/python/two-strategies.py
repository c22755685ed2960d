# Defines two strategies.
# expect: ABI_EXPORT
# from: H43
# turn: init
from stratos import Strategy


class One(Strategy):
    def on_event(self, ctx, event):
        pass


class Other(Strategy):
    def on_event(self, ctx, event):
        pass
