# A generator that answers whatever is thrown at it.
# expect: RES_TIMEOUT
# from: H59
# deadline_ms: 500
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    def stubborn():
        while True:
            try:
                yield 1
            except BaseException:
                pass

    answers = stubborn()
    next(answers)
    while True:
        answers.throw(GeneratorExit)
