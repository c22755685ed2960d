"""A random session for a strategy: what it is told and what becomes of its orders follows from one seed. `src/lib.rs` is
the same, step by step; both must draw the same numbers in the same order."""

from stratos import (
    ONE,
    AccountSnapshot,
    Bar,
    CancelIntent,
    Decimal,
    ExecutionEvent,
    ExecutionKind,
    OpenOrder,
    OrderIntent,
    Quality,
    Quote,
    Random,
    Rounding,
    SafetyState,
    Trade,
)
from stratos.time import SECOND

BTC = 1
STEPS = 4_000
STEPS_PER_LINE = 100
FINAL = (ExecutionKind.CANCELED, ExecutionKind.DENIED, ExecutionKind.REJECTED, ExecutionKind.EXPIRED)
SAFETY = (SafetyState.NORMAL, SafetyState.NORMAL, SafetyState.NORMAL, SafetyState.SAFE_MODE)


def session(kind, setup, update):
    """Runs a session; gives its lines. What they say stands in `src/lib.rs`."""
    run = Session(setup.start(kind), update)
    for step in range(1, STEPS + 1):
        run.step()
        run.listen()
        if step % STEPS_PER_LINE == 0:
            checkpoint = run.host.checkpoint()
            yield f"{step} {run.asked} {run.hash:016x} {checkpoint.state.hex()}"
            run.host = setup.restore(kind, checkpoint)


class Session:
    def __init__(self, host, update):
        self.host = host
        self.update = update
        self.random = Random(11)
        self.cents = 100_000
        # Name, terms and what is left of each order that may still be filled.
        self.open = []
        self.asked = 0
        self.hash = 0xCBF29CE484222325

    def step(self):
        random, host = self.random, self.host
        self.cents += random.between(-150, 150)
        price = Decimal.new(self.cents, 2)
        what = random.below(20)
        if what in (12, 13):
            bid = Decimal.new(self.cents - random.between(1, 40), 2)
            host.event(BTC, Quote(bid, Decimal(random.between(0, 3)), price, ONE))
        elif what == 14:
            host.event(BTC, Trade(price, ONE), Quality(1 << random.below(4)))
        elif what == 15:
            host.event(BTC, Bar(close=price, closed=random.below(2) == 1))
        elif what in (8, 9, 10, 11, 16):
            self.fill()
        elif what == 17:
            place = self.pick()
            if place is not None:
                reason = FINAL[random.below(4)]
                host.tell(self.open.pop(place)[0], reason, 3001)
        elif what == 18:
            host.configure(self.update(random))
        elif what == 19:
            position = Decimal.new(random.between(-30, 30), 2)
            orders = [OpenOrder(name, order.side, order.price, order.qty, left) for name, order, left in self.open]
            host.event(BTC, AccountSnapshot(position, price, orders))
        else:
            host.trade(BTC, str(price), "0.5")
        host.set_safety(SAFETY[random.below(4)])
        host.advance(random.below(40) * SECOND)

    def pick(self):
        """A place in the list of open orders, if there is one."""
        return self.random.below(len(self.open)) if self.open else None

    def fill(self):
        place = self.pick()
        if place is None:
            return
        name, order, left = self.open[place]
        half = left.mul_div(ONE, Decimal(2), 4, Rounding.DOWN)
        qty = left if self.random.below(2) == 0 or half.is_zero else half
        if qty == left:
            del self.open[place]
        else:
            self.open[place] = (name, order, left - qty)
        price = ONE if order.price is None else order.price
        self.host.fill(name, str(price), str(qty))

    def listen(self):
        """Takes note of what was asked for, until nothing more comes of it. One cancel of four is refused."""
        while intents := self.host.take_intents():
            for name, intent in intents:
                self.note(name, intent)
                if isinstance(intent.body, OrderIntent):
                    self.open.append((name, intent.body, intent.body.qty))
                else:
                    assert isinstance(intent.body, CancelIntent)
                    self.cancel(name, intent.body.target)

    def cancel(self, name, target):
        if self.random.below(4) == 0:
            position = self.host.position(BTC)
            refused = ExecutionEvent(ExecutionKind.CANCEL_REJECTED, name, target, position_qty=position)
            self.host.event(BTC, refused)
        elif any(open_name == target for open_name, _, _ in self.open):
            self.open = [order for order in self.open if order[0] != target]
            self.host.tell(target, ExecutionKind.CANCELED)

    def note(self, name, intent):
        body, risk = intent.body, intent.risk_context
        if isinstance(body, OrderIntent):
            price = "-" if body.price is None else body.price
            numbers = f"{body.instrument} {int(body.side)} {int(body.order_type)} {body.qty} {price} {int(body.tif)}"
            what = f"order {numbers} {str(body.post_only).lower()}"
        else:
            what = f"cancel {body.target.cursor} {body.target.ordinal}"
        limits = f"{risk.max_slippage_bps} {risk.max_delay_ns} {risk.expected_holding_ns} {risk.budget}"
        self.asked += 1
        for byte in f"{name.cursor} {name.ordinal} {what} {limits}\n".encode():
            self.hash = (self.hash ^ byte) * 0x100000001B3 & (1 << 64) - 1
