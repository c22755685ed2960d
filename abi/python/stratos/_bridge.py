"""What the child process of the Python sandbox calls; see the page "Python bridge". No public API."""

from __future__ import annotations

import sys

from ._runtime import Runtime
from ._value import U64_MAX
from .strategy import Strategy

_MODULE = "strategy"
_runtime = Runtime()
_ctx = _runtime.ctx


def load(source: str, output_bytes_max: int) -> None:
    """Runs the strategy's source as module `strategy` and finds the one strategy that it defines."""
    module = type(sys)(_MODULE)
    # Where the standard library looks a class's module up, dataclasses for one.
    sys.modules[_MODULE] = module
    # Not with this file's own __future__: the source means the same here and in a unit test.
    exec(compile(source, "strategy.py", "exec", dont_inherit=True), module.__dict__)
    found = {
        value
        for value in module.__dict__.values()
        if isinstance(value, type) and issubclass(value, Strategy) and value.__module__ == _MODULE
    }
    if len(found) != 1:
        raise TypeError(f"strategy.py defines {len(found)} subclasses of stratos.Strategy, expected 1")
    _runtime.use(found.pop(), output_bytes_max)


def now_ns() -> int:
    """The clock of the callback that runs; 0 before the first."""
    return _ctx._a[1]


def random_seed() -> int:
    """The seed of the callback that runs, unsigned; 0 before the first."""
    return _ctx._a[2] & U64_MAX


init = _runtime.init
trade = _runtime.trade
quote = _runtime.quote
book_snapshot = _runtime.book_snapshot
book_delta = _runtime.book_delta
bar = _runtime.bar
funding = _runtime.funding
mark_price = _runtime.mark_price
execution = _runtime.execution
risk = _runtime.risk
safety = _runtime.safety
regime = _runtime.regime
manual_signal = _runtime.manual_signal
account_snapshot = _runtime.account_snapshot
config_update = _runtime.config_update
service_response = _runtime.service_response
timer = _runtime.timer
shutdown = _runtime.shutdown
healthcheck = _runtime.healthcheck
