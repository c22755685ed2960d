//! What a strategy knows of the world. What it can ask for through the same handle is in `emit`.

use crate::config::Config;
use crate::contract::callback::{Decision, InitInput, InputContext};
use crate::contract::event::{Event, EventBody};
use crate::contract::intent::RiskContext;
use crate::contract::types::{Instrument, SafetyState};
use crate::random::Random;
use alloc::string::String;
use alloc::vec::Vec;

/// A strategy's handle to the world during one callback: clock, chance, configuration, instruments; and the only way to
/// ask for anything.
///
/// Two runs with the same bundle, configuration, seed, restored state and events see the same context, byte for byte.
#[derive(Debug)]
pub struct Context {
    pub(crate) input: InputContext,
    pub(crate) decision: Decision,
    pub(crate) checkpoint_requested: bool,
    pub(crate) default_risk: Option<RiskContext>,
    pub(crate) telemetry_tags: usize,
    random: Option<Random>,
    config: Config,
    instruments: Vec<Instrument>,
    strategy_id: String,
    instance_id: String,
    restored: bool,
}

impl Context {
    pub(crate) fn new(
        input: InputContext,
        init: InitInput,
        restored: bool,
        telemetry_tags: usize,
    ) -> Context {
        Context {
            input,
            decision: Decision::default(),
            checkpoint_requested: false,
            default_risk: None,
            telemetry_tags,
            random: None,
            config: Config::new(init.config),
            instruments: init.instruments,
            strategy_id: init.strategy_id,
            instance_id: init.instance_id,
            restored,
        }
    }

    /// Begins the next callback: nothing asked for yet.
    pub(crate) fn begin(&mut self, input: InputContext) {
        self.input = input;
        self.random = None;
        self.checkpoint_requested = false;
        self.clear_decision();
    }

    /// What the SDK does with an event before the strategy sees it.
    pub(crate) fn observe(&mut self, event: &Event) {
        if let EventBody::ConfigUpdate(update) = &event.body {
            self.config.apply(update);
        }
    }

    /// Number of this turn, from 1, dense. `on_init` and `on_healthcheck` see the last one that was applied.
    pub const fn cursor(&self) -> u64 {
        self.input.cursor
    }

    /// The only clock: nanoseconds since the Unix epoch, UTC, never decreasing. It stands still during a callback.
    pub const fn now(&self) -> i64 {
        self.input.now_ns
    }

    /// Tightest safety state that applies to this instance.
    pub const fn safety(&self) -> SafetyState {
        self.input.safety
    }

    /// The only source of chance. Each callback begins with a seed of its own, recorded with the delivery.
    pub fn random(&mut self) -> &mut Random {
        let seed = self.input.random_seed.0;
        self.random.get_or_insert_with(|| Random::from_seed(seed))
    }

    /// The configuration, updates applied.
    pub const fn config(&self) -> &Config {
        &self.config
    }

    /// What the instance may trade, in the host's order.
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// The instrument with this id.
    pub fn instrument(&self, id: u32) -> Option<&Instrument> {
        self.instruments
            .iter()
            .find(|instrument| instrument.id == id)
    }

    /// Which strategy this is.
    pub fn strategy_id(&self) -> &str {
        &self.strategy_id
    }

    /// Which instance this is.
    pub fn instance_id(&self) -> &str {
        &self.instance_id
    }

    /// Whether the instance starts from a checkpoint. `restore` is called right after `on_init` then.
    pub const fn is_restored(&self) -> bool {
        self.restored
    }
}
