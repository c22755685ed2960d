# A generator that does not let itself be closed.
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
        try:
            yield 1
        finally:
            while True:
                pass

    answers = stubborn()
    next(answers)
    answers.close()
