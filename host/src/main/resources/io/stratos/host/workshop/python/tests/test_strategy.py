"""What the strategy does, as a reader of its orders sees it."""

import unittest

from stratos import Decimal, OrderIntent, Side
from stratos.testing import Setup, TestHost, instrument
from strategy import DipBuyer

COIN = 1


def setup() -> Setup:
    coin = instrument(COIN, "COIN-USD", "0.01", "0.001")
    return Setup().instrument(coin).decimal("dip_bps", "100").decimal("gain_bps", "50").decimal("qty", "0.5")


def long() -> TestHost[DipBuyer]:
    """Falls by more than one percent, and buys."""
    host = setup().start(DipBuyer)
    host.trade(COIN, "100.00", "1")
    host.trade(COIN, "98.90", "1")
    [(bought, intent)] = host.take_intents()
    assert intent.body == OrderIntent.market(COIN, Side.BUY, Decimal("0.5"))
    host.fill(bought, "98.90", "0.5")
    return host


class DipBuyerTest(unittest.TestCase):
    def test_a_dip_is_bought_and_the_recovery_sold(self) -> None:
        host = long()
        host.trade(COIN, "99.00", "1")
        self.assertEqual(host.take_intents(), [])
        host.trade(COIN, "99.50", "1")
        [(_, intent)] = host.take_intents()
        self.assertEqual(intent.body, OrderIntent.market(COIN, Side.SELL, Decimal("0.5")))

    def test_while_an_order_is_under_way_no_other_goes_out(self) -> None:
        host = setup().start(DipBuyer)
        for price in ("100.00", "98.00", "97.00"):
            host.trade(COIN, price, "1")
        self.assertEqual(len(host.take_intents()), 1)

    def test_restored_from_a_checkpoint_it_goes_on_the_same(self) -> None:
        host = long()
        restored = setup().restore(DipBuyer, host.checkpoint())
        host.trade(COIN, "99.50", "1")
        restored.trade(COIN, "99.50", "1")
        expected = [intent for _, intent in host.take_intents()]
        self.assertEqual(len(expected), 1)
        self.assertEqual([intent for _, intent in restored.take_intents()], expected)


if __name__ == "__main__":
    unittest.main()
