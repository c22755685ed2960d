"""Decimals, configuration, instruments, state fields: what the golden files do not say."""

import unittest

from stratos import ConfigValue, Decimal, Instrument, Quality, Rounding, Side, StateReader, StateWriter
from stratos.config import Config
from stratos.errors import (
    BadValue,
    DecimalOverflow,
    Missing,
    NotADecimal,
    NotAState,
    NotFinite,
    OutOfRange,
    ScaleOutOfRange,
    Truncated,
    WrongType,
    ZeroDivisor,
)
from stratos.testing import instrument


class DecimalTest(unittest.TestCase):
    def test_text_keeps_its_scale_and_equality_ignores_it(self):
        self.assertEqual(Decimal("1.0"), Decimal("1.00"))
        self.assertEqual(hash(Decimal("1.0")), hash(Decimal("1.00")))
        self.assertFalse(Decimal("1.0").same_form(Decimal("1.00")))
        self.assertEqual([str(Decimal(text)) for text in ("-0.05", "+12.", ".5")], ["-0.05", "12", "0.5"])
        self.assertTrue(Decimal("2") > Decimal("1.99") >= Decimal("1.990"))

    def test_what_is_no_decimal_is_refused(self):
        for text in ("", "-", ".", "1e3", "1.2.3", "1_0", " 1", "١", "0" * 41, "0." + "0" * 19):
            with self.assertRaises(NotADecimal, msg=text):
                Decimal(text)
        for build in (lambda: Decimal("9223372036854775808"), lambda: Decimal(1 << 63), lambda: Decimal.new(1 << 63, 0)):
            self.assertRaises(DecimalOverflow, build)
        self.assertRaises(ScaleOutOfRange, Decimal.new, 1, 19)
        self.assertRaises(NotFinite, Decimal.from_float, float("inf"), 2, Rounding.FLOOR)

    def test_floats_and_truth_do_not_slip_in(self):
        for mistake in (lambda: Decimal(0.1), lambda: Decimal(1) + 0.1, lambda: Decimal(1) < 1, lambda: bool(Decimal(1))):
            self.assertRaises(TypeError, mistake)

    def test_an_overflow_raises(self):
        largest = Decimal("9223372036854775807")
        for mistake in (lambda: largest + Decimal(1), lambda: -Decimal(-(1 << 63)), lambda: largest * Decimal("1.5")):
            self.assertRaises(DecimalOverflow, mistake)


class ConfigTest(unittest.TestCase):
    def setUp(self):
        self.config = Config()
        self.config._values = {
            "i": ConfigValue.integer(200),
            "d": ConfigValue.decimal("1.25"),
            "f": ConfigValue.flag(True),
            "c": ConfigValue.choice("market"),
            "t": ConfigValue.duration_ns(-1),
        }

    def test_each_type_has_its_getter(self):
        config = self.config
        self.assertEqual((config.integer("i"), config.decimal("d")), (200, Decimal("1.25")))
        self.assertEqual((config.flag("f"), config.choice("c")), (True, "market"))

    def test_a_getter_names_what_is_wrong(self):
        with self.assertRaisesRegex(WrongType, "config `i` is of type integer, wanted decimal"):
            self.config.decimal("i")
        with self.assertRaisesRegex(Missing, "config `x` is missing; declare it in config_schema"):
            self.config.flag("x")
        with self.assertRaisesRegex(OutOfRange, "config `t` is out of range"):
            self.config.duration_ns("t")
        with self.assertRaises(OutOfRange):
            self.config.integer("i", at_most=199)


class InstrumentTest(unittest.TestCase):
    BTC = instrument(1, "BTC-USD", "0.05", "0.0001", min_qty="0.001", max_qty="100", min_notional="10")

    def test_prices_go_to_the_passive_side(self):
        at = self.BTC.price_on_tick
        self.assertEqual(at(Side.BUY, Decimal("905.049")), Decimal("905.00"))
        self.assertEqual(at(Side.SELL, Decimal("905.001")), Decimal("905.05"))

    def test_a_price_away_from_a_reference_is_rounded_once(self):
        at = self.BTC.price_at
        self.assertEqual(at(Side.BUY, Decimal(905), Decimal(10)), Decimal("905.90"))
        self.assertEqual(at(Side.SELL, Decimal(905), Decimal(-10)), Decimal("904.10"))

    def test_an_instrument_without_a_tick_rounds_nothing(self):
        bare = Instrument(1, "", "", "", "", "")
        self.assertRaises(ZeroDivisor, bare.price_at, Side.BUY, Decimal(1), Decimal(1))
        self.assertRaises(ZeroDivisor, bare.qty_in_lots, Decimal(1))

    def test_the_venue_takes_what_is_within_its_bounds(self):
        price = Decimal(100)
        for qty, taken in (("0.1", True), ("0.0999", False), ("100", True), ("100.0001", False), ("0", False)):
            self.assertEqual(self.BTC.takes(price, Decimal(qty)), taken, qty)


class StateFieldsTest(unittest.TestCase):
    def test_impossible_values_are_refused(self):
        header = b"STS1\0\0\0\0"
        self.assertRaises(BadValue, StateReader(header + b"\x02").flag)
        self.assertRaises(BadValue, StateReader(header + b"\x01\0\0\0\0\0\0\0\x13").decimal)
        self.assertRaises(BadValue, StateReader(header + b"\x02\0\0\0\xc3\x28").text)
        self.assertRaises(Truncated, StateReader(header + b"\xff\xff\xff\xff\0").bytes)
        self.assertRaises(Truncated, StateReader(header + b"\xff\xff\xff\xff\0").list, StateReader.u8)
        self.assertRaises(NotAState, StateReader, b"STS2\0\0\0\0")
        self.assertRaises(Truncated, StateReader, b"STS1\0\0\0")

    def test_a_number_that_does_not_fit_its_field_is_the_strategys_mistake(self):
        writer = StateWriter(1, 100)
        self.assertRaises(ValueError, writer.u32, 1 << 32)
        self.assertRaises(ValueError, writer.u64, -1)
        self.assertRaises(TypeError, writer.f64, 1)


class QualityTest(unittest.TestCase):
    def test_flags_are_a_set(self):
        both = Quality.STALE | Quality.GAP
        self.assertTrue(both.has(Quality.GAP) and not both.has(Quality.DUPLICATE) and not both.is_good)
