"""A tradable instrument. Prices and quantities as the venue takes them: the gate rounds and checks again; here a
strategy learns it before."""

from __future__ import annotations

from ._value import Value
from .decimal import ZERO, Decimal, Rounding
from .errors import DecimalError
from .types import Side

_BPS = Decimal(10_000)


class Instrument(Value):
    """A tradable instrument as the venue's metadata gives it."""

    __slots__ = (
        "base_asset",
        "id",
        "lot_size",
        "market",
        "max_qty",
        "min_notional",
        "min_qty",
        "quote_asset",
        "symbol",
        "tick_size",
        "venue",
    )
    __match_args__ = (
        "id",
        "venue",
        "market",
        "symbol",
        "base_asset",
        "quote_asset",
        "tick_size",
        "lot_size",
        "min_qty",
        "max_qty",
        "min_notional",
    )

    def __init__(
        self,
        id: int,
        venue: str,
        market: str,
        symbol: str,
        base_asset: str,
        quote_asset: str,
        tick_size: Decimal = ZERO,
        lot_size: Decimal = ZERO,
        min_qty: Decimal = ZERO,
        max_qty: Decimal = ZERO,
        min_notional: Decimal = ZERO,
    ) -> None:
        self.id = id
        """The number that events and intents use."""
        self.venue = venue
        self.market = market
        self.symbol = symbol
        self.base_asset = base_asset
        """What is bought and sold."""
        self.quote_asset = quote_asset
        """What prices are quoted in."""
        self.tick_size = tick_size
        """Prices are whole multiples of this."""
        self.lot_size = lot_size
        """Quantities are whole multiples of this."""
        self.min_qty = min_qty
        """Smallest quantity of an order; zero where the venue has no bound."""
        self.max_qty = max_qty
        """Largest quantity of an order."""
        self.min_notional = min_notional
        """Smallest price * quantity of an order, in the quote asset; zero where the venue has no bound."""

    def price_on_tick(self, side: Side, price: Decimal) -> Decimal:
        """`price` on the tick, on the passive side: never higher for a buy, never lower for a sell.

        Raises `DecimalOverflow`, or `ZeroDivisor` where the instrument has no tick.
        """
        return price.to_multiple_of(self.tick_size, _passive(side))

    def price_at(self, side: Side, reference: Decimal, bps: Decimal) -> Decimal:
        """The price `bps` basis points above `reference` (below it where `bps` is negative), on the tick, rounded once
        to the passive side.

        Raises like `price_on_tick`.
        """
        ticks_per_price = self.tick_size * _BPS
        ticks = reference.mul_div(_BPS + bps, ticks_per_price, 0, _passive(side))
        return ticks * self.tick_size

    def qty_in_lots(self, qty: Decimal) -> Decimal:
        """`qty` in whole lots, never more than asked for.

        Raises `DecimalOverflow`, or `ZeroDivisor` where the instrument has no lot.
        """
        return qty.to_multiple_of(self.lot_size, Rounding.DOWN)

    def takes(self, price: Decimal, qty: Decimal) -> bool:
        """Whether the venue takes an order of this size: above zero, within its bounds, and worth enough."""
        try:
            worth_enough = price * qty >= self.min_notional
        except DecimalError:
            return False
        return qty.is_positive and qty >= self.min_qty and qty <= self.max_qty and worth_enough


def _passive(side: Side) -> Rounding:
    return Rounding.CEILING if side == Side.SELL else Rounding.FLOOR
