"""What the strategy does, as a reader of its orders sees it."""

import unittest

from stratos import (
    ZERO,
    AccountSnapshot,
    CancelIntent,
    ConfigValue,
    Decimal,
    ExecutionEvent,
    ExecutionKind,
    OpenOrder,
    OrderIntent,
    Quality,
    Quote,
    Random,
    SafetyState,
    ShutdownReason,
    Side,
    TimeInForce,
    Trade,
)
from stratos.testing import Fault, Setup, instrument
from stratos.time import MINUTE, SECOND
from strategy import GridMaker

BTC = 1


def setup():
    return (
        Setup()
        .instrument(instrument(BTC, "BTC-USD", "0.01", "0.0001"))
        .integer("levels", 2)
        .decimal("spread_bps", "10")
        .decimal("step_bps", "20")
        .decimal("drift_bps", "15")
        .decimal("qty", "0.1")
        .decimal("max_position", "0.3")
        .decimal("min_position", "-0.3")
        .duration_ns("requote_every", 60_000_000_000)
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000)
    )


def orders(host):
    """Takes the orders since the last look; anything else is a mistake."""
    asked = [(name, intent.body) for name, intent in host.take_intents()]
    assert all(isinstance(body, OrderIntent) for _, body in asked), asked
    return asked


def cancels(host):
    """Takes the targets of the cancels since the last look; anything else is a mistake."""
    asked = [intent.body for _, intent in host.take_intents()]
    assert all(isinstance(body, CancelIntent) for body in asked), asked
    return [body.target for body in asked]


def names(orders):
    return [name for name, _ in orders]


def grid(orders):
    """Side, price and quantity of each order, as text."""
    return [f"{order.side.name} {order.qty} at {order.price}" for _, order in orders]


def laid(setup, price):
    """A host whose grid lies around `price`, and its orders."""
    host = setup.start(GridMaker)
    host.trade(BTC, price, "1")
    assert host.take_intents() == []
    host.advance(MINUTE)
    return host, orders(host)


def confirm_cancels(host, names):
    for name in names:
        host.tell(name, ExecutionKind.CANCELED)


class GridMakerTest(unittest.TestCase):
    def test_the_grid_lies_on_both_sides_of_the_price(self):
        _, first = laid(setup(), "1000")
        expected = ["BUY 0.1000 at 999.00", "SELL 0.1000 at 1001.00", "BUY 0.1000 at 997.00", "SELL 0.1000 at 1003.00"]
        self.assertEqual(grid(first), expected)
        self.assertTrue(all(order.post_only and order.tif == TimeInForce.GTC for _, order in first))

    def test_prices_go_to_the_passive_side_of_the_tick(self):
        _, first = laid(setup().integer("levels", 1), "905.55")
        # 905.55 * 0.999 = 904.64445, 905.55 * 1.001 = 906.45555
        self.assertEqual(grid(first), ["BUY 0.1000 at 904.64", "SELL 0.1000 at 906.46"])

    def test_quotes_give_the_middle_as_the_price(self):
        host = setup().integer("levels", 1).start(GridMaker)
        host.quote(BTC, "999.99", "1000.02")
        host.advance(MINUTE)
        # 1000.005 * 0.999 = 999.004995
        self.assertEqual(grid(orders(host))[0], "BUY 0.1000 at 999.00")

    def test_nothing_is_quoted_before_there_is_a_price(self):
        host = setup().start(GridMaker)
        host.event(BTC, Trade(price=Decimal(1000)), Quality.STALE)
        host.event(BTC, Quote(bid_price=Decimal(999)))
        host.trade(2, "1000", "1")
        host.advance(10 * MINUTE)
        self.assertEqual(host.take_intents(), [])

    def test_a_grid_that_is_whole_and_near_is_left_alone(self):
        host, _ = laid(setup(), "1000")
        host.trade(BTC, "1001.5", "1")
        host.advance(5 * MINUTE)
        self.assertEqual(host.take_intents(), [])

    def test_a_drift_cancels_first_and_quotes_once_all_are_gone(self):
        host, first = laid(setup(), "1000")
        host.trade(BTC, "1001.51", "1")
        host.advance(MINUTE)
        self.assertEqual(cancels(host), names(first))
        confirm_cancels(host, names(first)[:3])
        host.advance(MINUTE)
        self.assertEqual(host.take_intents(), [], "one is still being canceled")
        confirm_cancels(host, names(first)[3:])
        host.advance(MINUTE)
        self.assertEqual(len(orders(host)), 4)

    def test_a_filled_level_takes_the_rest_back(self):
        host, first = laid(setup(), "1000")
        host.fill(first[0][0], "999", "0.1")
        host.advance(MINUTE)
        self.assertEqual(cancels(host), names(first)[1:])

    def test_a_cancel_that_was_refused_is_tried_again(self):
        host, first = laid(setup().integer("levels", 1), "1000")
        host.trade(BTC, "1100", "1")
        host.advance(MINUTE)
        asked = host.take_intents()
        target = asked[0][1].body.target
        host.event(BTC, ExecutionEvent(ExecutionKind.CANCEL_REJECTED, asked[0][0], target))
        host.advance(MINUTE)
        self.assertEqual(cancels(host), [first[0][0]])

    def test_inventory_bounds_what_is_quoted(self):
        host, first = laid(setup(), "1000")
        host.fill(first[0][0], "999", "0.1")
        host.fill(first[2][0], "997", "0.1")
        host.advance(MINUTE)
        confirm_cancels(host, cancels(host))
        host.advance(MINUTE)
        # Long 0.2 of at most 0.3: one buy has room.
        expected = ["BUY 0.1000 at 999.00", "SELL 0.1000 at 1001.00", "SELL 0.1000 at 1003.00"]
        self.assertEqual(grid(orders(host)), expected)

    def test_without_shorting_a_flat_book_only_bids(self):
        _, first = laid(setup().decimal("min_position", "0"), "1000")
        self.assertEqual(grid(first), ["BUY 0.1000 at 999.00", "BUY 0.1000 at 997.00"])

    def test_a_tighter_safety_state_only_cancels(self):
        host, first = laid(setup(), "1000")
        host.set_safety(SafetyState.SAFE_MODE)
        host.advance(MINUTE)
        asked = cancels(host)
        self.assertEqual(asked, names(first))
        confirm_cancels(host, asked)
        host.advance(MINUTE)
        self.assertEqual(host.take_intents(), [])

    def test_a_shutdown_cancels_what_rests(self):
        host, first = laid(setup(), "1000")
        host.shutdown(ShutdownReason.STOP)
        self.assertEqual(cancels(host), names(first))

    def test_a_denied_order_is_forgotten_and_quoted_anew(self):
        host, first = laid(setup().integer("levels", 1), "1000")
        for name in names(first):
            host.tell(name, ExecutionKind.DENIED, 3001)
        host.advance(MINUTE)
        self.assertEqual(len(orders(host)), 2)

    def test_a_snapshot_after_a_gap_is_believed(self):
        host, first = laid(setup().integer("levels", 1), "1000")
        rest = first[1][0]
        host.event(BTC, AccountSnapshot(position_qty=Decimal("0.1"), open_orders=[OpenOrder(rest)]))
        host.advance(MINUTE)
        self.assertEqual(cancels(host), [rest])

    def test_a_new_interval_holds_at_once(self):
        host, _ = laid(setup(), "1000")
        host.trade(BTC, "1100", "1")
        host.configure({"requote_every": ConfigValue.duration_ns(5_000_000_000)})
        host.advance(5 * SECOND)
        self.assertEqual(len(cancels(host)), 4)

    def test_bounds_that_exclude_each_other_do_not_start(self):
        with self.assertRaises(Fault):
            setup().decimal("max_position", "-1").start(GridMaker)

    def test_a_number_of_levels_past_32_bits_does_not_start(self):
        setup().integer("levels", (1 << 32) - 1).start(GridMaker)
        with self.assertRaises(Fault):
            setup().integer("levels", 1 << 32).start(GridMaker)

    def test_the_position_never_leaves_its_bounds(self):
        host = setup().start(GridMaker)
        resting = {}
        positions = []
        for price in walk():
            minute(host, resting, price)
            positions.append(host.position(BTC))
        self.assertTrue(Decimal("-0.3") <= min(positions) < ZERO, min(positions))
        self.assertTrue(ZERO < max(positions) <= Decimal("0.3"), max(positions))

    def test_a_restored_instance_asks_for_what_the_lost_one_would_have(self):
        whole = run(None)
        self.assertGreater(len(whole), 100)
        for cut in (0, 1, 57, 200):
            self.assertEqual(run(cut), whole, f"cut at {cut}")


def minute(host, resting, price):
    """One minute at one price: the venue confirms cancels and fills what the price reaches. Gives what was asked for."""
    host.trade(BTC, str(price), "1")
    for name, order in list(resting.items()):
        if price <= order.price if order.side == Side.BUY else price >= order.price:
            del resting[name]
            host.fill(name, str(order.price), str(order.qty))
    host.advance(MINUTE)
    asked = [(name, intent.body) for name, intent in host.take_intents()]
    for name, body in asked:
        if isinstance(body, OrderIntent):
            resting[name] = body
        else:
            resting.pop(body.target, None)
            host.tell(body.target, ExecutionKind.CANCELED)
    return asked


def walk():
    random = Random(5)
    cents = 100_000
    for _ in range(400):
        cents += random.between(-150, 150)
        yield Decimal.new(cents, 2)


def run(cut):
    host = setup().start(GridMaker)
    resting = {}
    log = []
    for at, price in enumerate(walk()):
        if at == cut:
            host = setup().restore(GridMaker, host.checkpoint())
        log += minute(host, resting, price)
    return log


if __name__ == "__main__":
    unittest.main()
