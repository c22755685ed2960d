//! How much one callback may say. Each bound keeps a decision far below the output buffer, so that only a strategy's own
//! state can make it overflow.

/// Intents of one callback. The operator's `intents_per_event` is usually far lower; this one bounds the memory.
pub const INTENTS_MAX: usize = 64;

/// Timer commands of one callback.
pub const TIMER_COMMANDS_MAX: usize = 32;

/// Telemetry hints of one callback.
pub const HINTS_MAX: usize = 32;

/// Service requests of one callback.
pub const SERVICE_REQUESTS_MAX: usize = 8;

/// Values of one service request.
pub const SERVICE_VALUES_MAX: usize = 64;

/// Size of the input buffer unless `strategy!` says otherwise: a book of 1,000 levels on each side, or a state of that
/// size at a restart.
pub const INPUT_BYTES: usize = 64 * 1024;

/// Size of the output buffer unless `strategy!` says otherwise.
pub const OUTPUT_BYTES: usize = 64 * 1024;

/// Most that everything in a decision but the state can take. What is left of the output buffer holds the state.
pub const DECISION_BYTES_MAX: usize = 20 * 1024;
