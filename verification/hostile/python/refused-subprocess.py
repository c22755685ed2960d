# Imports processes in the open.
# expect: admission SBX_PROCESS
# from: H64
import subprocess

from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
