"""`intent.proto`: what a strategy may ask for. An intent has not left the house; an order is what the connector sends."""

from __future__ import annotations

from ._enum import IntEnum
from ._value import Value, i64, optional_parts, parts, u32, u64
from .decimal import Decimal
from .types import IntentRef, OrderType, Side, TimeInForce

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Flat = tuple[Any, ...]


class RiskContext(Value):
    """How much risk an intent may take. An intent without it is dropped."""

    __slots__ = ("budget", "expected_holding_ns", "flat", "max_delay_ns", "max_slippage_bps")
    __match_args__ = ("max_slippage_bps", "max_delay_ns", "expected_holding_ns", "budget")

    def __init__(self, *, max_slippage_bps: Decimal, max_delay_ns: int, expected_holding_ns: int, budget: Decimal) -> None:
        self.max_slippage_bps = max_slippage_bps
        """Worst price against the reference that is still acceptable, in basis points; not negative."""
        self.max_delay_ns = max_delay_ns
        """Past this age, from the turn's now, the intent is not sent any more; nanoseconds, above zero."""
        self.expected_holding_ns = expected_holding_ns
        """How long the position is meant to be held, in nanoseconds."""
        self.budget = budget
        """Most the intent may put at stake, in the quote asset; above zero."""
        self.flat: Flat = (*parts(max_slippage_bps), u64(max_delay_ns), u64(expected_holding_ns), *parts(budget))


class IntentBody(Value):
    """What an intent asks for: one of the classes below."""

    __slots__ = ()

    def record(self) -> Flat:
        """The intent's record of the page "Python bridge", without its risk context."""
        raise NotImplementedError


class OrderIntent(IntentBody):
    """A new order. Make it with `OrderIntent.market`, `OrderIntent.limit` and their like."""

    __slots__ = (
        "close_only",
        "expire_time_ns",
        "instrument",
        "order_type",
        "post_only",
        "price",
        "qty",
        "reduce_only",
        "side",
        "stop_price",
        "tif",
    )
    __match_args__ = (
        "instrument",
        "side",
        "order_type",
        "qty",
        "price",
        "stop_price",
        "tif",
        "reduce_only",
        "close_only",
        "post_only",
        "expire_time_ns",
    )

    def __init__(
        self,
        instrument: int,
        side: Side,
        order_type: OrderType,
        qty: Decimal,
        price: Decimal | None = None,
        stop_price: Decimal | None = None,
        tif: TimeInForce = TimeInForce.UNSPECIFIED,
        reduce_only: bool = False,
        close_only: bool = False,
        post_only: bool = False,
        expire_time_ns: int = 0,
    ) -> None:
        self.instrument = instrument
        """`Instrument.id`."""
        self.side = side
        self.order_type = order_type
        self.qty = qty
        """Quantity, in the base asset; above zero."""
        self.price = price
        """Limit price; None for market orders."""
        self.stop_price = stop_price
        """Trigger price; for stop orders only."""
        self.tif = tif
        """Lifetime."""
        self.reduce_only = reduce_only
        """May only shrink the position."""
        self.close_only = close_only
        """May only close the position."""
        self.post_only = post_only
        """May only add liquidity: the venue refuses it where it would take."""
        self.expire_time_ns = expire_time_ns
        """End of a good-till-date order, in nanoseconds since the Unix epoch; 0 otherwise."""

    @staticmethod
    def market(
        instrument: int, side: Side, qty: Decimal, *, reduce_only: bool = False, close_only: bool = False
    ) -> OrderIntent:
        """A market order, immediate or cancel."""
        tif = TimeInForce.IOC
        return OrderIntent(instrument, side, OrderType.MARKET, qty, None, None, tif, reduce_only, close_only)

    @staticmethod
    def limit(
        instrument: int,
        side: Side,
        qty: Decimal,
        price: Decimal,
        *,
        stop_price: Decimal | None = None,
        tif: TimeInForce = TimeInForce.GTC,
        reduce_only: bool = False,
        close_only: bool = False,
        post_only: bool = False,
        expire_time_ns: int = 0,
    ) -> OrderIntent:
        """A limit order, good till canceled. With `stop_price` it waits for that trigger, with `expire_time_ns` (and
        `tif=TimeInForce.GTD`) it ends at that time."""
        kind = OrderType.LIMIT if stop_price is None else OrderType.STOP_LIMIT
        flags = (reduce_only, close_only, post_only)
        return OrderIntent(instrument, side, kind, qty, price, stop_price, tif, *flags, expire_time_ns)

    @staticmethod
    def stop_market(
        instrument: int,
        side: Side,
        qty: Decimal,
        stop_price: Decimal,
        *,
        reduce_only: bool = False,
        close_only: bool = False,
    ) -> OrderIntent:
        """A market order that waits for its trigger price, good till canceled."""
        tif = TimeInForce.GTC
        kind = OrderType.STOP_MARKET
        return OrderIntent(instrument, side, kind, qty, None, stop_price, tif, reduce_only, close_only)

    def record(self) -> Flat:
        head = (1, u32(self.instrument), int(self.side), int(self.order_type))
        prices = (*parts(self.qty), *optional_parts(self.price), *optional_parts(self.stop_price))
        flags = (1 if self.reduce_only else 0) | (2 if self.close_only else 0) | (4 if self.post_only else 0)
        return (*head, *prices, int(self.tif), flags, i64(self.expire_time_ns))


class CancelIntent(IntentBody):
    """Takes an order back. Canceling what no longer exists is success."""

    __slots__ = ("target",)
    __match_args__ = ("target",)

    def __init__(self, target: IntentRef) -> None:
        self.target = target
        """The order's intent."""

    def record(self) -> Flat:
        return (2, u64(self.target.cursor), u32(self.target.ordinal))


class AmendIntent(IntentBody):
    """Changes a live order; what is None stays as it is."""

    __slots__ = ("price", "qty", "target")
    __match_args__ = ("target", "qty", "price")

    def __init__(self, target: IntentRef, qty: Decimal | None = None, price: Decimal | None = None) -> None:
        self.target = target
        """The order's intent."""
        self.qty = qty
        """New quantity of the whole order, the filled part included."""
        self.price = price
        """New limit price."""

    def record(self) -> Flat:
        target = (u64(self.target.cursor), u32(self.target.ordinal))
        return (3, *target, *optional_parts(self.qty), *optional_parts(self.price))


class PositionIntent(IntentBody):
    """Bring my position here: the host turns the difference into an order."""

    __slots__ = ("instrument", "limit_price", "target_qty")
    __match_args__ = ("instrument", "target_qty", "limit_price")

    def __init__(self, instrument: int, target_qty: Decimal, limit_price: Decimal | None = None) -> None:
        self.instrument = instrument
        """`Instrument.id`."""
        self.target_qty = target_qty
        """Signed: below zero is short."""
        self.limit_price = limit_price
        """Worst price; None = at market."""

    def record(self) -> Flat:
        return (4, u32(self.instrument), *parts(self.target_qty), *optional_parts(self.limit_price))


class AlertSeverity(IntEnum):
    """How much an alert matters."""

    UNSPECIFIED = 0
    """Not said; the gate denies it."""
    INFO = 1
    """Good to know."""
    WARNING = 2
    """Someone should look."""
    CRITICAL = 3
    """Someone must act."""


class AlertIntent(IntentBody):
    """A number from the strategy's own documented list, with a value; no prose."""

    __slots__ = ("code", "severity", "value")
    __match_args__ = ("code", "severity", "value")

    def __init__(self, code: int, severity: AlertSeverity, value: Decimal | None = None) -> None:
        self.code = code
        """The number."""
        self.severity = severity
        """How much it matters."""
        self.value = value
        """A value that says more; None where there is none."""

    def record(self) -> Flat:
        return (5, u32(self.code), int(self.severity), *optional_parts(self.value))


class NoOpIntent(IntentBody):
    """The strategy decided to do nothing, and says why: a number from its own documented list."""

    __slots__ = ("code",)
    __match_args__ = ("code",)

    def __init__(self, code: int) -> None:
        self.code = code

    def record(self) -> Flat:
        return (6, u32(self.code))


class RiskHintKind(IntEnum):
    """What a strategy tells the host about risk."""

    UNSPECIFIED = 0
    """Not said; the gate denies it."""
    REDUCE = 1
    """It wants a smaller exposure."""
    PAUSE = 2
    """It wants a pause."""
    RESUME = 3
    """It wants to go on."""
    VOLATILE = 4
    """It expects large moves."""


class RiskHintIntent(IntentBody):
    """What a strategy tells the host about risk. The host decides what becomes of it."""

    __slots__ = ("instrument", "kind", "value")
    __match_args__ = ("kind", "instrument", "value")

    def __init__(self, kind: RiskHintKind, instrument: int = 0, value: Decimal | None = None) -> None:
        self.kind = kind
        """What it tells."""
        self.instrument = instrument
        """`Instrument.id`, 0 = all."""
        self.value = value
        """A value that says more; None where there is none."""

    def record(self) -> Flat:
        return (7, int(self.kind), u32(self.instrument), *optional_parts(self.value))
