//! One callback from bytes to bytes: decode, call, save, encode. The same code runs in the sandbox and in unit tests.

use crate::context::Context;
use crate::contract::callback::{
    Callback, InitInput, Input, InputContext, RestoredState, StateUpdate,
};
use crate::contract::CONTRACT_MAJOR;
use crate::limits::DECISION_BYTES_MAX;
use crate::state::{StateError, StateReader, StateWriter};
use crate::strategy::{InitError, Strategy};
use crate::wire::Message;
use core::mem;

/// Why a callback gave no decision. The instance is not usable afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The input could not be decoded, or names no callback this SDK knows.
    Input,
    /// The strategy could not start with the configuration and instruments of the input.
    Init(InitError),
    /// The decision, or the state in it, does not fit the output buffer.
    Output,
    /// The restored state could not be read.
    State(StateError),
    /// A callback came before init, init came twice, or an earlier callback had a fault.
    Order,
}

impl Fault {
    /// The number of the Wasm ABI.
    pub const fn code(self) -> i32 {
        match self {
            Fault::Input | Fault::Init(_) => -1,
            Fault::Output => -2,
            Fault::State(_) => -3,
            Fault::Order => -4,
        }
    }
}

/// A strategy with its context: what a sandbox calls.
#[derive(Debug)]
pub struct Runtime<S> {
    running: Option<Running<S>>,
    started: bool,
}

#[derive(Debug)]
struct Running<S> {
    strategy: S,
    context: Context,
    writer: StateWriter,
}

impl<S: Strategy> Default for Runtime<S> {
    fn default() -> Runtime<S> {
        Runtime::new()
    }
}

impl<S> Runtime<S> {
    /// A runtime that waits for init.
    pub const fn new() -> Runtime<S> {
        Runtime {
            running: None,
            started: false,
        }
    }
}

impl<S: Strategy> Runtime<S> {
    /// Runs one callback on an encoded `Input` and puts the encoded `Decision` at the start of `output`. Returns its
    /// length; 0 is an empty decision.
    ///
    /// # Errors
    /// A [`Fault`]; every later call gives [`Fault::Order`].
    pub fn call(&mut self, input: &[u8], output: &mut [u8]) -> Result<usize, Fault> {
        let outcome = self.step(input, output);
        if outcome.is_err() {
            self.running = None;
        }
        outcome
    }

    fn step(&mut self, input: &[u8], output: &mut [u8]) -> Result<usize, Fault> {
        // Decoded in place and lent to the strategy: an event is never copied.
        let mut decoded = Input::default();
        decoded.read(input).map_err(|_| Fault::Input)?;
        if let Callback::Init(init) = &mut decoded.callback {
            return self.init(decoded.context, mem::take(&mut **init), output);
        }
        let running = self.running.as_mut().ok_or(Fault::Order)?;
        running.context.begin(decoded.context);
        running.call_back(&decoded.callback)?;
        running.answer(output)
    }

    fn init(
        &mut self,
        context: InputContext,
        mut init: InitInput,
        output: &mut [u8],
    ) -> Result<usize, Fault> {
        if mem::replace(&mut self.started, true) {
            return Err(Fault::Order);
        }
        if init.contract_major != CONTRACT_MAJOR {
            return Err(Fault::Init(InitError::ContractMajor(init.contract_major)));
        }
        let restored = init.restored_state.take();
        let mut context = Context::new(context, init, restored.is_some(), S::TELEMETRY_TAGS.len());
        let mut strategy = S::on_init(&mut context).map_err(Fault::Init)?;
        if let Some(state) = &restored {
            restore(&mut strategy, state).map_err(Fault::State)?;
        }
        let running = self.running.insert(Running {
            strategy,
            context,
            writer: StateWriter::default(),
        });
        running.answer(output)
    }

    /// The strategy, once it is started. For tests.
    pub fn strategy(&self) -> Option<&S> {
        self.running.as_ref().map(|running| &running.strategy)
    }
}

impl<S: Strategy> Running<S> {
    #[inline]
    fn call_back(&mut self, callback: &Callback) -> Result<(), Fault> {
        let Running {
            strategy, context, ..
        } = self;
        match callback {
            Callback::Event(event) => {
                context.observe(event);
                strategy.on_event(context, event);
            }
            Callback::Timer(timer) => strategy.on_timer(context, *timer),
            Callback::Shutdown(shutdown) => strategy.on_shutdown(context, shutdown.reason),
            Callback::Healthcheck(_) => {
                let health = strategy.on_healthcheck(context);
                context.decision.health = Some(health);
            }
            Callback::Init(_) => return Err(Fault::Order),
            Callback::Unknown => return Err(Fault::Input),
        }
        Ok(())
    }

    #[inline]
    fn answer(&mut self, output: &mut [u8]) -> Result<usize, Fault> {
        if self.context.checkpoint_requested || self.context.input.checkpoint_due {
            self.save(output.len())?;
        }
        self.context
            .decision
            .encode(output)
            .map_err(|_| Fault::Output)
    }

    fn save(&mut self, output_bytes: usize) -> Result<(), Fault> {
        let limit = output_bytes.saturating_sub(DECISION_BYTES_MAX);
        self.writer.start(S::STATE_SCHEMA_VERSION, limit);
        self.strategy.save(&mut self.writer);
        self.context.decision.state_update = Some(StateUpdate {
            checkpoint_requested: self.context.checkpoint_requested,
            schema_version: S::STATE_SCHEMA_VERSION,
            state: self.writer.finished().ok_or(Fault::Output)?.into(),
        });
        Ok(())
    }
}

fn restore<S: Strategy>(strategy: &mut S, restored: &RestoredState) -> Result<(), StateError> {
    let mut reader = StateReader::new(&restored.state)?;
    let version = reader.schema_version();
    let readable = S::OLDEST_STATE_SCHEMA_VERSION..=S::STATE_SCHEMA_VERSION;
    if version != restored.schema_version || !readable.contains(&version) {
        return Err(StateError::SchemaVersion(version));
    }
    strategy.restore(&mut reader)?;
    reader.finish()
}
