"""Stub until the SDK is here."""

import sys

import stratos

_ctx = stratos.Context()
_strategy = None
_limit = 0
_now = 0
_seed = 0


def load(source, output_bytes_max):
    global _strategy, _limit
    _limit = output_bytes_max
    module = type(sys)("strategy")
    sys.modules["strategy"] = module
    exec(compile(source, "strategy.py", "exec"), module.__dict__)
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, stratos.Strategy) and value.__module__ == "strategy"
    ]
    if len(own) != 1:
        raise TypeError("one strategy")
    _strategy = own[0]()


def now_ns():
    return _now


def random_seed():
    return _seed & 0xFFFFFFFFFFFFFFFF


def _begin(context):
    global _now, _seed
    _now = context[1]
    _seed = context[2]
    _ctx.begin(*context)


def _answer():
    if _ctx.checkpoint_due:
        state = _strategy.save()
        if len(state) > _limit:
            return -2
        return _ctx.records + (20, 0, _strategy.STATE_SCHEMA_VERSION, state.decode("latin-1"))
    return _ctx.records or None


def init(*args):
    _begin(args[:5])
    _strategy.on_init(_ctx)
    if args[9] >= 0:
        if args[9] != _strategy.STATE_SCHEMA_VERSION:
            return -3
        _strategy.restore(args[11].encode("latin-1"))
    return _answer()


def _event(*args):
    _begin(args[:5])
    _strategy.on_event(_ctx, args[5:])
    return _answer()


trade = quote = book_snapshot = book_delta = bar = funding = mark_price = _event
execution = risk = safety = regime = manual_signal = account_snapshot = config_update = service_response = _event


def timer(*args):
    _begin(args[:5])
    _strategy.on_timer(_ctx, args[5])
    return _answer()


def shutdown(*args):
    _begin(args[:5])
    _strategy.on_shutdown(_ctx, args[5])
    return _answer()


def healthcheck(*args):
    _begin(args[:5])
    return (23, 0, 0)
