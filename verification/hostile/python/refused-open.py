# Opens a file in the open.
# expect: admission SBX_IO
# from: H65
from stratos import Strategy

PASSWORDS = open('/etc/passwd')


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
