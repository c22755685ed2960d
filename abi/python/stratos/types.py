"""`types.proto`: values that everything else uses. Enums have the numbers of the contract."""

from __future__ import annotations

from ._enum import IntEnum
from ._value import Value


class Side(IntEnum):
    """Side of an order or of a trade."""

    UNSPECIFIED = 0
    BUY = 1
    SELL = 2

    @property
    def opposite(self) -> Side:
        """The other side; `UNSPECIFIED` stays as it is."""
        return _OPPOSITES[self]


class OrderType(IntEnum):
    """Type of an order."""

    UNSPECIFIED = 0
    """Not said; the gate denies it."""
    MARKET = 1
    """Takes what is there, at any price within `max_slippage_bps`."""
    LIMIT = 2
    """At the limit price or better."""
    STOP_MARKET = 3
    """A market order once the trigger price is reached."""
    STOP_LIMIT = 4
    """A limit order once the trigger price is reached."""


class TimeInForce(IntEnum):
    """Lifetime of an order."""

    UNSPECIFIED = 0
    """Not said; the gate denies it."""
    GTC = 1
    """Good till canceled."""
    IOC = 2
    """Immediate or cancel: what is not filled at once is gone."""
    FOK = 3
    """Fill or kill: all at once or nothing."""
    GTD = 4
    """Good till `expire_time_ns`."""


class Liquidity(IntEnum):
    """Which side of a fill this order was."""

    UNSPECIFIED = 0
    MAKER = 1
    """It rested in the book."""
    TAKER = 2
    """It took what rested in the book."""


class SafetyState(IntEnum):
    """The safety interlock above every path to the venue, loosest first: `a < b` means b is tighter.

    A number newer than this SDK reads as `HALT`.
    """

    NORMAL = 0
    """No restriction."""
    SAFE_MODE = 1
    """No new risk."""
    CLOSE_ONLY = 2
    """No position may grow."""
    FLATTEN = 3
    """Only closing; the connector itself closes."""
    HALT = 4
    """No orders."""


class HealthState(IntEnum):
    """Health of an instance."""

    HEALTHY = 0
    """Works as designed."""
    DEGRADED = 1
    """Works with less than it should have."""
    HALTED = 2
    """Does not work."""


class Regime(IntEnum):
    """State of the market, as the host's regime source sees it."""

    UNSPECIFIED = 0
    TREND = 1
    RANGE = 2
    SHOCK = 3
    """A sudden large move."""
    CHOP = 4
    """Direction changes without progress."""
    CRISIS = 5


class ShutdownReason(IntEnum):
    """Why an instance ends."""

    UNSPECIFIED = 0
    STOP = 1
    """The operator stops it."""
    UPDATE = 2
    """A new version takes over."""
    END_OF_TAPE = 3
    """The recorded data is at its end."""
    SAFETY = 4
    """The safety interlock."""


class Quality(int):
    """Quality of an event's data: a set of flags, empty when all is good."""

    __slots__ = ()
    GOOD: Quality
    """No flag."""
    STALE: Quality
    """Older than the operator's bound for this source."""
    GAP: Quality
    """Events before this one are missing."""
    DUPLICATE: Quality
    """It was delivered before."""
    OUT_OF_ORDER: Quality
    """Its sequence is below one that was delivered."""

    @property
    def is_good(self) -> bool:
        """Whether no flag is set, those newer than this SDK included."""
        return self == 0

    def has(self, flags: Quality) -> bool:
        """Whether all of `flags` are set."""
        return self & flags == flags

    def __or__(self, flags: int) -> Quality:
        """Both sets together."""
        return Quality(int(self) | flags)

    def __repr__(self) -> str:
        return f"Quality({int(self)})"


class IntentRef:
    """Names an intent of this instance for ever: the cursor of its turn and its place in that turn, from 0."""

    __slots__ = ("cursor", "ordinal")
    __match_args__ = ("cursor", "ordinal")

    def __init__(self, cursor: int, ordinal: int) -> None:
        self.cursor = cursor
        self.ordinal = ordinal

    def __eq__(self, other: object) -> bool:
        if type(other) is not IntentRef:
            return NotImplemented
        return self.cursor == other.cursor and self.ordinal == other.ordinal

    def __lt__(self, other: IntentRef) -> bool:
        return (self.cursor, self.ordinal) < (other.cursor, other.ordinal)

    def __hash__(self) -> int:
        return hash((self.cursor, self.ordinal))

    def __repr__(self) -> str:
        return f"IntentRef({self.cursor}, {self.ordinal})"


class TimerEvent(Value):
    """A timer that came due."""

    __slots__ = ("due_time_ns", "timer_id")
    __match_args__ = ("timer_id", "due_time_ns")

    def __init__(self, timer_id: int, due_time_ns: int) -> None:
        self.timer_id = timer_id
        self.due_time_ns = due_time_ns


class HealthReport(Value):
    """How an instance feels. `code` is a number from the strategy's own documented list; 0 = nothing to say."""

    __slots__ = ("code", "state")
    __match_args__ = ("state", "code")

    def __init__(self, state: HealthState = HealthState.HEALTHY, code: int = 0) -> None:
        self.state = state
        self.code = code


Quality.GOOD = Quality(0)
Quality.STALE = Quality(1)
Quality.GAP = Quality(2)
Quality.DUPLICATE = Quality(4)
Quality.OUT_OF_ORDER = Quality(8)

_OPPOSITES = {Side.UNSPECIFIED: Side.UNSPECIFIED, Side.BUY: Side.SELL, Side.SELL: Side.BUY}

# Numbers to values. Each user says what a number newer than this SDK stands for: the neutral value, or the safest one.
SIDES = {int(value): value for value in Side}
LIQUIDITIES = {int(value): value for value in Liquidity}
SAFETY_STATES = {int(value): value for value in SafetyState}
REGIMES = {int(value): value for value in Regime}
SHUTDOWN_REASONS = {int(value): value for value in ShutdownReason}
QUALITIES = tuple(Quality(flags) for flags in range(16))
