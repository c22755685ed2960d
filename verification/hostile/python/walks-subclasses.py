# Looks for a class that holds a right among all there are.
# expect: nothing
# from: H67
from stratos import Strategy


class Hostile(Strategy):
    def on_event(self, ctx, event):
        if ctx.cursor >= 3:
            attack(ctx)


def attack(ctx):
    found = getattr(object, '__sub' + 'classes__')()
    rights = [kind for kind in found if kind.__name__ in ('Popen', 'socket', 'FileIO', 'CDLL')]
    for kind in rights:
        try:
            kind('/etc/passwd')
        except BaseException:
            continue
        raise ValueError('a right was reached')
