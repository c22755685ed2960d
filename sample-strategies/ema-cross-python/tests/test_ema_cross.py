"""What the strategy does, as a reader of its orders sees it."""

import unittest

from stratos import (
    ZERO,
    AccountSnapshot,
    Bar,
    ConfigValue,
    Decimal,
    ExecutionKind,
    OrderIntent,
    Quality,
    Random,
    Side,
    TimeInForce,
    Trade,
)
from stratos.testing import Fault, Setup, instrument
from strategy import EmaCross

BTC = 1


def setup():
    return (
        Setup()
        .instrument(instrument(BTC, "BTC-USD", "0.01", "0.00000001", min_notional="10"))
        .integer("fast", 2)
        .integer("slow", 4)
        .integer("trades_per_bar", 1)
        .decimal("qty", "0.1")
        .choice("style", "market")
        .decimal("slippage_bps", "100")
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000)
    )


def start():
    return setup().start(EmaCross)


def trades(host, *prices):
    for price in prices:
        host.trade(BTC, price, "0.5")


def order(host):
    """The only order since the last look."""
    [(name, intent)] = host.take_intents()
    return name, intent.body


def long():
    """Rises until the strategy is long, and fills it."""
    host = start()
    trades(host, "900", "900", "900", "910")
    name, _ = order(host)
    host.acknowledge(name)
    host.fill(name, "910", "0.1")
    return host


class EmaCrossTest(unittest.TestCase):
    def test_a_rise_buys_and_a_fall_sells_what_is_held(self):
        host = long()
        trades(host, "920", "880")
        name, sell = order(host)
        self.assertEqual(sell, OrderIntent.market(BTC, Side.SELL, Decimal("0.1")))
        host.fill(name, "880", "0.1")
        self.assertEqual(host.position(BTC), ZERO)

    def test_nothing_is_ordered_before_the_slow_average_is_warm(self):
        host = start()
        trades(host, "900", "950", "1000")
        self.assertEqual(host.take_intents(), [])
        trades(host, "1000")
        self.assertEqual(order(host)[1], OrderIntent.market(BTC, Side.BUY, Decimal("0.1")))

    def test_every_order_carries_the_configured_risk_context(self):
        host = start()
        trades(host, "900", "900", "900", "910")
        risk = host.take_intents()[0][1].risk_context
        self.assertEqual(risk.max_slippage_bps, Decimal(100))
        self.assertEqual(risk.max_delay_ns, 1_000_000_000)
        self.assertEqual(risk.budget, Decimal(1000))

    def test_only_a_cross_trades(self):
        host = long()
        trades(host, "920", "930", "940", "950")
        self.assertEqual(host.take_intents(), [])

    def test_no_second_order_goes_out_while_one_is_under_way(self):
        host = start()
        trades(host, "900", "900", "900", "910")
        buy, _ = order(host)
        trades(host, "850", "800")
        self.assertEqual(host.take_intents(), [])
        host.fill(buy, "910", "0.1")
        self.assertEqual(order(host)[1].side, Side.SELL)

    def test_a_partial_fill_is_brought_back_in_full(self):
        host = start()
        trades(host, "900", "900", "900", "910")
        buy, _ = order(host)
        host.fill(buy, "910", "0.04")
        host.tell(buy, ExecutionKind.CANCELED)
        trades(host, "850")
        _, sell = order(host)
        self.assertEqual((sell.side, sell.qty), (Side.SELL, Decimal("0.04")))

    def test_a_denied_order_is_not_repeated_before_the_next_cross(self):
        host = start()
        trades(host, "900", "900", "900", "910")
        buy, _ = order(host)
        host.tell(buy, ExecutionKind.DENIED, 3001)
        trades(host, "920", "930", "850", "840")
        self.assertEqual(host.take_intents(), [])
        trades(host, "950")
        self.assertEqual(order(host)[1].side, Side.BUY)

    def test_ioc_orders_have_a_limit_on_the_tick(self):
        host = setup().choice("style", "ioc").start(EmaCross)
        trades(host, "900", "900", "900", "910.55")
        name, buy = order(host)
        # 910.55 * 1.01 = 919.6555
        limit = OrderIntent.limit(BTC, Side.BUY, Decimal("0.1"), Decimal("919.65"), tif=TimeInForce.IOC)
        self.assertEqual(buy, limit)
        host.fill(name, "911", "0.1")
        trades(host, "850.55")
        # 850.55 * 0.99 = 842.0445
        self.assertEqual(order(host)[1].price, Decimal("842.05"))

    def test_what_the_venue_would_not_take_is_not_asked_for(self):
        host = setup().decimal("qty", "0.01").start(EmaCross)
        trades(host, "900", "900", "900", "910")
        self.assertEqual(host.take_intents(), [])

    def test_several_trades_make_a_bar(self):
        host = setup().integer("trades_per_bar", 2).start(EmaCross)
        trades(host, "1", "900", "1", "900", "1", "900", "1")
        self.assertEqual(host.take_intents(), [])
        trades(host, "910")
        order(host)

    def test_closed_bars_count_and_forming_ones_do_not(self):
        host = start()
        bars = [("900", True), ("900", True), ("900", True), ("950", False), ("910", True)]
        orders = [len(host.event(BTC, Bar(close=Decimal(close), closed=closed)).intents) for close, closed in bars]
        self.assertEqual(orders, [0, 0, 0, 0, 1])

    def test_bad_data_and_other_instruments_move_nothing(self):
        host = start()
        trades(host, "900", "900", "900")
        trade = Trade(price=Decimal("910"))
        for quality in (Quality.STALE, Quality.GAP, Quality.DUPLICATE, Quality.OUT_OF_ORDER):
            host.event(BTC, trade, quality)
        host.event(2, trade)
        self.assertEqual(host.take_intents(), [])
        trades(host, "910")
        order(host)

    def test_a_snapshot_after_a_gap_is_believed(self):
        host = long()
        host.event(BTC, AccountSnapshot(position_qty=Decimal("0.25")))
        trades(host, "850")
        self.assertEqual(order(host)[1].qty, Decimal("0.25"))

    def test_a_new_quantity_holds_from_the_next_order_and_nonsense_is_ignored(self):
        host = start()
        host.configure({"qty": ConfigValue.decimal("0.3")})
        host.configure({"slow": ConfigValue.integer(1)})
        trades(host, "900", "900", "900", "910")
        self.assertEqual(order(host)[1].qty, Decimal("0.3"))

    def test_a_config_with_slow_not_above_fast_does_not_start(self):
        with self.assertRaises(Fault):
            setup().integer("slow", 2).start(EmaCross)

    def test_a_number_of_bars_or_trades_past_32_bits_does_not_start(self):
        for name in ("slow", "trades_per_bar"):
            setup().integer(name, (1 << 32) - 1).start(EmaCross)
            with self.assertRaises(Fault):
                setup().integer(name, 1 << 32).start(EmaCross)

    def test_a_restored_instance_orders_what_the_lost_one_would_have(self):
        prices = walk(7)
        everything = orders_on(start(), prices)
        self.assertGreater(len(everything), 50)
        for cut in (1, 3, 500, 1_234):
            first = start()
            log = orders_on(first, prices[:cut])
            second = setup().restore(EmaCross, first.checkpoint())
            log += orders_on(second, prices[cut:])
            self.assertEqual(log, everything, f"cut at {cut}")


def walk(seed):
    """A walk of prices, the same for each seed."""
    random = Random(seed)
    cents = 90_000
    prices = []
    for _ in range(2_000):
        cents += random.between(-100, 100)
        prices.append(str(Decimal.new(cents, 2)))
    return prices


def orders_on(host, prices):
    """Fills each order at the next price; gives all orders."""
    log = []
    for price in prices:
        host.trade(BTC, price, "0.5")
        for name, intent in host.take_intents():
            log.append((name, intent))
            host.fill(name, price, "0.1")
    return log


if __name__ == "__main__":
    unittest.main()
