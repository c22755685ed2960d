"""The part of `event.proto` that tells a strategy what became of its own intents."""

from __future__ import annotations

from ._enum import IntEnum
from ._value import U32_MAX, U64_MAX, Value, optional_parts, parts, u32, u64
from .decimal import ZERO, Decimal, decimal
from .events import HEAD, EventBody, optional
from .types import LIQUIDITIES, SIDES, IntentRef, Liquidity, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Sequence

    Flat = tuple[Any, ...]


class ExecutionKind(IntEnum):
    """What happened to an intent or to the order it became."""

    UNSPECIFIED = 0
    """Not said, or newer than this SDK."""
    DENIED = 1
    """The gate, risk or safety said no; nothing was sent."""
    ACKNOWLEDGED = 2
    """The venue has the order."""
    PARTIALLY_FILLED = 3
    """Part of it was filled."""
    FILLED = 4
    """All of it was filled."""
    CANCELED = 5
    """It was canceled."""
    REJECTED = 6
    """The venue refused it."""
    EXPIRED = 7
    """Its time ended."""
    CANCEL_REJECTED = 8
    """The venue refused the cancel."""
    AMENDED = 9
    """It was amended."""
    AMEND_REJECTED = 10
    """The venue refused the amend."""
    UNKNOWN = 11
    """Sent, outcome not known; dangerous until reconciled."""
    BUSTED = 12
    """The venue took back a fill."""


_KINDS = {int(kind): kind for kind in ExecutionKind}
_FINAL = frozenset((1, 4, 5, 6, 7))
_NO_FILL = (0, -1, 0, -1, 0, -1, 0, 0)


class Fill(Value):
    """One fill."""

    __slots__ = ("fee", "liquidity", "price", "qty", "trade_id")
    __match_args__ = ("price", "qty", "fee", "liquidity", "trade_id")

    def __init__(
        self,
        price: Decimal,
        qty: Decimal,
        fee: Decimal = ZERO,
        liquidity: Liquidity = Liquidity.UNSPECIFIED,
        trade_id: int = 0,
    ) -> None:
        self.price = price
        self.qty = qty
        self.fee = fee
        """Fee; below zero is a rebate."""
        self.liquidity = liquidity
        """Maker or taker."""
        self.trade_id = trade_id
        """The venue's number of the trade."""


class ExecutionEvent(EventBody):
    """What became of one of this instance's intents."""

    __slots__ = ()
    __match_args__ = (
        "kind",
        "intent",
        "target",
        "side",
        "order_qty",
        "cumulative_qty",
        "leaves_qty",
        "price",
        "fill",
        "reason_code",
        "position_qty",
    )

    def __init__(
        self,
        kind: ExecutionKind,
        intent: IntentRef,
        target: IntentRef | None = None,
        side: Side = Side.UNSPECIFIED,
        order_qty: Decimal = ZERO,
        cumulative_qty: Decimal = ZERO,
        leaves_qty: Decimal = ZERO,
        price: Decimal | None = None,
        fill: Fill | None = None,
        reason_code: int = 0,
        position_qty: Decimal = ZERO,
    ) -> None:
        refs = (*_ref_parts(intent), *((0, -1) if target is None else _ref_parts(target)))
        quantities = (*parts(order_qty), *parts(cumulative_qty), *parts(leaves_qty))
        filled: Flat = _NO_FILL
        if fill is not None:
            filled = (*parts(fill.price), *parts(fill.qty), *parts(fill.fee), int(fill.liquidity), u64(fill.trade_id))
        tail = (u32(reason_code), *parts(position_qty))
        self._a = (*HEAD, int(kind), *refs, int(side), *quantities, *optional_parts(price), *filled, *tail)

    @property
    def kind(self) -> ExecutionKind:
        """What happened."""
        return _KINDS.get(self._a[11], ExecutionKind.UNSPECIFIED)

    @property
    def is_final(self) -> bool:
        """Whether the named intent is over: nothing of it rests at the venue, and nothing more will happen to it."""
        return self._a[11] in _FINAL

    @property
    def intent(self) -> IntentRef:
        """The order's intent; a cancel or amend that was denied or rejected names itself here and its target below."""
        a = self._a
        return IntentRef(a[12] & U64_MAX, a[13])

    @property
    def target(self) -> IntentRef | None:
        """The order that a denied or rejected cancel or amend was for."""
        a = self._a
        return None if a[15] < 0 else IntentRef(a[14] & U64_MAX, a[15])

    @property
    def side(self) -> Side:
        """Side of the order."""
        return SIDES.get(self._a[16], Side.UNSPECIFIED)

    @property
    def order_qty(self) -> Decimal:
        """Quantity of the order."""
        return decimal(self._a[17], self._a[18])

    @property
    def cumulative_qty(self) -> Decimal:
        """Filled so far."""
        return decimal(self._a[19], self._a[20])

    @property
    def leaves_qty(self) -> Decimal:
        """Still open."""
        return decimal(self._a[21], self._a[22])

    @property
    def price(self) -> Decimal | None:
        """Limit price of the order; None for market orders."""
        return optional(self._a, 23)

    @property
    def fill(self) -> Fill | None:
        """Set on fills only."""
        a = self._a
        if a[26] < 0:
            return None
        liquidity = LIQUIDITIES.get(a[31], Liquidity.UNSPECIFIED)
        return Fill(decimal(a[25], a[26]), decimal(a[27], a[28]), decimal(a[29], a[30]), liquidity, a[32] & U64_MAX)

    @property
    def reason_code(self) -> int:
        """Number of a reason code; 0 where nothing was refused."""
        return self._a[33] & U32_MAX

    @property
    def position_qty(self) -> Decimal:
        """Position of this instance in the instrument after this event; below zero is short."""
        return decimal(self._a[34], self._a[35])


class OpenOrder(Value):
    """An order that still rests."""

    __slots__ = ("intent", "leaves_qty", "price", "qty", "side")
    __match_args__ = ("intent", "side", "price", "qty", "leaves_qty")

    def __init__(
        self,
        intent: IntentRef,
        side: Side = Side.UNSPECIFIED,
        price: Decimal | None = None,
        qty: Decimal = ZERO,
        leaves_qty: Decimal = ZERO,
    ) -> None:
        self.intent = intent
        """The order's intent."""
        self.side = side
        self.price = price
        """Limit price."""
        self.qty = qty
        """Quantity of the order."""
        self.leaves_qty = leaves_qty
        """Still open."""


class AccountSnapshot(EventBody):
    """The truth after a gap: what the account holds and what still rests, for the event's instrument."""

    __slots__ = ()
    __match_args__ = ("position_qty", "average_price", "open_orders")

    def __init__(
        self,
        position_qty: Decimal = ZERO,
        average_price: Decimal | None = None,
        open_orders: Sequence[OpenOrder] = (),
    ) -> None:
        head = (*HEAD, *parts(position_qty), *optional_parts(average_price), len(open_orders))
        self._a = head + tuple(part for order in open_orders for part in _order_parts(order))

    @property
    def position_qty(self) -> Decimal:
        """Position; below zero is short."""
        return decimal(self._a[11], self._a[12])

    @property
    def average_price(self) -> Decimal | None:
        """Average entry price; None where there is no position."""
        return optional(self._a, 13)

    @property
    def open_orders(self) -> list[OpenOrder]:
        """What still rests."""
        return [_order(self._a, at) for at in range(16, 16 + 9 * self._a[15], 9)]


def _order(a: Flat, at: int) -> OpenOrder:
    return OpenOrder(
        IntentRef(a[at] & U64_MAX, a[at + 1]),
        SIDES.get(a[at + 2], Side.UNSPECIFIED),
        optional(a, at + 3),
        decimal(a[at + 5], a[at + 6]),
        decimal(a[at + 7], a[at + 8]),
    )


def _order_parts(order: OpenOrder) -> Flat:
    ends = (*parts(order.qty), *parts(order.leaves_qty))
    return (*_ref_parts(order.intent), int(order.side), *optional_parts(order.price), *ends)


def _ref_parts(name: IntentRef) -> tuple[int, int]:
    return u64(name.cursor), u32(name.ordinal)
