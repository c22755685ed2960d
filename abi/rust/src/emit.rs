//! What a strategy can ask for: intents, timers, telemetry, services, a checkpoint.

use crate::context::Context;
use crate::contract::callback::{ServiceRequest, Telemetry, TelemetryHint, TimerCommand};
use crate::contract::intent::{
    AlertIntent, AlertSeverity, AmendIntent, CancelIntent, Intent, NoOpIntent, OrderIntent,
    PositionIntent, RiskContext, RiskHintIntent,
};
use crate::contract::types::IntentRef;
use crate::limits;
use crate::Decimal;
use core::fmt;

/// Why the SDK did not take what a strategy asked for. Nothing of it leaves; the strategy goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmitError {
    /// One more than [`limits`](crate::limits) allows in one callback.
    TooMany,
    /// The intent has no risk context and [`Context::set_risk_context`] was not called.
    NoRiskContext,
    /// A repeating timer with an interval of zero, or a due time beyond the clock's end.
    BadTime,
}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EmitError::TooMany => "more than one callback may ask for",
            EmitError::NoRiskContext => "no risk context; call ctx.set_risk_context in on_init",
            EmitError::BadTime => "the timer's time or interval is impossible",
        })
    }
}

/// When a timer comes due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Once, at a time in nanoseconds since the Unix epoch. A time that has passed is due at once.
    At(i64),
    /// Once, so many nanoseconds from now.
    After(u64),
    /// Again and again with this interval in nanoseconds, at whole multiples of it since the Unix epoch, the first one
    /// after now. So the phase does not depend on when the instance was started.
    Every(u64),
}

impl Context {
    /// Sets the risk context of every intent that has none of its own. Stays until it is set again; it is not part of
    /// the saved state, so set it in `on_init`.
    pub fn set_risk_context(&mut self, risk_context: RiskContext) {
        self.default_risk = Some(risk_context);
    }

    /// Asks for a new order. Keep the answer to cancel or amend the order later, and to recognise its execution events.
    ///
    /// # Errors
    /// `TooMany` or `NoRiskContext`, as for every intent.
    pub fn order(&mut self, order: OrderIntent) -> Result<IntentRef, EmitError> {
        self.emit(order.into())
    }

    /// Asks to take an order back.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn cancel(&mut self, target: IntentRef) -> Result<IntentRef, EmitError> {
        self.emit(CancelIntent { target }.into())
    }

    /// Asks to change an order.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn amend(&mut self, amend: AmendIntent) -> Result<IntentRef, EmitError> {
        self.emit(amend.into())
    }

    /// Asks to bring a position to a target.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn position(&mut self, position: PositionIntent) -> Result<IntentRef, EmitError> {
        self.emit(position.into())
    }

    /// Tells the operator a number from the strategy's own documented list.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn alert(
        &mut self,
        code: u32,
        severity: AlertSeverity,
        value: Option<Decimal>,
    ) -> Result<IntentRef, EmitError> {
        self.emit(
            AlertIntent {
                code,
                severity,
                value,
            }
            .into(),
        )
    }

    /// Says that nothing is to be done, and why, as a number from the strategy's own documented list.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn no_op(&mut self, code: u32) -> Result<IntentRef, EmitError> {
        self.emit(NoOpIntent { code }.into())
    }

    /// Tells the host about risk.
    ///
    /// # Errors
    /// As for [`Context::order`].
    pub fn risk_hint(&mut self, hint: RiskHintIntent) -> Result<IntentRef, EmitError> {
        self.emit(hint.into())
    }

    /// Asks for anything. The way to give an intent a risk context of its own:
    /// `ctx.emit(Intent::from(order).with_risk(risk))`.
    ///
    /// # Errors
    /// `TooMany` past [`limits::INTENTS_MAX`] intents in this callback; `NoRiskContext` where neither the intent nor the
    /// context has one.
    pub fn emit(&mut self, mut intent: Intent) -> Result<IntentRef, EmitError> {
        let ordinal = self.decision.intents.len();
        if ordinal >= limits::INTENTS_MAX {
            return Err(EmitError::TooMany);
        }
        intent.risk_context = intent.risk_context.or(self.default_risk);
        if intent.risk_context.is_none() {
            return Err(EmitError::NoRiskContext);
        }
        self.decision.intents.push(intent);
        Ok(IntentRef {
            cursor: self.cursor(),
            ordinal: ordinal as u32,
        })
    }

    /// Sets a timer. One that exists under the same number is replaced.
    ///
    /// # Errors
    /// `TooMany` past [`limits::TIMER_COMMANDS_MAX`] commands in this callback; `BadTime` for an interval of zero or a
    /// time past the year 2262.
    pub fn set_timer(&mut self, timer_id: u32, due: Due) -> Result<(), EmitError> {
        let (due_time_ns, every_ns) = due.from(self.now()).ok_or(EmitError::BadTime)?;
        self.command_timer(TimerCommand {
            timer_id,
            due_time_ns,
            every_ns,
        })
    }

    /// Cancels a timer. One that does not exist is no error.
    ///
    /// # Errors
    /// `TooMany` as for [`Context::set_timer`].
    pub fn cancel_timer(&mut self, timer_id: u32) -> Result<(), EmitError> {
        self.command_timer(TimerCommand {
            timer_id,
            due_time_ns: 0,
            every_ns: 0,
        })
    }

    fn command_timer(&mut self, command: TimerCommand) -> Result<(), EmitError> {
        if self.decision.timers.len() >= limits::TIMER_COMMANDS_MAX {
            return Err(EmitError::TooMany);
        }
        self.decision.timers.push(command);
        Ok(())
    }

    /// Reports a number under one of the declared tags: `tag` is an index into
    /// [`TELEMETRY_TAGS`](crate::Strategy::TELEMETRY_TAGS). What is not declared, or past [`limits::HINTS_MAX`] in this
    /// callback, is dropped and counted.
    pub fn hint(&mut self, tag: u32, value: Decimal) {
        let declared = (tag as usize) < self.telemetry_tags;
        let telemetry = self
            .decision
            .telemetry
            .get_or_insert_with(Telemetry::default);
        if declared && telemetry.hints.len() < limits::HINTS_MAX {
            telemetry.hints.push(TelemetryHint { tag, value });
        } else {
            telemetry.dropped = telemetry.dropped.saturating_add(1);
        }
    }

    /// Asks the host's model/signal port, on the Compute lane and with capability `external_calls` only. Gives the
    /// request's number, which the [`ServiceResponse`](crate::EventBody::ServiceResponse) carries. An answer later than
    /// `time_to_live_ns` is thrown away.
    ///
    /// # Errors
    /// `TooMany` past [`limits::SERVICE_REQUESTS_MAX`] requests in this callback or [`limits::SERVICE_VALUES_MAX`]
    /// values.
    pub fn request_service(
        &mut self,
        service_id: u32,
        time_to_live_ns: u64,
        values: &[Decimal],
    ) -> Result<u64, EmitError> {
        let place = self.decision.service_requests.len();
        if place >= limits::SERVICE_REQUESTS_MAX || values.len() > limits::SERVICE_VALUES_MAX {
            return Err(EmitError::TooMany);
        }
        let request_id = self.cursor() << 8 | place as u64;
        self.decision.service_requests.push(ServiceRequest {
            service_id,
            request_id,
            time_to_live_ns,
            values: values.into(),
        });
        Ok(request_id)
    }

    /// Asks for a checkpoint at this turn: the SDK saves the state once the callback returns.
    pub fn request_checkpoint(&mut self) {
        self.checkpoint_requested = true;
    }

    /// Empties the decision but keeps its memory, so that a quiet callback allocates nothing.
    pub(crate) fn clear_decision(&mut self) {
        let decision = &mut self.decision;
        decision.intents.clear();
        decision.timers.clear();
        decision.service_requests.clear();
        decision.telemetry = None;
        decision.health = None;
        decision.state_update = None;
    }
}

impl Due {
    /// Absolute due time and interval of a timer set at `now`.
    fn from(self, now: i64) -> Option<(i64, u64)> {
        match self {
            // Zero means "cancel" on the wire.
            Due::At(time) => Some((time.max(1), 0)),
            Due::After(delay) => {
                let due = now.checked_add(i64::try_from(delay).ok()?)?;
                Some((due.max(1), 0))
            }
            Due::Every(interval) => {
                let step = i64::try_from(interval).ok().filter(|step| *step > 0)?;
                let due = now.div_euclid(step).checked_add(1)?.checked_mul(step)?;
                Some((due.max(1), interval))
            }
        }
    }
}
