"""The orders and positions a test has made, so that execution events carry the right totals."""

from __future__ import annotations

from dataclasses import dataclass

from ..decimal import ZERO, Decimal
from ..execution import ExecutionEvent, ExecutionKind, Fill
from ..intents import IntentBody, OrderIntent
from ..types import IntentRef, Liquidity, Side


@dataclass
class _Order:
    terms: OrderIntent
    filled: Decimal


class Orders:
    """What a test says happened at the venue."""

    def __init__(self) -> None:
        self._orders: dict[IntentRef, _Order] = {}
        self._positions: dict[int, Decimal] = {}
        self._trades = 0

    def note(self, name: IntentRef, asked: IntentBody) -> None:
        """Remembers what was asked for, if it is an order."""
        if isinstance(asked, OrderIntent):
            self._orders[name] = _Order(asked, ZERO)

    def position(self, instrument: int) -> Decimal:
        """What the fills so far have made."""
        return self._positions.get(instrument, ZERO)

    def fill(self, name: IntentRef, price: Decimal, qty: Decimal) -> tuple[int, ExecutionEvent]:
        """Books a fill. Gives the order's instrument and the event to deliver."""
        self._trades += 1
        fill = Fill(price, qty, ZERO, Liquidity.TAKER, self._trades)
        order = self._find(name)
        order.filled += qty
        left = order.terms.qty - order.filled
        if left.is_negative:
            raise AssertionError(f"filled more than {order.terms.qty} asked for")
        instrument = order.terms.instrument
        self._positions[instrument] = self.position(instrument) + (-qty if order.terms.side == Side.SELL else qty)
        kind = ExecutionKind.FILLED if left.is_zero else ExecutionKind.PARTIALLY_FILLED
        return self.event(name, kind, 0, fill)

    def event(
        self, name: IntentRef, kind: ExecutionKind, reason_code: int, fill: Fill | None = None
    ) -> tuple[int, ExecutionEvent]:
        """Gives the order's instrument and the event that says `kind`."""
        order = self._find(name)
        terms = order.terms

        def told(leaves_qty: Decimal) -> ExecutionEvent:
            return ExecutionEvent(
                kind,
                name,
                side=terms.side,
                order_qty=terms.qty,
                cumulative_qty=order.filled,
                leaves_qty=leaves_qty,
                price=terms.price,
                fill=fill,
                reason_code=reason_code,
                position_qty=self.position(terms.instrument),
            )

        event = told(ZERO)
        return terms.instrument, event if event.is_final else told(terms.qty - order.filled)

    def _find(self, name: IntentRef) -> _Order:
        if name not in self._orders:
            raise AssertionError(f"{name!r} is not an order of this test")
        return self._orders[name]
