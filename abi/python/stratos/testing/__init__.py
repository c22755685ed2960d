"""Drives a strategy in a unit test, without a host, through the same calls that the sandbox makes.

Everything is deterministic: the clock moves only when told, seeds come from the `Setup`, and no venue guesses what
happens to an order: the test says it.

    from stratos import Decimal, OrderIntent, Side
    from stratos.testing import Setup, instrument

    setup = Setup().instrument(instrument(1, "BTC-USD", "0.01", "0.00000001"))
    host = setup.start(Seller)
    host.trade(1, "905.00", "0.1")
    [(name, intent)] = host.take_intents()
    assert intent.body == OrderIntent.limit(1, Side.SELL, Decimal("0.1"), Decimal("905.00"))
    host.fill(name, "905.00", "0.1")
    assert host.position(1) == Decimal("-0.1")
"""

from __future__ import annotations

from .decision import Decision, Intent, ServiceRequest, StateUpdate, TelemetryHint, TimerCommand
from .host import Checkpoint, Fault, TestHost
from .setup import Setup, instrument

__all__ = [
    "Checkpoint",
    "Decision",
    "Fault",
    "Intent",
    "ServiceRequest",
    "Setup",
    "StateUpdate",
    "TelemetryHint",
    "TestHost",
    "TimerCommand",
    "instrument",
]
