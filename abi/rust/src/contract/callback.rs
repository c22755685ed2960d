//! `callback.proto`: one callback in, one decision out.

use super::config::ConfigValue;
use super::event::Event;
use super::intent::Intent;
use super::types::{HealthState, Instrument, SafetyState};
use crate::wire::{Fixed64, ONEOF};
use crate::Decimal;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

message! {
    /// What a sandbox is given: one callback.
    pub struct Input {
        /// All that a strategy knows of the world beside the callback itself.
        pub context: InputContext = 1,
        /// Which callback, with its arguments.
        pub callback: Callback = ONEOF,
    }
}

oneof! {
    /// Which callback, with its arguments.
    #[allow(clippy::large_enum_variant)]
    pub enum Callback {
        /// None that this SDK knows; the runtime answers "could not be decoded".
        Unknown,
        /// The first call, once.
        Init(Box<InitInput>) = 2,
        /// An event.
        Event(Event) = 3,
        /// A timer that came due.
        Timer(TimerEvent) = 4,
        /// The last call.
        Shutdown(ShutdownInput) = 5,
        /// How are you?
        Healthcheck(HealthcheckInput) = 6,
    }
}

message! {
    /// The contract's `Context`: what comes with every callback. Recorded with the delivery. Strategies see it through
    /// [`Context`](crate::Context).
    #[derive(Copy, Eq)]
    pub struct InputContext {
        /// Dense number of this turn, from 1; init and healthcheck carry the last applied one.
        pub cursor: u64 = 1,
        /// The only clock a strategy has: nanoseconds since the Unix epoch, never decreasing.
        pub now_ns: i64 = 2,
        /// Seed of this callback's random source, derived from run seed, instance and cursor.
        pub random_seed: Fixed64 = 3,
        /// Tightest safety state that applies to the instance.
        pub safety: SafetyState = 4,
        /// The host wants the state with this decision.
        pub checkpoint_due: bool = 5,
    }
}

message! {
    /// Arguments of the first callback.
    pub struct InitInput {
        /// The host's contract version, major.
        pub contract_major: u32 = 1,
        /// The host's contract version, minor.
        pub contract_minor: u32 = 2,
        /// Strategy.
        pub strategy_id: String = 3,
        /// Instance.
        pub instance_id: String = 4,
        /// What the instance may trade.
        pub instruments: Vec<Instrument> = 5,
        /// The whole configuration, already validated, defaults filled in.
        pub config: Vec<ConfigValue> = 6,
        /// Absent on a fresh start.
        pub restored_state: Option<RestoredState> = 7,
    }
}

message! {
    /// The state of a checkpoint.
    #[derive(Eq)]
    pub struct RestoredState {
        /// Version of the layout of `state`.
        pub schema_version: u32 = 1,
        /// The turn after which it was taken.
        pub cursor: u64 = 2,
        /// The bytes, as the strategy wrote them.
        pub state: Vec<u8> = 3,
    }
}

message! {
    /// A timer that came due.
    #[derive(Copy, Eq)]
    pub struct TimerEvent {
        /// The strategy's own number of the timer.
        pub timer_id: u32 = 1,
        /// When it was due, in nanoseconds since the Unix epoch.
        pub due_time_ns: i64 = 2,
    }
}

enumeration! {
    /// Why an instance ends.
    pub enum ShutdownReason else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// The operator stops it.
        Stop = 1,
        /// A new version takes over.
        Update = 2,
        /// The recorded data is at its end.
        EndOfTape = 3,
        /// The safety interlock.
        Safety = 4,
    }
}

message! {
    /// Arguments of the last callback.
    #[derive(Copy, Eq)]
    pub struct ShutdownInput {
        /// Why.
        pub reason: ShutdownReason = 1,
    }
}

message! {
    /// A healthcheck has no arguments.
    #[derive(Copy, Eq)]
    pub struct HealthcheckInput {}
}

message! {
    /// What a strategy answers to a callback.
    #[derive(Eq)]
    pub struct Decision {
        /// What it asks for, in order.
        pub intents: Vec<Intent> = 1,
        /// Its state, and whether it asks for a checkpoint.
        pub state_update: Option<StateUpdate> = 2,
        /// Short tags and numbers.
        pub telemetry: Option<Telemetry> = 3,
        /// Answer to a healthcheck.
        pub health: Option<HealthReport> = 4,
        /// Timers to set and to cancel.
        pub timers: Vec<TimerCommand> = 5,
        /// Questions to the host's model/signal port.
        pub service_requests: Vec<ServiceRequest> = 6,
    }
}

message! {
    /// A strategy's state.
    #[derive(Eq)]
    pub struct StateUpdate {
        /// The strategy asks for a checkpoint at this cursor.
        pub checkpoint_requested: bool = 1,
        /// Version of the layout of `state`.
        pub schema_version: u32 = 2,
        /// The bytes.
        pub state: Vec<u8> = 3,
    }
}

message! {
    /// Short tags and numbers; free text cannot be sent.
    #[derive(Eq)]
    pub struct Telemetry {
        /// The hints.
        pub hints: Vec<TelemetryHint> = 1,
        /// Hints the SDK dropped because they were not declared or did not fit.
        pub dropped: u32 = 2,
    }
}

message! {
    /// One number.
    #[derive(Copy, Eq)]
    pub struct TelemetryHint {
        /// Index into the descriptor's declared tags.
        pub tag: u32 = 1,
        /// The number.
        pub value: Decimal = 2,
    }
}

message! {
    /// How an instance feels.
    #[derive(Copy, Eq)]
    pub struct HealthReport {
        /// Its state.
        pub state: HealthState = 1,
        /// A number from the strategy's own documented list; 0 = nothing to say.
        pub code: u32 = 2,
    }
}

message! {
    /// Sets or cancels a timer. A timer that exists under the same number is replaced.
    #[derive(Copy, Eq)]
    pub struct TimerCommand {
        /// The strategy's own number of the timer.
        pub timer_id: u32 = 1,
        /// Absolute due time in nanoseconds since the Unix epoch; 0 cancels the timer.
        pub due_time_ns: i64 = 2,
        /// Repeats with this interval, in nanoseconds; 0 = once.
        pub every_ns: u64 = 3,
    }
}

message! {
    /// A question to the host's model/signal port (Compute lane only, capability `external_calls`).
    #[derive(Eq)]
    pub struct ServiceRequest {
        /// Which service.
        pub service_id: u32 = 1,
        /// The strategy's own number of the request; the answer carries it.
        pub request_id: u64 = 2,
        /// An answer later than this is thrown away; nanoseconds.
        pub time_to_live_ns: u64 = 3,
        /// The question.
        pub values: Vec<Decimal> = 4,
    }
}
