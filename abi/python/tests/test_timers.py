"""When timers come due."""

import unittest

from stratos import Due, Strategy
from stratos.errors import BadTime
from stratos.testing import Setup
from stratos.time import MINUTE, SECOND

# 20 seconds past a full minute.
START = 1_704_067_220_000_000_000
I64_MAX = (1 << 63) - 1


class Alarm(Strategy):
    def on_init(self, ctx):
        self.fired = []
        self.refused = []
        ctx.set_timer(1, Due.after(5 * SECOND))
        ctx.set_timer(2, Due.at(ctx.now + 3 * SECOND))
        ctx.set_timer(3, Due.every(MINUTE))
        ctx.set_timer(4, Due.after(SECOND))
        ctx.set_timer(4, Due.after(2 * SECOND))
        ctx.set_timer(5, Due.after(SECOND))
        ctx.cancel_timer(5)
        for due in (Due.every(0), Due.every(-1), Due.every(1 << 63), Due.after(1 << 64), Due.after(I64_MAX), Due.after(-1)):
            try:
                ctx.set_timer(6, due)
            except BadTime:
                self.refused.append(due)
        ctx.set_timer(7, Due.at(0))

    def on_event(self, ctx, event):
        pass

    def on_timer(self, ctx, timer):
        self.fired.append((timer.timer_id, timer.due_time_ns))


class TimersTest(unittest.TestCase):
    def test_timers_fire_in_the_order_of_their_times(self):
        host = Setup().start_time(START).start(Alarm)
        host.advance(2 * MINUTE)
        after = [(4, 2), (2, 3), (1, 5), (3, 40), (3, 100)]
        expected = [(7, 1)] + [(timer, START + seconds * SECOND) for timer, seconds in after]
        self.assertEqual(host.strategy.fired, expected)

    def test_impossible_times_are_refused(self):
        self.assertEqual(len(Setup().start(Alarm).strategy.refused), 6)
