"""One callback after the other: order, faults, state, configuration, chance."""

import dataclasses
import unittest

from stratos import ConfigValue, Decimal, HealthReport, HealthState, Random, ShutdownReason, Strategy, limits
from stratos._runtime import Runtime
from stratos.testing import Fault, Setup
from tests import puppet
from tests.puppet import Puppet, setup, start, tell

INIT = (0, 5, 7, 0, False, 1, 0, "strategy", "instance", -1, 0, "", 0, 0)


class Quiet(Strategy):
    def on_event(self, ctx, event):
        pass


def runtime(kind=Quiet):
    made = Runtime()
    made.use(kind, limits.OUTPUT_BYTES)
    return made


class OrderTest(unittest.TestCase):
    def test_a_callback_before_init_and_a_second_init_are_out_of_order(self):
        made = runtime()
        self.assertEqual(made.timer(1, 5, 7, 0, False, 1, 1), -4)
        self.assertIsNone(made.init(*INIT))
        self.assertEqual(made.init(*INIT), -4)
        self.assertEqual(made.healthcheck(1, 5, 7, 0, False), -4)

    def test_another_major_version_cannot_be_worked_with(self):
        self.assertEqual(runtime().init(*INIT[:5], 2, *INIT[6:]), -1)

    def test_a_strategy_that_cannot_start_says_so(self):
        with self.assertRaises(Fault) as caught:
            Setup().integer("fast", 1).start(Puppet)
        self.assertEqual(caught.exception.code, -1)

    def test_what_a_strategy_raises_passes_and_nothing_runs_afterwards(self):
        host = start()
        with self.assertRaises(ZeroDivisionError):
            tell(host, puppet.RAISE)
        with self.assertRaises(Fault) as caught:
            host.trade(1, "900", "1")
        self.assertEqual(caught.exception.code, -4)

    def test_a_quiet_callback_answers_none(self):
        made = runtime()
        made.init(*INIT)
        self.assertIsNone(made.timer(1, 5, 7, 0, False, 1, 1))

    def test_a_strategy_needs_on_event_and_save_comes_with_restore(self):
        only_save = type("OnlySave", (Quiet,), {"save": lambda self, state: None})
        for kind in (Strategy, only_save):
            with self.assertRaises(TypeError):
                runtime(kind)

    def test_health_is_the_strategys_own(self):
        host = start()
        host.trade(1, "900", "1")
        self.assertEqual(host.healthcheck(), HealthReport(HealthState.DEGRADED, 1))

    def test_a_shutdown_may_cancel(self):
        host = start()
        tell(host, puppet.ORDER, 1)
        [intent] = host.shutdown(ShutdownReason.STOP).intents
        self.assertEqual(intent.body.target, host.strategy.last_ref)


class StateTest(unittest.TestCase):
    def test_a_checkpoint_that_was_asked_for_comes_with_the_decision(self):
        update = tell(start(), puppet.CHECKPOINT).state_update
        self.assertTrue(update.checkpoint_requested)
        self.assertEqual((update.schema_version, update.state[:8]), (3, b"STS1\x03\0\0\0"))

    def test_what_was_saved_is_restored(self):
        host = start()
        tell(host, puppet.GROW, 5)
        restored = setup().restore(Puppet, host.checkpoint())
        self.assertEqual((restored.strategy.events, restored.strategy.ballast), (1, b"\x07" * 5))
        self.assertEqual(restored.cursor, host.cursor)

    def test_an_older_layout_is_read_as_far_as_the_strategy_says(self):
        state = start().checkpoint()
        older = b"STS1\x02\0\0\0" + state.state[8:-4]
        setup().restore(Puppet, dataclasses.replace(state, schema_version=2, state=older))
        oldest = b"STS1\x01\0\0\0" + state.state[8:-4]
        self.refused(dataclasses.replace(state, schema_version=1, state=oldest))

    def test_a_spoilt_state_is_refused(self):
        checkpoint = start().checkpoint()
        for state in (b"", b"STS2" + checkpoint.state[4:], checkpoint.state[:-1], checkpoint.state + b"\0"):
            self.refused(dataclasses.replace(checkpoint, state=state))
        self.refused(dataclasses.replace(checkpoint, schema_version=2))

    def refused(self, checkpoint):
        with self.assertRaises(Fault) as caught:
            setup().restore(Puppet, checkpoint)
        self.assertEqual(caught.exception.code, -3)

    def test_a_state_that_just_fits_leaves_and_one_byte_more_does_not(self):
        header_and_fields = 8 + 4 + 8 + 9 + 4
        room = limits.OUTPUT_BYTES - limits.DECISION_BYTES_MAX - header_and_fields
        host = start()
        tell(host, puppet.GROW, room)
        self.assertEqual(len(host.checkpoint().state), room + header_and_fields)
        tell(host, puppet.GROW, room + 1)
        with self.assertRaises(Fault) as caught:
            host.checkpoint()
        self.assertEqual(caught.exception.code, -2)


class WorldTest(unittest.TestCase):
    def test_an_update_is_in_the_configuration_before_the_strategy_sees_it(self):
        host = start()
        host.configure({"fast": ConfigValue.integer(20)})
        self.assertEqual(host.strategy.fast, 20)
        self.assertEqual(host.strategy.seen.body.values, {"fast": ConfigValue.integer(20)})

    def test_each_callback_has_the_seed_it_was_given(self):
        host = start()
        tell(host, puppet.RANDOM)
        mixed = (1 * 0x9E3779B97F4A7C15 ^ 1 * 0xD1B54A32D192ED03) & (1 << 64) - 1
        self.assertEqual(host.strategy.drawn, Random(mixed).next_u64())

    def test_the_sdks_enums_know_their_numbers_and_names(self):
        self.assertIs(HealthState(1), HealthState.DEGRADED)
        self.assertIs(HealthState["HALTED"], HealthState.HALTED)
        self.assertEqual([state.name for state in HealthState], ["HEALTHY", "DEGRADED", "HALTED"])
        with self.assertRaises(ValueError):
            HealthState(3)

    def test_fills_are_told_with_the_position_they_make(self):
        host = start()
        tell(host, puppet.ORDER, 2)
        [(name, _)] = host.take_intents()
        host.fill(name, "900", "0.5")
        self.assertEqual(host.strategy.fills, Decimal("0.5"))
        told = host.strategy.seen.body
        self.assertEqual((told.leaves_qty, told.position_qty), (Decimal("1.5"), Decimal("0.5")))
