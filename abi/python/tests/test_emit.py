"""What a strategy asks for."""

import unittest

from stratos import AlertSeverity, AmendIntent, Decimal, IntentRef, OrderIntent, PositionIntent, RiskHintIntent, RiskHintKind
from stratos import Side, Strategy, limits
from stratos.errors import NoRiskContext, TooMany
from stratos.testing import Decision, Setup
from tests import puppet
from tests.puppet import Puppet, risk, setup, start, tell


class EmitTest(unittest.TestCase):
    def test_an_intent_is_named_by_cursor_and_place(self):
        host = start()
        host.trade(1, "900", "1")
        tell(host, puppet.NO_OPS, 3)
        expected = [IntentRef(2, ordinal) for ordinal in range(3)]
        self.assertEqual([name for name, _ in host.take_intents()], expected)
        self.assertEqual(host.strategy.last_ref, expected[2])

    def test_an_intent_without_a_risk_context_gets_the_default(self):
        decision = tell(start(), puppet.ORDER, Decimal("0.5"))
        self.assertEqual(decision.intents[0].risk_context, risk(10))

    def test_an_intent_may_bring_its_own_risk_context(self):
        decision = tell(start(), puppet.OWN_RISK, Decimal("0.5"))
        self.assertEqual(decision.intents[0].risk_context, risk(99))

    def test_no_risk_context_at_all_is_refused_and_nothing_leaves(self):
        host = setup().flag("no_risk", True).start(Puppet)
        self.assertEqual(tell(host, puppet.ORDER, Decimal("0.5")), Decision())
        self.assertIs(host.strategy.last_error, NoRiskContext)

    def test_one_intent_too_many_is_refused_and_the_others_leave(self):
        host = start()
        self.assertEqual(len(tell(host, puppet.NO_OPS, limits.INTENTS_MAX).intents), limits.INTENTS_MAX)
        self.assertIsNone(host.strategy.last_error)
        decision = tell(host, puppet.NO_OPS, limits.INTENTS_MAX + 1)
        self.assertEqual(len(decision.intents), limits.INTENTS_MAX)
        self.assertIs(host.strategy.last_error, TooMany)

    def test_timer_commands_are_bounded(self):
        host = start()
        decision = tell(host, puppet.TIMERS, limits.TIMER_COMMANDS_MAX + 1)
        self.assertEqual(len(decision.timers), limits.TIMER_COMMANDS_MAX)
        self.assertIs(host.strategy.last_error, TooMany)

    def test_service_values_are_bounded(self):
        host = start()
        [request] = tell(host, puppet.SERVICES, limits.SERVICE_VALUES_MAX).service_requests
        self.assertEqual((len(request.values), request.request_id), (limits.SERVICE_VALUES_MAX, 1 << 8))
        self.assertEqual(tell(host, puppet.SERVICES, limits.SERVICE_VALUES_MAX + 1).service_requests, [])
        self.assertIs(host.strategy.last_error, TooMany)

    def test_a_declared_hint_leaves_and_an_undeclared_one_is_counted(self):
        host = start()
        told = tell(host, puppet.HINT, 1)
        self.assertEqual((told.hints[0].tag, told.hints_dropped), (1, 0))
        told = tell(host, puppet.HINT, 2)
        self.assertEqual((told.hints, told.hints_dropped), ([], 1))

    def test_hints_past_the_bound_are_counted(self):
        told = tell(start(), puppet.HINTS, limits.HINTS_MAX + 5)
        self.assertEqual((len(told.hints), told.hints_dropped), (limits.HINTS_MAX, 5))

    def test_a_decision_says_nothing_of_the_one_before(self):
        host = start()
        tell(host, puppet.NO_OPS, 5)
        tell(host, puppet.HINT, 0)
        tell(host, puppet.CHECKPOINT)
        self.assertEqual(host.trade(1, "900", "1"), Decision())


class Everything(Strategy):
    """Asks for one of each kind, at the edges of the numbers."""

    def on_init(self, ctx):
        ctx.set_risk_context(risk(10))

    def on_event(self, ctx, event):
        huge = Decimal.new(-(1 << 63), 18)
        name = IntentRef((1 << 64) - 1, 3)
        limit = OrderIntent.limit(
            (1 << 32) - 1,
            Side.SELL,
            huge,
            huge,
            stop_price=huge,
            reduce_only=True,
            close_only=True,
            post_only=True,
            expire_time_ns=-1,
        )
        self.asked = [limit, OrderIntent.stop_market(1, Side.BUY, huge, huge), AmendIntent(name, qty=huge)]
        self.asked += [PositionIntent(1, huge), PositionIntent(1, huge, huge)]
        self.asked += [RiskHintIntent(RiskHintKind.PAUSE, 1, huge)]
        for body in self.asked:
            ctx.emit(body)
        ctx.cancel(name)
        ctx.alert(7, AlertSeverity.WARNING)


class EveryKindTest(unittest.TestCase):
    def test_every_kind_of_intent_crosses_whole(self):
        host = Setup().start(Everything)
        bodies = [intent.body for intent in host.trade(1, "1", "1").intents]
        self.assertEqual(bodies[:-2], host.strategy.asked)
        self.assertEqual(bodies[-2].target, IntentRef((1 << 64) - 1, 3))
        self.assertEqual((bodies[-1].code, bodies[-1].severity, bodies[-1].value), (7, AlertSeverity.WARNING, None))

    def test_what_is_no_number_of_the_contract_is_the_strategys_mistake(self):
        order = OrderIntent.market
        qty = Decimal(1)
        for mistake in (order(-1, Side.BUY, qty), order(1 << 32, Side.BUY, qty), OrderIntent.limit(1, Side.BUY, qty, 1.5)):
            with self.assertRaises((ValueError, TypeError)):
                mistake.record()
