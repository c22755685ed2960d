# Reaches for what lies behind an object in the open.
# expect: admission SBX_HOST
# from: H67
from stratos import Strategy

KINDS = ().__class__.__base__.__subclasses__()


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
