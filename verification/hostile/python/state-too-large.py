# Saves more than its answer may hold.
# expect: RES_OUTPUT
# from: H88
from stratos import Strategy


class Hostile(Strategy):
    STATE_SCHEMA_VERSION = 1

    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            ctx.request_checkpoint()

    def save(self, state):
        for _ in range(60_000):
            state.u8(255)

    def restore(self, state):
        pass
