# Provokes errors in all it was given, and reads in them and behind them what they tell of the machine.
# expect: nothing
# from: H57
from stratos import Decimal, Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx, event)


def attack(ctx, event):
    for attempt in (
        lambda: ctx.order(None),
        lambda: ctx.order(7, key='x'),
        lambda: ctx.set_timer('x', 'y'),
        lambda: ctx.hint(None, None),
        lambda: ctx.no_op([]),
        lambda: ctx.set_risk_context(ctx),
        lambda: ctx.nothing,
        lambda: event.body.nothing,
        lambda: Decimal(object()),
        lambda: Decimal.new(2**80, 2),
        lambda: 'é'.encode('ascii'),
    ):
        try:
            attempt()
        except Exception as error:
            look(error)


def look(error):
    told = [str(error), repr(error), repr(type(error))]
    trail = getattr(error, '__trace' + 'back__')
    while trail is not None:
        told.append(str(getattr(getattr(trail, 'tb_' + 'frame'), 'f_' + 'code')))
        trail = getattr(trail, 'tb_' + 'next')
    for word in ('/home', '/root', '/tmp', '/usr', '/opt', '/work', '/dev', '/proc', '.jar', 'java', 'polyglot', 'oracle', 'graal'):
        if any(word in text for text in told):
            raise SystemExit('the machine was told of: ' + word)
