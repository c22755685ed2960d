//! A strategy that does what a manual signal tells it.

use stratos_sdk::testing::{instrument, Setup, TestHost};
use stratos_sdk::*;

/// What a signal's number means; its value says how much.
pub mod signal {
    pub const ORDER: u32 = 1;
    pub const NO_OPS: u32 = 2;
    pub const CHECKPOINT: u32 = 3;
    pub const HINT: u32 = 4;
    pub const RANDOM: u32 = 5;
    pub const GROW: u32 = 6;
    pub const HINTS: u32 = 7;
    pub const TIMERS: u32 = 9;
    pub const SERVICES: u32 = 10;
    pub const OWN_RISK: u32 = 11;
}

#[derive(Debug)]
pub struct Puppet {
    pub events: u32,
    pub timers: Vec<(u32, i64, i64)>,
    pub last_error: Option<EmitError>,
    pub last_ref: Option<IntentRef>,
    pub drawn: u64,
    pub ballast: Vec<u8>,
    pub fast: u32,
    pub fills: Decimal,
}

pub fn risk(slippage: i64) -> RiskContext {
    RiskContext {
        max_slippage_bps: Decimal::from_whole(slippage),
        max_delay_ns: 1,
        expected_holding_ns: 0,
        budget: Decimal::ONE,
    }
}

impl Strategy for Puppet {
    const STATE_SCHEMA_VERSION: u32 = 3;
    const OLDEST_STATE_SCHEMA_VERSION: u32 = 2;
    const TELEMETRY_TAGS: &'static [&'static str] = &["first", "second"];

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        if ctx.instruments().is_empty() {
            return Err(InitError::NoInstrument);
        }
        let fast = ctx.config().integer("fast")?;
        if ctx.config().get("no_risk").is_none() {
            ctx.set_risk_context(risk(10));
        }
        Ok(Puppet {
            events: 0,
            timers: Vec::new(),
            last_error: None,
            last_ref: None,
            drawn: 0,
            ballast: Vec::new(),
            fast,
            fills: Decimal::ZERO,
        })
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        self.events += 1;
        match &event.body {
            EventBody::ManualSignal(told) => {
                self.obey(ctx, told.signal_id, told.value.unwrap_or_default())
            }
            EventBody::ConfigUpdate(_) => self.fast = ctx.config().integer("fast").unwrap(),
            EventBody::Execution(execution) => {
                if let Some(fill) = execution.fill {
                    self.fills += fill.qty;
                }
            }
            _ => {}
        }
    }

    fn on_timer(&mut self, ctx: &mut Context, timer: TimerEvent) {
        self.timers
            .push((timer.timer_id, timer.due_time_ns, ctx.now()));
    }

    fn on_shutdown(&mut self, ctx: &mut Context, _: ShutdownReason) {
        let target = self.last_ref.unwrap_or_default();
        self.last_ref = ctx.cancel(target).ok();
    }

    fn on_healthcheck(&mut self, _: &mut Context) -> HealthReport {
        HealthReport {
            state: HealthState::Degraded,
            code: self.events,
        }
    }

    fn save(&self, state: &mut StateWriter) {
        state.u32(self.events);
        state.u64(self.drawn);
        state.decimal(self.fills);
        state.bytes(&self.ballast);
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.events = state.u32()?;
        self.drawn = state.u64()?;
        self.fills = state.decimal()?;
        if state.schema_version() >= 3 {
            self.ballast = state.bytes()?.to_vec();
        }
        Ok(())
    }
}

impl Puppet {
    fn obey(&mut self, ctx: &mut Context, what: u32, value: Decimal) {
        let count = value.units();
        self.last_error = None;
        match what {
            signal::ORDER => self.note(ctx.order(OrderIntent::market(1, Side::Buy, value))),
            signal::NO_OPS => (0..count).for_each(|code| self.note(ctx.no_op(code as u32))),
            signal::CHECKPOINT => ctx.request_checkpoint(),
            signal::HINT => ctx.hint(count as u32, Decimal::ONE),
            signal::HINTS => (0..count).for_each(|step| ctx.hint(0, Decimal::from_whole(step))),
            signal::RANDOM => self.drawn = ctx.random().next_u64(),
            signal::GROW => self.ballast = vec![7; count as usize],
            signal::TIMERS => {
                for id in 0..count {
                    let set = ctx.set_timer(id as u32, Due::After(1));
                    self.last_error = self.last_error.or_else(|| set.err());
                }
            }
            signal::SERVICES => {
                let values = vec![Decimal::ONE; count as usize];
                self.last_error = ctx.request_service(1, 1, &values).err();
            }
            signal::OWN_RISK => {
                let order = OrderIntent::market(1, Side::Sell, value);
                self.note(ctx.emit(Intent::from(order).with_risk(risk(99))));
            }
            _ => {}
        }
    }

    fn note(&mut self, outcome: Result<IntentRef, EmitError>) {
        match outcome {
            Ok(name) => self.last_ref = Some(name),
            Err(error) => self.last_error = Some(error),
        }
    }
}

pub fn setup() -> Setup {
    Setup::new()
        .instrument(instrument(1, "BTC-USD", "0.01", "0.00000001"))
        .integer("fast", 12)
}

pub fn tell(
    host: &mut TestHost<Puppet>,
    what: u32,
    value: Decimal,
) -> stratos_sdk::contract::callback::Decision {
    host.event(
        1,
        EventBody::ManualSignal(ManualSignal {
            signal_id: what,
            value: Some(value),
        }),
    )
}
