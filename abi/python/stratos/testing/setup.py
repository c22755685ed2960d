"""What a test says before the strategy starts."""

from __future__ import annotations

from typing import TypeVar

from ..config import ConfigValue
from ..decimal import Decimal
from ..instrument import Instrument
from ..strategy import Strategy
from .host import Checkpoint, TestHost

S = TypeVar("S", bound=Strategy)


def instrument(
    id: int,
    symbol: str,
    tick_size: str,
    lot_size: str,
    *,
    min_qty: str = "0",
    max_qty: str = "1000000",
    min_notional: str = "0",
) -> Instrument:
    """An instrument of the venue `paper` with the given tick and lot. A symbol `BTC-USD` gives the assets."""
    base, _, quote = symbol.partition("-")
    sizes = (Decimal(text) for text in (tick_size, lot_size, min_qty, max_qty, min_notional))
    return Instrument(id, "paper", "spot", symbol, base, quote or "USD", *sizes)


class Setup:
    """Instruments, configuration, seed and start time of a test. Each method gives the setup with one thing more."""

    def __init__(self) -> None:
        """No instrument, no configuration, seed 1, 1 January 2024."""
        self.instruments: tuple[Instrument, ...] = ()
        self.config: dict[str, ConfigValue] = {}
        self.seed_value = 1
        self.start_ns = 1_704_067_200_000_000_000

    def instrument(self, instrument: Instrument) -> Setup:
        """With one more instrument."""
        setup = self._copy()
        setup.instruments += (instrument,)
        return setup

    def integer(self, name: str, value: int) -> Setup:
        """With a whole number in the configuration."""
        return self.value(name, ConfigValue.integer(value))

    def decimal(self, name: str, value: str) -> Setup:
        """With a decimal in the configuration."""
        return self.value(name, ConfigValue.decimal(value))

    def flag(self, name: str, value: bool) -> Setup:
        """With a flag in the configuration."""
        return self.value(name, ConfigValue.flag(value))

    def choice(self, name: str, value: str) -> Setup:
        """With a choice in the configuration."""
        return self.value(name, ConfigValue.choice(value))

    def duration_ns(self, name: str, value: int) -> Setup:
        """With a length of time in the configuration, in nanoseconds."""
        return self.value(name, ConfigValue.duration_ns(value))

    def value(self, name: str, value: ConfigValue) -> Setup:
        """With a value in the configuration; replaces one of the same name."""
        setup = self._copy()
        setup.config = {**self.config, name: value}
        return setup

    def seed(self, seed: int) -> Setup:
        """With another seed."""
        setup = self._copy()
        setup.seed_value = seed
        return setup

    def start_time(self, start_ns: int) -> Setup:
        """With another start time, in nanoseconds since the Unix epoch."""
        setup = self._copy()
        setup.start_ns = start_ns
        return setup

    def start(self, kind: type[S]) -> TestHost[S]:
        """Starts a strategy. Raises the `Fault` of its first callback, or what the strategy raises."""
        return TestHost(self, kind, None)

    def restore(self, kind: type[S], checkpoint: Checkpoint) -> TestHost[S]:
        """Starts a strategy where a checkpoint left off: same cursor, clock, timers and orders."""
        return TestHost(self, kind, checkpoint)

    def _copy(self) -> Setup:
        setup = Setup()
        setup.instruments, setup.config = self.instruments, self.config
        setup.seed_value, setup.start_ns = self.seed_value, self.start_ns
        return setup
