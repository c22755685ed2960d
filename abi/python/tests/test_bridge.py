"""What the child of the Python sandbox calls and gets back."""

import subprocess
import sys
import unittest
from pathlib import Path

from stratos import AccountSnapshot, Bar, BookDelta, BookLevel, BookSnapshot, ConfigUpdate, ConfigValue, Decimal
from stratos import ExecutionEvent, ExecutionKind, Fill, Funding, IntentRef, ManualSignal, MarkPrice, OpenOrder, Quote
from stratos import Regime, RegimeEvent, RiskEvent, RiskKind, SafetyEvent, SafetyState, ServiceResponse, Side, Trade
from tests.puppet import start

SDK = Path(__file__).parents[1]
GOOD = """
from stratos import Strategy
class Mine(Strategy):
    def on_event(self, ctx, event): pass
"""


def in_a_fresh_python(program):
    return subprocess.run([sys.executable, "-c", program], cwd=SDK, capture_output=True, text=True, check=False)


def load(source):
    program = f"import stratos._bridge as bridge\nbridge.load({source!r}, 65536)\n"
    checks = "assert bridge.now_ns() == bridge.random_seed() == 0\n"
    calls = "assert bridge.init(0, 9, -1, 0, False, 1, 0, 's', 'i', -1, 0, '', 0, 0) is None\n"
    return in_a_fresh_python(program + checks + calls + "assert (bridge.now_ns(), bridge.random_seed()) == (9, 2**64 - 1)")


class LoadTest(unittest.TestCase):
    def test_the_one_strategy_of_the_module_is_taken(self):
        loaded = load(GOOD + "Alias = Mine\n")
        self.assertEqual((loaded.returncode, loaded.stderr), (0, ""))

    def test_none_or_two_strategies_are_refused(self):
        for source in ("x = 1", "from stratos import Strategy", GOOD + GOOD.replace("Mine", "Other")):
            self.assertIn("expected 1", load(source).stderr)

    def test_annotations_mean_what_they_mean_in_a_unit_test(self):
        self.assertIn("NameError", load("def f(x: nowhere): pass\n" + GOOD).stderr)

    def test_the_run_time_part_imports_nothing_that_costs_start_up(self):
        program = "import sys\nbefore = set(sys.modules)\nimport stratos._bridge, stratos.math, stratos.time\n"
        outcome = in_a_fresh_python(program + "print(*sorted(set(sys.modules) - before))")
        foreign = {name for name in outcome.stdout.split() if not name.startswith("stratos")}
        self.assertLessEqual(foreign, {"__future__", "math"})


class BodiesTest(unittest.TestCase):
    """A body that a test makes crosses as flat arguments; what a strategy reads is what was written."""

    ONE, TWO = Decimal("1.0"), Decimal("-2.55")
    LEVELS = [BookLevel(ONE, TWO), BookLevel(TWO, ONE)]
    REF = IntentRef((1 << 64) - 1, 3)
    FILL = Fill(ONE, TWO, ONE, trade_id=(1 << 64) - 1)
    BODIES = [
        (Trade(ONE, TWO, Side.SELL, (1 << 64) - 1), 6),
        (Quote(ONE, TWO, TWO, ONE), 8),
        (BookSnapshot(LEVELS, LEVELS[:1], 7), 15),
        (BookDelta(LEVELS[:1], LEVELS, 7, 8), 16),
        (Bar(ONE, TWO, ONE, TWO, ONE, 5, -6, 7, True), 14),
        (Funding(TWO, -1), 3),
        (MarkPrice(ONE), 4),
        (ExecutionEvent(ExecutionKind.FILLED, REF, None, Side.BUY, ONE, ONE, TWO, TWO, FILL, 3001, TWO), 25),
        (ExecutionEvent(ExecutionKind.CANCEL_REJECTED, REF, REF), 25),
        (RiskEvent(RiskKind.LIMIT_NEAR, 3, None, ONE), 6),
        (SafetyEvent(SafetyState.HALT, SafetyState.NORMAL, 9), 3),
        (RegimeEvent(Regime.CHOP, Regime.CRISIS), 2),
        (ManualSignal(77, None), 3),
        (AccountSnapshot(TWO, ONE, [OpenOrder(REF, Side.SELL, None, ONE, TWO)]), 14),
        (ConfigUpdate(4, {"fast": ConfigValue.integer(3), "c": ConfigValue.choice("x"), "d": ConfigValue.decimal("1.5")}), 14),
        (ServiceResponse(1, (1 << 64) - 1, -3, 4, [ONE, TWO]), 9),
    ]

    def test_every_kind_of_event_reads_as_it_was_made(self):
        for body, size in self.BODIES:
            if isinstance(body, ManualSignal):  # the puppet would obey
                continue
            host = start()
            host.event(5, body)
            seen = host.strategy.seen
            self.assertEqual(seen.body, body)
            self.assertEqual((seen.instrument, seen.sequence, seen.processed_time_ns), (5, 1, host.now))
            self.assertEqual(len(body._a) - 11, size, body)

    def test_what_a_strategy_reads_is_what_the_page_says(self):
        execution = self.BODIES[7][0]
        self.assertEqual((execution.kind, execution.intent, execution.target), (ExecutionKind.FILLED, self.REF, None))
        self.assertEqual((execution.fill, execution.price, execution.is_final), (self.FILL, self.TWO, True))
        snapshot = self.BODIES[2][0]
        self.assertEqual([level.price for level in snapshot.bids], [self.ONE, self.TWO])
        self.assertEqual((len(snapshot.asks), snapshot.asks[-1].qty), (1, self.TWO))
        [order] = self.BODIES[13][0].open_orders
        self.assertEqual((order.intent, order.side, order.leaves_qty), (self.REF, Side.SELL, self.TWO))

    def test_a_number_newer_than_the_sdk_reads_as_the_safest(self):
        event = SafetyEvent()
        event._a = (*event._a[:11], 99, 0, 0)
        self.assertEqual(event.state, SafetyState.HALT)
        trade = Trade()
        trade._a = (*trade._a[:15], 99, 0)
        self.assertEqual(trade.aggressor, Side.UNSPECIFIED)
