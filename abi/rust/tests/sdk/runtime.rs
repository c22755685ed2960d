//! What the runtime refuses, and what it answers.

use crate::puppet::{setup, signal, tell, Puppet};
use stratos_sdk::contract::callback::*;
use stratos_sdk::runtime::{Fault, Runtime};
use stratos_sdk::testing::{decimal, instrument, Checkpoint, Setup};
use stratos_sdk::wire::Message;
use stratos_sdk::*;

fn init() -> Vec<u8> {
    let init = InitInput {
        contract_major: 1,
        instruments: vec![instrument(1, "BTC-USD", "0.01", "0.01")],
        config: vec![stratos_sdk::contract::config::ConfigValue {
            name: "fast".into(),
            value: Value::Integer(3),
        }],
        ..InitInput::default()
    };
    Input {
        callback: Callback::Init(Box::new(init)),
        ..Input::default()
    }
    .to_bytes()
}

fn healthcheck() -> Vec<u8> {
    Input {
        callback: Callback::Healthcheck(HealthcheckInput {}),
        ..Input::default()
    }
    .to_bytes()
}

#[test]
fn a_callback_before_init_is_out_of_order() {
    let mut runtime = Runtime::<Puppet>::new();
    assert_eq!(
        runtime.call(&healthcheck(), &mut [0; 100]),
        Err(Fault::Order)
    );
}

#[test]
fn a_second_init_is_out_of_order_and_ends_the_instance() {
    let mut runtime = Runtime::<Puppet>::new();
    let mut output = [0; 100];
    assert_eq!(runtime.call(&init(), &mut output), Ok(0));
    assert_eq!(runtime.call(&init(), &mut output), Err(Fault::Order));
    assert_eq!(runtime.call(&healthcheck(), &mut output), Err(Fault::Order));
}

#[test]
fn garbage_is_an_input_fault_and_ends_the_instance() {
    for garbage in [&[0x0a, 0xff][..], &[0x00], &[0x0b], &[0xff; 20]] {
        let mut runtime = Runtime::<Puppet>::new();
        let mut output = [0; 100];
        runtime.call(&init(), &mut output).unwrap();
        assert_eq!(runtime.call(garbage, &mut output), Err(Fault::Input));
        assert_eq!(runtime.call(&healthcheck(), &mut output), Err(Fault::Order));
    }
}

#[test]
fn a_callback_of_a_newer_contract_is_an_input_fault() {
    let mut runtime = Runtime::<Puppet>::new();
    let mut output = [0; 100];
    runtime.call(&init(), &mut output).unwrap();
    // Field 15 of Input does not exist yet.
    assert_eq!(runtime.call(&[0x7a, 0x00], &mut output), Err(Fault::Input));
}

#[test]
fn another_major_version_of_the_contract_is_refused() {
    let major_2 = [0x12, 0x02, 0x08, 0x02];
    let fault = Runtime::<Puppet>::new().call(&major_2, &mut [0; 100]);
    assert_eq!(fault, Err(Fault::Init(InitError::ContractMajor(2))));
}

#[test]
fn a_config_that_does_not_fit_is_an_init_fault() {
    let fault = setup()
        .flag("fast", true)
        .try_start::<Puppet>()
        .unwrap_err();
    let error = ConfigError::WrongType {
        name: "fast",
        wanted: "integer",
        got: "flag",
    };
    assert_eq!(fault, Fault::Init(InitError::Config(error)));
    let fault = Setup::new().try_start::<Puppet>().unwrap_err();
    assert_eq!(fault, Fault::Init(InitError::NoInstrument));
}

#[test]
fn faults_have_the_numbers_of_the_wasm_abi() {
    let codes = [
        Fault::Input.code(),
        Fault::Init(InitError::NoInstrument).code(),
        Fault::Output.code(),
        Fault::State(StateError::NotAState).code(),
        Fault::Order.code(),
    ];
    assert_eq!(codes, [-1, -1, -2, -3, -4]);
}

#[test]
fn an_answer_that_does_not_fit_is_an_output_fault() {
    let mut runtime = Runtime::<Puppet>::new();
    runtime.call(&init(), &mut [0; 100]).unwrap();
    let decision = runtime.call(&healthcheck(), &mut [0; 4]);
    assert_eq!(decision, Ok(4));
    let decision = runtime.call(&healthcheck(), &mut [0; 3]);
    assert_eq!(decision, Err(Fault::Output));
}

#[test]
fn a_state_that_does_not_fit_is_an_output_fault() {
    let room = limits::OUTPUT_BYTES - limits::DECISION_BYTES_MAX;
    // Header, events, drawn, fills, and the ballast's length.
    let other = 8 + 4 + 8 + 9 + 4;
    for (ballast, outcome) in [(room - other, true), (room - other + 1, false)] {
        let mut host = setup().start::<Puppet>();
        tell(&mut host, signal::GROW, Decimal::from_whole(ballast as i64));
        let told = EventBody::ManualSignal(ManualSignal {
            signal_id: signal::CHECKPOINT,
            value: None,
        });
        let decision = host.try_event(1, Quality::GOOD, told);
        assert_eq!(
            decision
                .map(|decision| decision.state_update.is_some())
                .unwrap_or(false),
            outcome
        );
    }
}

#[test]
fn a_requested_checkpoint_brings_the_state() {
    let mut host = setup().start::<Puppet>();
    let update = tell(&mut host, signal::CHECKPOINT, Decimal::ZERO)
        .state_update
        .unwrap();
    assert!(update.checkpoint_requested);
    assert_eq!(update.schema_version, Puppet::STATE_SCHEMA_VERSION);
    assert_eq!(&update.state[..12], b"STS1\x03\0\0\0\x01\0\0\0");
}

#[test]
fn a_checkpoint_that_is_due_brings_the_state_unasked() {
    let mut host = setup().start::<Puppet>();
    host.trade(1, "900", "1");
    let checkpoint = host.checkpoint();
    assert_eq!(checkpoint.state.schema_version, 3);
    assert_eq!(checkpoint.state.cursor, 1);
}

#[test]
fn a_healthcheck_is_answered() {
    let mut host = setup().start::<Puppet>();
    host.trade(1, "900", "1");
    let report = host.healthcheck();
    assert_eq!((report.state, report.code), (HealthState::Degraded, 1));
    assert_eq!(host.cursor(), 1);
}

#[test]
fn a_shutdown_may_cancel() {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::ORDER, decimal("1"));
    let decision = host.shutdown(ShutdownReason::Stop);
    let target = IntentRef {
        cursor: 1,
        ordinal: 0,
    };
    assert_eq!(
        decision.intents[0].body,
        IntentBody::Cancel(CancelIntent { target })
    );
}

fn spoiled(spoil: impl FnOnce(&mut RestoredState)) -> Fault {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::GROW, Decimal::from_whole(3));
    let mut checkpoint: Checkpoint = host.checkpoint();
    spoil(&mut checkpoint.state);
    setup().restore::<Puppet>(&checkpoint).unwrap_err()
}

#[test]
fn a_state_that_cannot_be_read_is_a_state_fault() {
    let fault = spoiled(|state| state.state.clear());
    assert_eq!(fault, Fault::State(StateError::NotAState));
    let fault = spoiled(|state| state.state.truncate(9));
    assert_eq!(fault, Fault::State(StateError::Truncated));
    let fault = spoiled(|state| state.state.push(0));
    assert_eq!(fault, Fault::State(StateError::Trailing));
    let fault = spoiled(|state| state.state[4] = 4);
    assert_eq!(fault, Fault::State(StateError::SchemaVersion(4)));
    let fault = spoiled(|state| state.schema_version = 2);
    assert_eq!(fault, Fault::State(StateError::SchemaVersion(3)));
}

#[test]
fn an_older_state_that_the_strategy_still_reads_is_restored() {
    let mut host = setup().start::<Puppet>();
    host.trade(1, "900", "1");
    let mut checkpoint = host.checkpoint();
    checkpoint.state.schema_version = 2;
    checkpoint.state.state[4] = 2;
    let without_ballast = checkpoint.state.state.len() - 4;
    checkpoint.state.state.truncate(without_ballast);
    let restored = setup().restore::<Puppet>(&checkpoint).unwrap();
    assert_eq!(restored.strategy().events, 1);
}
