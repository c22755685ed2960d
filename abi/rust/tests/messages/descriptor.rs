//! `descriptor.proto`.

use crate::config::value;
use crate::Golden;
use stratos_sdk::contract::config::{ConfigField, ConfigType, Value};
use stratos_sdk::contract::descriptor::*;
use stratos_sdk::OrderType;

fn strings(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| String::from(*item)).collect()
}

fn capabilities() -> Capabilities {
    Capabilities {
        events: (1..=13).map(EventKind::from_number).collect(),
        order_types: (1..=4).map(OrderType::from_number).collect(),
        venues: strings(&["paper", "*"]),
        symbols: strings(&["BTC-USD"]),
        external_calls: true,
        lane: Lane::Ll,
    }
}

const CAPABILITIES: &str = "events: EVENT_KIND_TRADE events: EVENT_KIND_QUOTE events: EVENT_KIND_BOOK_SNAPSHOT \
    events: EVENT_KIND_BOOK_DELTA events: EVENT_KIND_BAR events: EVENT_KIND_FUNDING events: EVENT_KIND_MARK_PRICE \
    events: EVENT_KIND_EXECUTION events: EVENT_KIND_RISK events: EVENT_KIND_SAFETY events: EVENT_KIND_REGIME \
    events: EVENT_KIND_TIMER events: EVENT_KIND_MANUAL_SIGNAL order_types: ORDER_TYPE_MARKET order_types: ORDER_TYPE_LIMIT \
    order_types: ORDER_TYPE_STOP_MARKET order_types: ORDER_TYPE_STOP_LIMIT venues: \"paper\" venues: \"*\" \
    symbols: \"BTC-USD\" external_calls: true lane: LANE_LL";

fn resources() -> Resources {
    Resources {
        cpu_millis: 250,
        memory_bytes: 16_777_216,
        threads: 1,
        callback_timeout_ns: 5_000_000,
        queue_limit: 1024,
        output: Some(OutputLimits {
            intents_per_second: 20,
            intents_per_event: 4,
            intents_per_instance: 1_000_000,
            log_bytes_per_second: 1024,
            log_bytes_per_event: 256,
            log_bytes_per_instance: 1_048_576,
        }),
        fuel_per_callback: 10_000_000,
    }
}

const RESOURCES: &str = "cpu_millis: 250 memory_bytes: 16777216 threads: 1 callback_timeout_ns: 5000000 queue_limit: 1024 \
    output { intents_per_second: 20 intents_per_event: 4 intents_per_instance: 1000000 log_bytes_per_second: 1024 \
    log_bytes_per_event: 256 log_bytes_per_instance: 1048576 } fuel_per_callback: 10000000";

pub fn add(golden: &mut Golden) {
    golden.add(
        "descriptor_empty",
        "StrategyDescriptor",
        "",
        StrategyDescriptor::default(),
    );
    golden.add(
        "descriptor",
        "StrategyDescriptor",
        &format!(
            "strategy_id: \"ema-cross\" strategy_version: \"1.0.0-rc.1+build.5\" runtime_kind: RUNTIME_KIND_RUST_WASM \
             instance_model: INSTANCE_MODEL_SHARDED capabilities {{ {CAPABILITIES} }} resources {{ {RESOURCES} }} \
             state_schema_version: 1 config_schema {{ name: \"on\" type: CONFIG_TYPE_FLAG \
             default_value {{ name: \"on\" flag: false }} }} io_contracts {{ event_contract: \"1.0\" intent_contract: \"1.0\" }} \
             binary_hash: \"{}\" telemetry_tags: \"spread\" telemetry_tags: \"depth\"",
            "0f".repeat(32)
        ),
        StrategyDescriptor {
            strategy_id: "ema-cross".into(),
            strategy_version: "1.0.0-rc.1+build.5".into(),
            runtime_kind: RuntimeKind::RustWasm,
            instance_model: InstanceModel::Sharded,
            capabilities: Some(capabilities()),
            resources: Some(resources()),
            state_schema_version: 1,
            config_schema: vec![ConfigField {
                name: "on".into(),
                config_type: ConfigType::Flag,
                default_value: Some(value("on", Value::Flag(false))),
                ..ConfigField::default()
            }],
            io_contracts: Some(IoContracts { event_contract: "1.0".into(), intent_contract: "1.0".into() }),
            binary_hash: "0f".repeat(32),
            telemetry_tags: strings(&["spread", "depth"]),
        },
    );
    golden.add("capabilities", "Capabilities", CAPABILITIES, capabilities());
    golden.add(
        "capabilities_compute",
        "Capabilities",
        "lane: LANE_COMPUTE",
        Capabilities {
            lane: Lane::Compute,
            ..Capabilities::default()
        },
    );
    golden.add("resources", "Resources", RESOURCES, resources());
    golden.add(
        "descriptor_native",
        "StrategyDescriptor",
        "runtime_kind: RUNTIME_KIND_RUST_NATIVE instance_model: INSTANCE_MODEL_SINGLE",
        StrategyDescriptor {
            runtime_kind: RuntimeKind::RustNative,
            instance_model: InstanceModel::Single,
            ..StrategyDescriptor::default()
        },
    );
    golden.add(
        "descriptor_python",
        "StrategyDescriptor",
        "runtime_kind: RUNTIME_KIND_PYTHON",
        StrategyDescriptor {
            runtime_kind: RuntimeKind::Python,
            ..StrategyDescriptor::default()
        },
    );
}
