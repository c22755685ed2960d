"""`event.proto`: what happens in the market. What became of a strategy's own intents is in `execution.py`, what the
host itself says in `host_events.py`.

An event is a thin view of the callback's arguments: what the strategy does not look at is never made. Flat arguments
and their places are those of the page "Python bridge"; a body begins behind the context (5) and the header (6).
"""

from __future__ import annotations

from ._value import U32_MAX, U64_MAX, Value, i64, optional_parts, parts, u64
from .decimal import ZERO, Decimal, decimal
from .types import QUALITIES, SIDES, Quality, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator, Sequence

    Flat = tuple[Any, ...]

# What stands before a body that a test makes.
HEAD: Flat = (0,) * 11


class EventBody(Value):
    """What happened: one of the classes below."""

    __slots__ = ("_a",)
    _a: Flat


class Event(Value):
    """One event with its header. Times are nanoseconds since the Unix epoch, UTC. Order is by sequence, never by time."""

    __slots__ = ("_a", "body")
    __match_args__ = ("body", "instrument", "quality", "sequence", "event_time_ns", "received_time_ns", "processed_time_ns")
    _a: Flat
    body: EventBody
    """What happened."""

    @property
    def sequence(self) -> int:
        """The source's own number for this (source, instrument); 0 where the source has none."""
        return self._a[5] & U64_MAX

    @property
    def event_time_ns(self) -> int:
        """When it happened, by the source's clock."""
        return self._a[6]

    @property
    def received_time_ns(self) -> int:
        """When the host received it."""
        return self._a[7]

    @property
    def processed_time_ns(self) -> int:
        """When the turn that delivers it began; equals `ctx.now`."""
        return self._a[8]

    @property
    def quality(self) -> Quality:
        """Quality of the data."""
        flags = self._a[9]
        return QUALITIES[flags] if 0 <= flags < 16 else Quality(flags & U32_MAX)

    @property
    def instrument(self) -> int:
        """`Instrument.id`, 0 where the event concerns none."""
        return self._a[10] & U32_MAX


class Trade(EventBody):
    """A trade in the market."""

    __slots__ = ()
    __match_args__ = ("price", "qty", "aggressor", "trade_id")

    def __init__(
        self, price: Decimal = ZERO, qty: Decimal = ZERO, aggressor: Side = Side.UNSPECIFIED, trade_id: int = 0
    ) -> None:
        self._a = (*HEAD, *parts(price), *parts(qty), int(aggressor), u64(trade_id))

    @property
    def price(self) -> Decimal:
        """Price, in the quote asset."""
        a = self._a
        return decimal(a[11], a[12])

    @property
    def qty(self) -> Decimal:
        """Quantity, in the base asset."""
        a = self._a
        return decimal(a[13], a[14])

    @property
    def aggressor(self) -> Side:
        """Side of the order that took liquidity; unspecified where the source does not say."""
        return SIDES.get(self._a[15], Side.UNSPECIFIED)

    @property
    def trade_id(self) -> int:
        """The venue's number of the trade; 0 where it gives none."""
        return self._a[16] & U64_MAX


class Quote(EventBody):
    """Best bid and offer. A side of the book that is empty has quantity zero."""

    __slots__ = ()
    __match_args__ = ("bid_price", "bid_qty", "ask_price", "ask_qty")

    def __init__(
        self, bid_price: Decimal = ZERO, bid_qty: Decimal = ZERO, ask_price: Decimal = ZERO, ask_qty: Decimal = ZERO
    ) -> None:
        self._a = (*HEAD, *parts(bid_price), *parts(bid_qty), *parts(ask_price), *parts(ask_qty))

    @property
    def bid_price(self) -> Decimal:
        """Best bid."""
        a = self._a
        return decimal(a[11], a[12])

    @property
    def bid_qty(self) -> Decimal:
        """Quantity at the best bid."""
        a = self._a
        return decimal(a[13], a[14])

    @property
    def ask_price(self) -> Decimal:
        """Best offer."""
        a = self._a
        return decimal(a[15], a[16])

    @property
    def ask_qty(self) -> Decimal:
        """Quantity at the best offer."""
        a = self._a
        return decimal(a[17], a[18])


class BookLevel(Value):
    """One price level of the book."""

    __slots__ = ("_a", "_at")
    __match_args__ = ("price", "qty")

    def __init__(self, price: Decimal, qty: Decimal) -> None:
        self._a: Flat = (*parts(price), *parts(qty))
        self._at = 0

    @property
    def price(self) -> Decimal:
        """Price."""
        a, at = self._a, self._at
        return decimal(a[at], a[at + 1])

    @property
    def qty(self) -> Decimal:
        """Quantity at that price; in a delta, zero means that the level is gone."""
        a, at = self._a, self._at
        return decimal(a[at + 2], a[at + 3])


class Levels:
    """One side of a book, best level first: a sequence whose levels are made when they are looked at."""

    __slots__ = ("_a", "_count", "_start")

    def __init__(self, a: Flat, start: int, count: int) -> None:
        self._a = a
        self._start = start
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> BookLevel:
        if place < 0:
            place += self._count
        if not 0 <= place < self._count:
            raise IndexError("the book is not as deep")
        level = BookLevel.__new__(BookLevel)
        level._a = self._a
        level._at = self._start + 4 * place
        return level

    def __iter__(self) -> Iterator[BookLevel]:
        return (self[place] for place in range(self._count))

    def __eq__(self, other: object) -> bool:
        if type(other) is not Levels:
            return NotImplemented
        return list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(list(self))


def _flat(levels: Sequence[BookLevel]) -> Flat:
    return tuple(part for level in levels for part in (*parts(level.price), *parts(level.qty)))


class BookSnapshot(EventBody):
    """The book, best level first on both sides."""

    __slots__ = ()
    __match_args__ = ("bids", "asks", "last_update_id")

    def __init__(self, bids: Sequence[BookLevel] = (), asks: Sequence[BookLevel] = (), last_update_id: int = 0) -> None:
        self._a = (*HEAD, u64(last_update_id), len(bids), len(asks), *_flat(bids), *_flat(asks))

    @property
    def bids(self) -> Levels:
        """Bids."""
        return Levels(self._a, 14, self._a[12])

    @property
    def asks(self) -> Levels:
        """Offers."""
        return Levels(self._a, 14 + 4 * self._a[12], self._a[13])

    @property
    def last_update_id(self) -> int:
        """The source's number of the last update in it."""
        return self._a[11] & U64_MAX


class BookDelta(EventBody):
    """Changed levels. A level with quantity zero is gone."""

    __slots__ = ()
    __match_args__ = ("bids", "asks", "first_update_id", "last_update_id")

    def __init__(
        self,
        bids: Sequence[BookLevel] = (),
        asks: Sequence[BookLevel] = (),
        first_update_id: int = 0,
        last_update_id: int = 0,
    ) -> None:
        ids = (u64(first_update_id), u64(last_update_id))
        self._a = (*HEAD, *ids, len(bids), len(asks), *_flat(bids), *_flat(asks))

    @property
    def bids(self) -> Levels:
        """Bids."""
        return Levels(self._a, 15, self._a[13])

    @property
    def asks(self) -> Levels:
        """Offers."""
        return Levels(self._a, 15 + 4 * self._a[13], self._a[14])

    @property
    def first_update_id(self) -> int:
        """The source's number of the first update in it."""
        return self._a[11] & U64_MAX

    @property
    def last_update_id(self) -> int:
        """The source's number of the last update in it."""
        return self._a[12] & U64_MAX


class Bar(EventBody):
    """A bar."""

    __slots__ = ()
    __match_args__ = ("open", "high", "low", "close", "volume", "interval_ns", "end_time_ns", "trade_count", "closed")

    def __init__(
        self,
        open: Decimal = ZERO,
        high: Decimal = ZERO,
        low: Decimal = ZERO,
        close: Decimal = ZERO,
        volume: Decimal = ZERO,
        interval_ns: int = 0,
        end_time_ns: int = 0,
        trade_count: int = 0,
        closed: bool = False,
    ) -> None:
        prices = (*parts(open), *parts(high), *parts(low), *parts(close), *parts(volume))
        self._a = (*HEAD, *prices, u64(interval_ns), i64(end_time_ns), u64(trade_count), closed)

    @property
    def open(self) -> Decimal:
        """First price."""
        a = self._a
        return decimal(a[11], a[12])

    @property
    def high(self) -> Decimal:
        """Highest price."""
        a = self._a
        return decimal(a[13], a[14])

    @property
    def low(self) -> Decimal:
        """Lowest price."""
        a = self._a
        return decimal(a[15], a[16])

    @property
    def close(self) -> Decimal:
        """Last price."""
        a = self._a
        return decimal(a[17], a[18])

    @property
    def volume(self) -> Decimal:
        """Quantity traded, in the base asset."""
        a = self._a
        return decimal(a[19], a[20])

    @property
    def interval_ns(self) -> int:
        """Length in nanoseconds."""
        return self._a[21] & U64_MAX

    @property
    def end_time_ns(self) -> int:
        """End, in nanoseconds since the Unix epoch."""
        return self._a[22]

    @property
    def trade_count(self) -> int:
        """Number of trades; 0 where the source does not say."""
        return self._a[23] & U64_MAX

    @property
    def closed(self) -> bool:
        """False while the bar still forms."""
        return self._a[24]


class Funding(EventBody):
    """A funding rate."""

    __slots__ = ()
    __match_args__ = ("rate", "next_funding_time_ns")

    def __init__(self, rate: Decimal = ZERO, next_funding_time_ns: int = 0) -> None:
        self._a = (*HEAD, *parts(rate), i64(next_funding_time_ns))

    @property
    def rate(self) -> Decimal:
        """Rate of one interval, as a fraction."""
        return decimal(self._a[11], self._a[12])

    @property
    def next_funding_time_ns(self) -> int:
        """When it is paid next, in nanoseconds since the Unix epoch."""
        return self._a[13]


class MarkPrice(EventBody):
    """Mark and index price."""

    __slots__ = ()
    __match_args__ = ("mark", "index")

    def __init__(self, mark: Decimal = ZERO, index: Decimal | None = None) -> None:
        self._a = (*HEAD, *parts(mark), *optional_parts(index))

    @property
    def mark(self) -> Decimal:
        """Mark price."""
        return decimal(self._a[11], self._a[12])

    @property
    def index(self) -> Decimal | None:
        """Index price; None where the source has none."""
        return optional(self._a, 13)


def optional(a: Flat, at: int) -> Decimal | None:
    """A decimal that may be absent."""
    return None if a[at + 1] < 0 else decimal(a[at], a[at + 1])
