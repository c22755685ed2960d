"""Stub until the SDK is here: just enough for the sandbox's tests."""


class Strategy:
    """What an author writes."""

    STATE_SCHEMA_VERSION = 1

    def on_init(self, ctx):
        pass

    def on_event(self, ctx, event):
        pass

    def on_timer(self, ctx, timer):
        pass

    def on_shutdown(self, ctx, reason):
        pass

    def save(self):
        return b""

    def restore(self, state):
        pass


class Context:
    """The world during one callback."""

    __slots__ = ("cursor", "now", "seed", "safety", "checkpoint_due", "records", "ordinal")

    def begin(self, cursor, now, seed, safety, checkpoint_due):
        self.cursor = cursor
        self.now = now
        self.seed = seed
        self.safety = safety
        self.checkpoint_due = checkpoint_due
        self.records = ()
        self.ordinal = 0

    def buy(self, instrument, units, scale):
        risk = (20, 0, 1_000_000_000, 0, 1000, 0)
        self.records += (1, instrument, 1, 1, units, scale, 0, -1, 0, -1, 2, 0, 0) + risk
        self.ordinal += 1

    def set_timer(self, timer_id, due):
        self.records += (24, timer_id, due, 0)
