//! A host for one strategy in one test.

use super::orders::Orders;
use super::setup::{decimal, Setup};
use crate::contract::callback::{
    Callback, Decision, HealthReport, HealthcheckInput, InitInput, Input, InputContext,
    RestoredState, ShutdownInput, ShutdownReason, TimerEvent,
};
use crate::contract::config::{ConfigUpdate, ConfigValue, Value};
use crate::contract::event::{Event, EventBody, Quality, Quote, Trade};
use crate::contract::execution::{ExecutionEvent, ExecutionKind};
use crate::contract::intent::{Intent, IntentBody};
use crate::contract::types::{IntentRef, SafetyState};
use crate::contract::{CONTRACT_MAJOR, CONTRACT_MINOR};
use crate::limits;
use crate::runtime::{Fault, Runtime};
use crate::strategy::Strategy;
use crate::wire::{Fixed64, Message};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::mem;

/// A strategy's state together with what the host knows at that moment.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// The strategy's part; a test may spoil it to see what happens.
    pub state: RestoredState,
    world: World,
}

/// What the host keeps for the strategy.
#[derive(Clone, Debug)]
struct World {
    cursor: u64,
    now_ns: i64,
    sequence: u64,
    safety: SafetyState,
    config_version: u64,
    timers: Vec<Timer>,
    orders: Orders,
}

#[derive(Clone, Copy, Debug)]
struct Timer {
    due_ns: i64,
    id: u32,
    every_ns: u64,
}

/// Runs one strategy: deliver events, move the clock, say what became of its orders, look at what it asked for.
///
/// Every method that delivers something panics when the strategy has a fault; [`TestHost::try_event`] gives it as a
/// value.
#[derive(Debug)]
pub struct TestHost<S> {
    seed: u64,
    runtime: Runtime<S>,
    output: Vec<u8>,
    world: World,
    emitted: Vec<(IntentRef, Intent)>,
    checkpoint_due: bool,
}

impl<S: Strategy> TestHost<S> {
    pub(super) fn fresh(setup: &Setup) -> Result<TestHost<S>, Fault> {
        let world = World {
            cursor: 0,
            now_ns: setup.start_ns,
            sequence: 0,
            safety: SafetyState::Normal,
            config_version: 0,
            timers: Vec::new(),
            orders: Orders::default(),
        };
        TestHost::start(setup, world, None)
    }

    pub(super) fn restored(setup: &Setup, checkpoint: &Checkpoint) -> Result<TestHost<S>, Fault> {
        TestHost::start(
            setup,
            checkpoint.world.clone(),
            Some(checkpoint.state.clone()),
        )
    }

    fn start(
        setup: &Setup,
        world: World,
        restored_state: Option<RestoredState>,
    ) -> Result<TestHost<S>, Fault> {
        let mut host = TestHost {
            seed: setup.seed,
            runtime: Runtime::new(),
            output: vec![0; limits::OUTPUT_BYTES],
            world,
            emitted: Vec::new(),
            checkpoint_due: false,
        };
        host.run(Callback::Init(Box::new(InitInput {
            contract_major: CONTRACT_MAJOR,
            contract_minor: CONTRACT_MINOR,
            strategy_id: String::from("test-strategy"),
            instance_id: String::from("test-instance"),
            instruments: setup.instruments.clone(),
            config: setup.config.clone(),
            restored_state,
        })))?;
        Ok(host)
    }

    /// A trade in the market.
    pub fn trade(&mut self, instrument: u32, price: &str, qty: &str) -> Decision {
        let trade = Trade {
            price: decimal(price),
            qty: decimal(qty),
            ..Trade::default()
        };
        self.event(instrument, EventBody::Trade(trade))
    }

    /// A new best bid and offer, of quantity 1 on both sides.
    pub fn quote(&mut self, instrument: u32, bid: &str, ask: &str) -> Decision {
        let quote = Quote {
            bid_price: decimal(bid),
            bid_qty: decimal("1"),
            ask_price: decimal(ask),
            ask_qty: decimal("1"),
        };
        self.event(instrument, EventBody::Quote(quote))
    }

    /// Any event, of good quality, now.
    pub fn event(&mut self, instrument: u32, body: EventBody) -> Decision {
        must(self.try_event(instrument, Quality::GOOD, body))
    }

    /// Any event, now.
    ///
    /// # Errors
    /// The strategy's fault.
    pub fn try_event(
        &mut self,
        instrument: u32,
        quality: Quality,
        body: EventBody,
    ) -> Result<Decision, Fault> {
        self.world.sequence += 1;
        self.turn(Callback::Event(Event {
            sequence: self.world.sequence,
            event_time_ns: self.world.now_ns,
            received_time_ns: self.world.now_ns,
            processed_time_ns: self.world.now_ns,
            quality,
            instrument,
            body,
        }))
    }

    /// Moves the clock and fires the timers that come due on the way, earliest first, of equals the lower number first.
    pub fn advance(&mut self, nanos: u64) -> Vec<Decision> {
        let end = self.world.now_ns + nanos as i64;
        let mut decisions = Vec::new();
        while let Some(timer) = self.pop_due(end) {
            self.world.now_ns = self.world.now_ns.max(timer.due_ns);
            decisions.push(must(self.turn(Callback::Timer(TimerEvent {
                timer_id: timer.id,
                due_time_ns: timer.due_ns,
            }))));
        }
        self.world.now_ns = end;
        decisions
    }

    fn pop_due(&mut self, end: i64) -> Option<Timer> {
        let timers = &mut self.world.timers;
        let next =
            (0..timers.len()).min_by_key(|&place| (timers[place].due_ns, timers[place].id))?;
        let timer = timers[next];
        if timer.due_ns > end {
            return None;
        }
        if timer.every_ns == 0 {
            timers.remove(next);
        } else {
            timers[next].due_ns += timer.every_ns as i64;
        }
        Some(timer)
    }

    /// Changes configuration values while the strategy runs.
    pub fn configure(&mut self, values: &[(&str, Value)]) -> Decision {
        self.world.config_version += 1;
        let update = ConfigUpdate {
            config_version: self.world.config_version,
            values: values
                .iter()
                .map(|(name, value)| ConfigValue {
                    name: String::from(*name),
                    value: value.clone(),
                })
                .collect(),
        };
        self.event(0, EventBody::ConfigUpdate(update))
    }

    /// The safety state from the next callback on. Tells the strategy nothing by itself.
    pub fn set_safety(&mut self, state: SafetyState) {
        self.world.safety = state;
    }

    /// The venue has the order.
    pub fn acknowledge(&mut self, order: IntentRef) -> Decision {
        self.tell(order, ExecutionKind::Acknowledged, 0)
    }

    /// A fill, partial or the last. Books it into [`TestHost::position`].
    pub fn fill(&mut self, order: IntentRef, price: &str, qty: &str) -> Decision {
        let told = self.world.orders.fill(order, decimal(price), decimal(qty));
        self.execution(told)
    }

    /// Anything else that becomes of an order.
    pub fn tell(&mut self, order: IntentRef, kind: ExecutionKind, reason_code: u32) -> Decision {
        let told = self.world.orders.event(order, kind, reason_code);
        self.execution(told)
    }

    fn execution(&mut self, (instrument, event): (u32, ExecutionEvent)) -> Decision {
        self.event(instrument, EventBody::Execution(event))
    }

    /// Asks for the strategy's health.
    pub fn healthcheck(&mut self) -> HealthReport {
        let decision = must(self.run(Callback::Healthcheck(HealthcheckInput {})));
        decision.health.unwrap_or_default()
    }

    /// Ends the instance.
    pub fn shutdown(&mut self, reason: ShutdownReason) -> Decision {
        must(self.turn(Callback::Shutdown(ShutdownInput { reason })))
    }

    /// Takes a checkpoint here, with a healthcheck.
    ///
    /// # Panics
    /// Where the state does not fit.
    pub fn checkpoint(&mut self) -> Checkpoint {
        self.checkpoint_due = true;
        let decision = must(self.run(Callback::Healthcheck(HealthcheckInput {})));
        self.checkpoint_due = false;
        let update = decision.state_update.unwrap_or_default();
        Checkpoint {
            state: RestoredState {
                schema_version: update.schema_version,
                cursor: self.world.cursor,
                state: update.state,
            },
            world: self.world.clone(),
        }
    }

    /// The strategy itself.
    pub fn strategy(&self) -> &S {
        match self.runtime.strategy() {
            Some(strategy) => strategy,
            None => panic!("the strategy has had a fault"),
        }
    }

    /// Takes all intents since the last call, in order, each with its name.
    pub fn take_intents(&mut self) -> Vec<(IntentRef, Intent)> {
        mem::take(&mut self.emitted)
    }

    /// Position that the fills so far have made.
    pub fn position(&self, instrument: u32) -> crate::Decimal {
        self.world.orders.position(instrument)
    }

    /// The clock, in nanoseconds since the Unix epoch.
    pub fn now(&self) -> i64 {
        self.world.now_ns
    }

    /// Number of the last turn.
    pub fn cursor(&self) -> u64 {
        self.world.cursor
    }

    fn turn(&mut self, callback: Callback) -> Result<Decision, Fault> {
        self.world.cursor += 1;
        self.run(callback)
    }

    fn run(&mut self, callback: Callback) -> Result<Decision, Fault> {
        let allowed = Allowed::by(&callback);
        let input = Input {
            context: InputContext {
                cursor: self.world.cursor,
                now_ns: self.world.now_ns,
                random_seed: Fixed64(seed_of(self.seed, self.world.cursor)),
                safety: self.world.safety,
                checkpoint_due: self.checkpoint_due,
            },
            callback,
        };
        let length = self.runtime.call(&input.to_bytes(), &mut self.output)?;
        let decision = match Decision::decode(&self.output[..length]) {
            Ok(decision) => decision,
            Err(error) => panic!("the SDK wrote a decision it cannot read: {}", error),
        };
        self.apply(&decision, allowed);
        Ok(decision)
    }

    fn apply(&mut self, decision: &Decision, allowed: Allowed) {
        for (ordinal, intent) in decision.intents.iter().enumerate() {
            assert!(
                allowed.permits(&intent.body),
                "this callback may not emit it, the host would deny it: {:?}",
                intent.body
            );
            let name = IntentRef {
                cursor: self.world.cursor,
                ordinal: ordinal as u32,
            };
            self.world.orders.note(name, intent);
            self.emitted.push((name, intent.clone()));
        }
        for command in &decision.timers {
            self.world
                .timers
                .retain(|timer| timer.id != command.timer_id);
            if command.due_time_ns != 0 {
                self.world.timers.push(Timer {
                    due_ns: command.due_time_ns,
                    id: command.timer_id,
                    every_ns: command.every_ns,
                });
            }
        }
    }
}

/// What a callback may ask for.
#[derive(Clone, Copy)]
enum Allowed {
    Everything,
    Notices,
    NoticesAndCancels,
}

impl Allowed {
    fn by(callback: &Callback) -> Allowed {
        match callback {
            Callback::Event(_) | Callback::Timer(_) => Allowed::Everything,
            Callback::Shutdown(_) => Allowed::NoticesAndCancels,
            Callback::Init(_) | Callback::Healthcheck(_) | Callback::Unknown => Allowed::Notices,
        }
    }

    fn permits(self, body: &IntentBody) -> bool {
        match self {
            Allowed::Everything => true,
            Allowed::Notices => matches!(body, IntentBody::Alert(_) | IntentBody::NoOp(_)),
            Allowed::NoticesAndCancels => matches!(
                body,
                IntentBody::Alert(_) | IntentBody::NoOp(_) | IntentBody::Cancel(_)
            ),
        }
    }
}

/// Seed of a callback: a different one for each turn of each seed.
fn seed_of(seed: u64, cursor: u64) -> u64 {
    seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ cursor.wrapping_mul(0xd1b5_4a32_d192_ed03)
}

fn must<T>(outcome: Result<T, Fault>) -> T {
    match outcome {
        Ok(value) => value,
        Err(fault) => panic!("the strategy has a fault: {:?}", fault),
    }
}
