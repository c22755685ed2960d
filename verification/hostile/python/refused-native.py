# Imports native code in the open.
# expect: admission SBX_NATIVE
# from: H65
import ctypes

import numpy

from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        pass
