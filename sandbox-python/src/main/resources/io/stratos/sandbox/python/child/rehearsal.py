"""What the start-up cache is recorded with: never runs with an instance."""

import math

from stratos import Strategy


class Rehearsal(Strategy):
    STATE_SCHEMA_VERSION = 1

    def on_init(self, ctx):
        self.mean = math.fabs(0.0)

    def on_event(self, ctx, event):
        self.mean += 1.0
