//! A random session for a strategy: what it is told and what becomes of its orders follows from one seed. `session.py` is
//! the same, step by step; both must draw the same numbers in the same order.
#![deny(missing_docs, unsafe_code)]

use stratos_sdk::testing::{Setup, TestHost};
use stratos_sdk::time::SECOND;
use stratos_sdk::*;

const BTC: u32 = 1;
const STEPS: u64 = 4_000;
const STEPS_PER_LINE: u64 = 100;
const FINAL: [ExecutionKind; 4] = [
    ExecutionKind::Canceled,
    ExecutionKind::Denied,
    ExecutionKind::Rejected,
    ExecutionKind::Expired,
];

/// Runs a session. A line says after each hundred steps: the step, how much was asked for so far, FNV-1a over the text of
/// all that, and the strategy's state.
pub fn session<S: Strategy>(
    setup: &Setup,
    mut update: impl FnMut(&mut Random) -> Vec<(&'static str, Value)>,
) -> String {
    let mut session = Session {
        host: setup.start::<S>(),
        random: Random::from_seed(11),
        cents: 100_000,
        open: Vec::new(),
        asked: 0,
        hash: 0xcbf2_9ce4_8422_2325,
    };
    let mut lines = String::new();
    for step in 1..=STEPS {
        session.step(&mut update);
        session.listen();
        if step % STEPS_PER_LINE == 0 {
            let checkpoint = session.host.checkpoint();
            let state: String = checkpoint
                .state
                .state
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            lines += &format!("{step} {} {:016x} {state}\n", session.asked, session.hash);
            session.host = setup.restore(&checkpoint).unwrap();
        }
    }
    lines
}

struct Session<S> {
    host: TestHost<S>,
    random: Random,
    cents: i64,
    open: Vec<(IntentRef, OrderIntent, Decimal)>,
    asked: u64,
    hash: u64,
}

impl<S: Strategy> Session<S> {
    fn step(&mut self, update: &mut impl FnMut(&mut Random) -> Vec<(&'static str, Value)>) {
        self.cents += self.random.between(-150, 150);
        let price = Decimal::new(self.cents, 2).unwrap();
        match self.random.below(20) {
            12 | 13 => {
                let wide = self.random.between(1, 40);
                let bid = Decimal::new(self.cents - wide, 2).unwrap();
                let bid_qty = Decimal::from_whole(self.random.between(0, 3));
                let quote = Quote {
                    bid_price: bid,
                    bid_qty,
                    ask_price: price,
                    ask_qty: Decimal::ONE,
                };
                self.host.event(BTC, EventBody::Quote(quote));
            }
            14 => {
                let quality = Quality(1 << self.random.below(4));
                let trade = Trade {
                    price,
                    qty: Decimal::ONE,
                    ..Trade::default()
                };
                self.host
                    .try_event(BTC, quality, EventBody::Trade(trade))
                    .unwrap();
            }
            15 => {
                let closed = self.random.below(2) == 1;
                let bar = Bar {
                    close: price,
                    closed,
                    ..Bar::default()
                };
                self.host.event(BTC, EventBody::Bar(bar));
            }
            8..=11 | 16 => self.fill(),
            17 => {
                if let Some(place) = self.pick() {
                    let kind = FINAL[self.random.below(4) as usize];
                    let (name, ..) = self.open.remove(place);
                    self.host.tell(name, kind, 3001);
                }
            }
            18 => {
                let values = update(&mut self.random);
                let values: Vec<(&str, Value)> = values.into_iter().collect();
                self.host.configure(&values);
            }
            19 => {
                let position_qty = Decimal::new(self.random.between(-30, 30), 2).unwrap();
                let open_orders = self.open.iter().map(|(name, order, left)| OpenOrder {
                    intent: *name,
                    side: order.side,
                    price: order.price,
                    qty: order.qty,
                    leaves_qty: *left,
                });
                let open_orders = open_orders.collect();
                let account = AccountSnapshot {
                    position_qty,
                    open_orders,
                    average_price: Some(price),
                };
                self.host.event(BTC, EventBody::AccountSnapshot(account));
            }
            _ => {
                self.host.trade(BTC, &price.to_string(), "0.5");
            }
        }
        let states = [
            SafetyState::Normal,
            SafetyState::Normal,
            SafetyState::Normal,
            SafetyState::SafeMode,
        ];
        self.host.set_safety(states[self.random.below(4) as usize]);
        self.host.advance(self.random.below(40) * SECOND);
    }

    /// A place in the list of open orders, if there is one.
    fn pick(&mut self) -> Option<usize> {
        let count = self.open.len() as u64;
        (count > 0).then(|| self.random.below(count) as usize)
    }

    fn fill(&mut self) {
        if let Some(place) = self.pick() {
            let (name, order, left) = self.open[place];
            let half = left
                .mul_div(Decimal::ONE, Decimal::from_whole(2), 4, Rounding::Down)
                .unwrap();
            let qty = if self.random.below(2) == 0 || half.is_zero() {
                left
            } else {
                half
            };
            if qty == left {
                self.open.remove(place);
            } else {
                self.open[place].2 = left - qty;
            }
            let price = order.price.unwrap_or(Decimal::ONE);
            self.host.fill(name, &price.to_string(), &qty.to_string());
        }
    }

    /// Takes note of what was asked for, until nothing more comes of it. One cancel of four is refused.
    fn listen(&mut self) {
        loop {
            let intents = self.host.take_intents();
            if intents.is_empty() {
                return;
            }
            for (name, intent) in intents {
                self.note(name, &intent);
                match intent.body {
                    IntentBody::Order(order) => self.open.push((name, order, order.qty)),
                    IntentBody::Cancel(cancel) => self.cancel(name, cancel.target),
                    other => panic!("neither order nor cancel: {other:?}"),
                }
            }
        }
    }

    fn cancel(&mut self, name: IntentRef, target: IntentRef) {
        if self.random.below(4) == 0 {
            let refused = ExecutionEvent {
                kind: ExecutionKind::CancelRejected,
                intent: name,
                target: Some(target),
                position_qty: self.host.position(BTC),
                ..ExecutionEvent::default()
            };
            self.host.event(BTC, EventBody::Execution(refused));
        } else if let Some(place) = self.open.iter().position(|(open, ..)| *open == target) {
            self.open.remove(place);
            self.host.tell(target, ExecutionKind::Canceled, 0);
        }
    }

    fn note(&mut self, name: IntentRef, intent: &Intent) {
        let what = match intent.body {
            IntentBody::Order(order) => format!(
                "order {} {} {} {} {} {} {}",
                order.instrument,
                order.side.number(),
                order.order_type.number(),
                order.qty,
                order.price.map_or("-".into(), |price| price.to_string()),
                order.tif.number(),
                order.post_only,
            ),
            IntentBody::Cancel(cancel) => {
                format!("cancel {} {}", cancel.target.cursor, cancel.target.ordinal)
            }
            _ => String::new(),
        };
        let risk = intent.risk_context.unwrap();
        let limits = format!(
            "{} {} {} {}",
            risk.max_slippage_bps, risk.max_delay_ns, risk.expected_holding_ns, risk.budget
        );
        let line = format!("{} {} {what} {limits}\n", name.cursor, name.ordinal);
        self.asked += 1;
        for byte in line.bytes() {
            self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
