//! Does what the conformance suite of the sandboxes tells it to; see the README one folder up.
#![cfg_attr(target_arch = "wasm32", no_std)]
#![deny(missing_docs, unsafe_code)]

extern crate alloc;

use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;
use stratos_sdk::{
    AlertSeverity, Context, Decimal, Due, Event, EventBody, HealthReport, HealthState, InitError,
    OrderIntent, RiskContext, Side, StateError, StateReader, StateWriter, Strategy, TimerEvent,
};

/// The guest.
#[derive(Debug, Default)]
pub struct Obedient {
    events: u32,
    ballast: Vec<u8>,
}

impl Obedient {
    fn obey(&mut self, ctx: &mut Context, command: u64, amount: u64) {
        match command {
            1 => {
                let qty = Decimal::new(i64::from(self.events), 2).unwrap_or(Decimal::ZERO);
                let _ = ctx.order(OrderIntent::market(1, Side::Buy, qty));
            }
            2 => (0..amount).for_each(|_| drop(ctx.no_op(1))),
            3 => (0..amount).for_each(|_| ctx.hint(0, Decimal::ONE)),
            4 => ctx.hint(5, Decimal::ONE),
            6 => panic!("as told"),
            7 => endless(),
            8 => deeper(&Cell::new(0), amount),
            9 => self.ballast = vec![0xa5; amount as usize],
            10 => tell(ctx),
            11 => (0..amount).for_each(|id| drop(ctx.set_timer(id as u32, Due::After(1_000_000)))),
            _ => {}
        }
    }
}

fn endless() {
    loop {}
}

/// What comes after the call keeps the compiler from making a loop of it.
fn deeper(trail: &Cell<u32>, calls: u64) {
    trail.set(trail.get().wrapping_add(2));
    if calls > 0 {
        deeper(trail, calls - 1);
    }
    trail.set(trail.get() ^ 1);
}

fn tell(ctx: &mut Context) {
    let chance = ctx.random().next_u64();
    let world = [ctx.now(), (chance >> 1) as i64, ctx.cursor() as i64];
    for (code, value) in (1..).zip(world) {
        let _ = ctx.alert(
            code,
            AlertSeverity::Info,
            Some(Decimal::new(value, 0).unwrap_or(Decimal::ZERO)),
        );
    }
}

impl Strategy for Obedient {
    const STATE_SCHEMA_VERSION: u32 = 3;
    const TELEMETRY_TAGS: &'static [&'static str] = &["told"];

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        ctx.set_risk_context(RiskContext {
            max_slippage_bps: Decimal::from_whole(20),
            max_delay_ns: 1_000_000_000,
            expected_holding_ns: 1_000_000_000,
            budget: Decimal::from_whole(1_000),
        });
        let _ = ctx.set_timer(7, Due::After(1_000));
        Ok(Obedient::default())
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        self.events += 1;
        if let EventBody::Trade(trade) = &event.body {
            self.obey(ctx, event.sequence, trade.trade_id);
        }
    }

    fn on_timer(&mut self, ctx: &mut Context, timer: TimerEvent) {
        let _ = ctx.no_op(timer.timer_id);
    }

    fn on_healthcheck(&mut self, _ctx: &mut Context) -> HealthReport {
        HealthReport {
            state: HealthState::Degraded,
            code: self.events,
        }
    }

    fn save(&self, state: &mut StateWriter) {
        state.u32(self.events);
        state.bytes(&self.ballast);
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.events = state.u32()?;
        self.ballast = state.bytes()?.into();
        Ok(())
    }
}

stratos_sdk::strategy!(Obedient);
