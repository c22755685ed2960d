"""What a StratOS strategy is written with: one subclass of `Strategy`.

The same input gives the same bits on every machine, in the sandbox and in a unit test: nothing here reads a clock, a
platform's math library or a random device.

| to … | see |
| --- | --- |
| write a strategy | `Strategy`, `Context`, `Event`, `OrderIntent` |
| read configuration | `Config` |
| save and restore state | `StateWriter`, `StateReader` |
| set timers | `Context.set_timer`, `Due`, `stratos.time` |
| calculate | `Decimal` for money, `stratos.math` for indicators, `Random` for chance |
| know what can go wrong | `stratos.errors` |
| test without a host | `stratos.testing` |
"""

from __future__ import annotations

from .config import Config, ConfigValue
from .context import Context, Due
from .decimal import ONE, ZERO, Decimal, Rounding
from .errors import ConfigError, DecimalError, EmitError, InitError, StateError
from .events import Bar, BookDelta, BookLevel, BookSnapshot, Event, EventBody, Funding, MarkPrice, Quote, Trade
from .execution import AccountSnapshot, ExecutionEvent, ExecutionKind, Fill, OpenOrder
from .host_events import ConfigUpdate, ManualSignal, RegimeEvent, RiskEvent, RiskKind, SafetyEvent, ServiceResponse
from .instrument import Instrument
from .intents import (
    AlertIntent,
    AlertSeverity,
    AmendIntent,
    CancelIntent,
    IntentBody,
    NoOpIntent,
    OrderIntent,
    PositionIntent,
    RiskContext,
    RiskHintIntent,
    RiskHintKind,
)
from .random import Random
from .state import StateReader, StateWriter
from .strategy import Strategy
from .types import (
    HealthReport,
    HealthState,
    IntentRef,
    Liquidity,
    OrderType,
    Quality,
    Regime,
    SafetyState,
    ShutdownReason,
    Side,
    TimeInForce,
    TimerEvent,
)

__all__ = [
    "ONE",
    "ZERO",
    "AccountSnapshot",
    "AlertIntent",
    "AlertSeverity",
    "AmendIntent",
    "Bar",
    "BookDelta",
    "BookLevel",
    "BookSnapshot",
    "CancelIntent",
    "Config",
    "ConfigError",
    "ConfigUpdate",
    "ConfigValue",
    "Context",
    "Decimal",
    "DecimalError",
    "Due",
    "EmitError",
    "Event",
    "EventBody",
    "ExecutionEvent",
    "ExecutionKind",
    "Fill",
    "Funding",
    "HealthReport",
    "HealthState",
    "InitError",
    "Instrument",
    "IntentBody",
    "IntentRef",
    "Liquidity",
    "ManualSignal",
    "MarkPrice",
    "NoOpIntent",
    "OpenOrder",
    "OrderIntent",
    "OrderType",
    "PositionIntent",
    "Quality",
    "Quote",
    "Random",
    "Regime",
    "RegimeEvent",
    "RiskContext",
    "RiskEvent",
    "RiskHintIntent",
    "RiskHintKind",
    "RiskKind",
    "Rounding",
    "SafetyEvent",
    "SafetyState",
    "ServiceResponse",
    "ShutdownReason",
    "Side",
    "StateError",
    "StateReader",
    "StateWriter",
    "Strategy",
    "TimeInForce",
    "TimerEvent",
    "Trade",
]
