//! `descriptor.proto`: what a strategy says of itself. Authors write it as `strategy.yaml`; only tools read it here.

use super::config::ConfigField;
use super::types::OrderType;
use alloc::string::String;
use alloc::vec::Vec;

enumeration! {
    /// What runs the code.
    pub enum RuntimeKind else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// Rust compiled to WebAssembly.
        RustWasm = 1,
        /// Rust compiled for the machine.
        RustNative = 2,
        /// Python.
        Python = 3,
    }
}

enumeration! {
    /// How many instances there may be.
    pub enum InstanceModel else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// One.
        Single = 1,
        /// One for each shard.
        Sharded = 2,
    }
}

enumeration! {
    /// Class of service.
    pub enum Lane else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// Deadlines in milliseconds, newest market data first.
        Ll = 1,
        /// Results may be late.
        Compute = 2,
    }
}

enumeration! {
    /// Kinds an instance can subscribe to. Execution, timer, risk and safety are always delivered.
    pub enum EventKind else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// Trades.
        Trade = 1,
        /// Best bid and offer.
        Quote = 2,
        /// Whole books.
        BookSnapshot = 3,
        /// Changed levels.
        BookDelta = 4,
        /// Bars.
        Bar = 5,
        /// Funding rates.
        Funding = 6,
        /// Mark and index prices.
        MarkPrice = 7,
        /// What became of intents.
        Execution = 8,
        /// Risk limits.
        Risk = 9,
        /// The safety interlock.
        Safety = 10,
        /// The market's regime.
        Regime = 11,
        /// Timers.
        Timer = 12,
        /// Operators' signals.
        ManualSignal = 13,
    }
}

packed!(EventKind);
packed!(OrderType);

message! {
    /// What a strategy says of itself.
    #[derive(Eq)]
    pub struct StrategyDescriptor {
        /// Strategy.
        pub strategy_id: String = 1,
        /// SemVer 2.0.0.
        pub strategy_version: String = 2,
        /// What runs the code.
        pub runtime_kind: RuntimeKind = 3,
        /// How many instances there may be.
        pub instance_model: InstanceModel = 4,
        /// What it may see and do.
        pub capabilities: Option<Capabilities> = 5,
        /// What it may use.
        pub resources: Option<Resources> = 6,
        /// Version of its state's layout.
        pub state_schema_version: u32 = 7,
        /// Its configuration.
        pub config_schema: Vec<ConfigField> = 8,
        /// Contract versions it was built against.
        pub io_contracts: Option<IoContracts> = 9,
        /// SHA-256 of the code file, lower-case hex.
        pub binary_hash: String = 10,
        /// Names of the telemetry tags; a hint's tag is an index into this list.
        pub telemetry_tags: Vec<String> = 11,
    }
}

message! {
    /// What a strategy may see and do.
    #[derive(Eq)]
    pub struct Capabilities {
        /// Events it subscribes to.
        pub events: Vec<EventKind> = 1,
        /// Order types it may ask for.
        pub order_types: Vec<OrderType> = 2,
        /// Venues; `*` allows any that the operator's policy allows.
        pub venues: Vec<String> = 3,
        /// Symbols; `*` allows any that the operator's policy allows.
        pub symbols: Vec<String> = 4,
        /// Whether it may ask the model/signal port.
        pub external_calls: bool = 5,
        /// Its lane.
        pub lane: Lane = 6,
    }
}

message! {
    /// What a strategy may use.
    #[derive(Eq)]
    pub struct Resources {
        /// Share of one core, in thousandths.
        pub cpu_millis: u32 = 1,
        /// Memory in bytes.
        pub memory_bytes: u64 = 2,
        /// Threads.
        pub threads: u32 = 3,
        /// Deadline of one callback, in nanoseconds.
        pub callback_timeout_ns: u64 = 4,
        /// Events that may wait.
        pub queue_limit: u32 = 5,
        /// How much it may say.
        pub output: Option<OutputLimits> = 6,
        /// Instructions per callback; 0 = the runtime's default.
        pub fuel_per_callback: u64 = 7,
    }
}

message! {
    /// How much a strategy may say. Each limit is inclusive.
    #[derive(Eq)]
    pub struct OutputLimits {
        /// Intents per second.
        pub intents_per_second: u32 = 1,
        /// Intents per event.
        pub intents_per_event: u32 = 2,
        /// Intents of an instance, ever.
        pub intents_per_instance: u64 = 3,
        /// Log bytes per second.
        pub log_bytes_per_second: u64 = 4,
        /// Log bytes per event.
        pub log_bytes_per_event: u64 = 5,
        /// Log bytes of an instance, ever.
        pub log_bytes_per_instance: u64 = 6,
    }
}

message! {
    /// `MAJOR.MINOR` of the contract that the code was built against.
    #[derive(Eq)]
    pub struct IoContracts {
        /// For what it reads.
        pub event_contract: String = 1,
        /// For what it writes.
        pub intent_contract: String = 2,
    }
}
