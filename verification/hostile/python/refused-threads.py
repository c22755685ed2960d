# Imports threads in the open.
# expect: admission RES_THREADS
# from: H64
import threading

from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
