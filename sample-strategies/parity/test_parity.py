"""The samples in Python give, on a random session, what the samples in Rust gave: each intent, and each state to the byte."""

import importlib.util
import unittest
from pathlib import Path

from session import session
from stratos import ConfigValue, Decimal
from stratos.testing import Setup, instrument

HERE = Path(__file__).parent


def strategy(sample, name):
    """The class of this name in a sample's strategy.py."""
    spec = importlib.util.spec_from_file_location(sample, HERE.parent / sample / "strategy.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, name)


def hundredths(value):
    return ConfigValue.decimal(Decimal.new(value, 2))


class ParityTest(unittest.TestCase):
    def hold(self, file, kind, setup, update):
        golden = (HERE / file).read_text(encoding="utf-8").splitlines()
        self.assertGreater(len(golden), 30)
        for expected, line in zip(golden, session(kind, setup, update), strict=True):
            self.assertEqual(line, expected)

    def test_ema_cross(self):
        setup = (
            Setup()
            .instrument(instrument(1, "BTC-USD", "0.01", "0.0001"))
            .integer("fast", 3)
            .integer("slow", 7)
            .integer("trades_per_bar", 2)
            .decimal("qty", "0.1")
            .choice("style", "ioc")
            .decimal("slippage_bps", "12.5")
            .decimal("budget", "1000")
            .duration_ns("max_delay", 1_000_000_000)
        )

        def update(random):
            return {
                "qty": hundredths(random.between(1, 30)),
                "slow": ConfigValue.integer(random.between(2, 9)),
            }

        self.hold("ema-cross.txt", strategy("ema-cross-python", "EmaCross"), setup, update)

    def test_grid_maker(self):
        setup = (
            Setup()
            .instrument(instrument(1, "BTC-USD", "0.01", "0.0001"))
            .integer("levels", 3)
            .decimal("spread_bps", "10")
            .decimal("step_bps", "7.5")
            .decimal("drift_bps", "15")
            .decimal("qty", "0.1")
            .decimal("max_position", "0.3")
            .decimal("min_position", "-0.3")
            .duration_ns("requote_every", 60_000_000_000)
            .decimal("budget", "1000")
            .duration_ns("max_delay", 1_000_000_000)
        )

        def update(random):
            return {
                "qty": hundredths(random.between(1, 30)),
                "max_position": hundredths(random.between(-10, 60)),
                "requote_every": ConfigValue.duration_ns(random.between(0, 3) * 30_000_000_000),
            }

        self.hold("grid-maker.txt", strategy("grid-maker-python", "GridMaker"), setup, update)


if __name__ == "__main__":
    unittest.main()
