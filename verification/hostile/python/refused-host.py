# Imports the host's language in the open.
# expect: admission SBX_HOST
# from: H66
import java

from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
