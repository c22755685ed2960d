//! `callback.proto`.

use crate::config::value;
use crate::events::{event, trade, DAY, HEADER, TRADE};
use crate::intents::{risk, RISK};
use crate::types::{instrument, INSTRUMENT};
use crate::{d, Golden};
use stratos_sdk::contract::callback::*;
use stratos_sdk::contract::config::Value;
use stratos_sdk::wire::Fixed64;
use stratos_sdk::*;

const CONTEXT: &str = "cursor: 42 now_ns: 1704067200000000002 random_seed: 72623859790382856 \
    safety: SAFETY_STATE_SAFE_MODE checkpoint_due: true";

fn context() -> InputContext {
    InputContext {
        cursor: 42,
        now_ns: DAY + 2,
        random_seed: Fixed64(0x0102_0304_0506_0708),
        safety: SafetyState::SafeMode,
        checkpoint_due: true,
    }
}

fn init(restored_state: Option<RestoredState>) -> Callback {
    Callback::Init(Box::new(InitInput {
        contract_major: 1,
        contract_minor: 2,
        strategy_id: "ema-cross".into(),
        instance_id: "paper.spot.BTC-USD".into(),
        instruments: vec![
            instrument(),
            Instrument {
                id: 2,
                ..Instrument::default()
            },
        ],
        config: vec![
            value("fast", Value::Integer(12)),
            value("on", Value::Flag(false)),
        ],
        restored_state,
    }))
}

fn add_inputs(golden: &mut Golden) {
    let init_text = format!(
        "contract_major: 1 contract_minor: 2 strategy_id: \"ema-cross\" instance_id: \"paper.spot.BTC-USD\" \
         instruments {{ {INSTRUMENT} }} instruments {{ id: 2 tick_size {{}} lot_size {{}} min_qty {{}} max_qty {{}} min_notional {{}} }} \
         config {{ name: \"fast\" integer: 12 }} config {{ name: \"on\" flag: false }}"
    );
    let state = RestoredState {
        schema_version: 3,
        cursor: 40,
        state: vec![0x00, 0xff, 0x22, 0x5c, 0x0a],
    };
    let state_text = r#"schema_version: 3 cursor: 40 state: "\000\377\"\\\n""#;
    golden.add("restored_state", "RestoredState", state_text, state.clone());

    let callbacks = [
        ("init", format!("init {{ {init_text} }}"), init(None)),
        (
            "init_restored",
            format!("init {{ {init_text} restored_state {{ {state_text} }} }}"),
            init(Some(state)),
        ),
        (
            "event",
            format!("event {{ {HEADER} trade {{ {TRADE} }} }}"),
            Callback::Event(event(EventBody::Trade(trade()))),
        ),
        (
            "timer",
            "timer { timer_id: 5 due_time_ns: 1704067200000000000 }".into(),
            Callback::Timer(TimerEvent {
                timer_id: 5,
                due_time_ns: DAY,
            }),
        ),
        (
            "shutdown",
            "shutdown { reason: SHUTDOWN_REASON_UPDATE }".into(),
            Callback::Shutdown(ShutdownInput {
                reason: ShutdownReason::Update,
            }),
        ),
        (
            "healthcheck",
            "healthcheck {}".into(),
            Callback::Healthcheck(HealthcheckInput {}),
        ),
    ];
    for (name, text, callback) in callbacks {
        let text = format!("context {{ {CONTEXT} }} {text}");
        golden.add(
            &format!("input_{name}"),
            "Input",
            &text,
            Input {
                context: context(),
                callback,
            },
        );
    }
    golden.add("input_empty", "Input", "context {}", Input::default());
    golden.add(
        "context_seed_max",
        "Context",
        "random_seed: 18446744073709551615",
        InputContext {
            random_seed: Fixed64(u64::MAX),
            ..InputContext::default()
        },
    );
    for (name, text, reason) in [
        (
            "shutdown_stop",
            "reason: SHUTDOWN_REASON_STOP",
            ShutdownReason::Stop,
        ),
        (
            "shutdown_end_of_tape",
            "reason: SHUTDOWN_REASON_END_OF_TAPE",
            ShutdownReason::EndOfTape,
        ),
        (
            "shutdown_safety",
            "reason: SHUTDOWN_REASON_SAFETY",
            ShutdownReason::Safety,
        ),
    ] {
        golden.add(name, "ShutdownInput", text, ShutdownInput { reason });
    }
}

fn decision() -> Decision {
    Decision {
        intents: vec![
            Intent::from(OrderIntent::market(1, Side::Buy, d(1, 1))).with_risk(risk()),
            NoOpIntent { code: 9 }.into(),
        ],
        state_update: Some(StateUpdate {
            checkpoint_requested: true,
            schema_version: 1,
            state: vec![1, 2, 3],
        }),
        telemetry: Some(Telemetry {
            hints: vec![
                TelemetryHint {
                    tag: 0,
                    value: d(15, 1),
                },
                TelemetryHint {
                    tag: 2,
                    value: Decimal::ZERO,
                },
            ],
            dropped: 4,
        }),
        health: Some(HealthReport {
            state: HealthState::Degraded,
            code: 11,
        }),
        timers: vec![
            TimerCommand {
                timer_id: 1,
                due_time_ns: DAY,
                every_ns: 60_000_000_000,
            },
            TimerCommand::default(),
        ],
        service_requests: vec![ServiceRequest {
            service_id: 1,
            request_id: 10_752,
            time_to_live_ns: 1_000_000_000,
            values: vec![d(1, 0), d(-2, 0)],
        }],
    }
}

fn add_decisions(golden: &mut Golden) {
    golden.add("decision_empty", "Decision", "", Decision::default());
    golden.add(
        "decision_every_field",
        "Decision",
        &format!(
            "intents {{ order {{ instrument: 1 side: SIDE_BUY type: ORDER_TYPE_MARKET qty {{ units: 1 scale: 1 }} \
             tif: TIME_IN_FORCE_IOC }} risk_context {{ {RISK} }} }} intents {{ no_op {{ code: 9 }} }} \
             state_update {{ checkpoint_requested: true schema_version: 1 state: \"\\001\\002\\003\" }} \
             telemetry {{ hints {{ value {{ units: 15 scale: 1 }} }} hints {{ tag: 2 value {{}} }} dropped: 4 }} \
             health {{ state: HEALTH_STATE_DEGRADED code: 11 }} \
             timers {{ timer_id: 1 due_time_ns: 1704067200000000000 every_ns: 60000000000 }} timers {{}} \
             service_requests {{ service_id: 1 request_id: 10752 time_to_live_ns: 1000000000 values {{ units: 1 }} values {{ units: -2 }} }}"
        ),
        decision(),
    );
    golden.add(
        "decision_empty_parts",
        "Decision",
        "intents {} state_update {} telemetry {} health {} timers {} service_requests {}",
        Decision {
            intents: vec![Intent::default()],
            state_update: Some(StateUpdate::default()),
            telemetry: Some(Telemetry::default()),
            health: Some(HealthReport::default()),
            timers: vec![TimerCommand::default()],
            service_requests: vec![ServiceRequest::default()],
        },
    );
    // 200 and 20,000 bytes of state: lengths of two and of three bytes, inside one another.
    for (name, length) in [
        ("decision_state_200", 200),
        ("decision_state_20000", 20_000),
    ] {
        let text = format!("state_update {{ state: \"{}\" }}", "a".repeat(length));
        let state_update = Some(StateUpdate {
            state: vec![b'a'; length],
            ..StateUpdate::default()
        });
        golden.add(
            name,
            "Decision",
            &text,
            Decision {
                state_update,
                ..Decision::default()
            },
        );
    }
    golden.add(
        "health_halted",
        "HealthReport",
        "state: HEALTH_STATE_HALTED code: 1",
        HealthReport {
            state: HealthState::Halted,
            code: 1,
        },
    );
}

pub fn add(golden: &mut Golden) {
    add_inputs(golden);
    add_decisions(golden);
}
