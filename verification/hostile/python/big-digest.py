# A digest of a billion rounds, from a library that another module brought.
# expect: RES_TIMEOUT
# from: H60
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    import uuid

    uuid.uuid5(uuid.NAMESPACE_DNS, 'x')
    loaded = getattr(uuid, 'sys').modules['hashlib']
    loaded.pbkdf2_hmac('sha512', b'x', b'y', 10**9)
