//! The golden messages that Java wrote, `vectors/contract.jsonl`: the SDK reads them all, and writes the complete ones as
//! the same bytes. (Where a field is absent that the contract always sets, the SDK writes it as empty.)

use std::fmt::Debug;
use stratos_sdk::contract::callback::*;
use stratos_sdk::contract::config::*;
use stratos_sdk::contract::descriptor::*;
use stratos_sdk::contract::intent::IntentIdentity;
use stratos_sdk::wire::Message;
use stratos_sdk::*;

const FILE: &str = include_str!("../../../src/test/resources/vectors/contract.jsonl");

/// The value of one of the keys whose values hold no quotes.
fn value<'a>(line: &'a str, key: &str) -> &'a str {
    let start = line.find(&format!("\"{key}\":\"")).unwrap() + key.len() + 4;
    &line[start..start + line[start..].find('"').unwrap()]
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
        .collect()
}

fn check<M: Message + PartialEq + Debug>(name: &str, golden: &[u8]) {
    let message = M::decode(golden).expect(name);
    let written = message.to_bytes();
    assert_eq!(M::decode(&written).expect(name), message, "{name}");
    if name.contains("_full_") {
        assert_eq!(written, golden, "{name}");
    }
}

macro_rules! by_type {
    ($kind:expr, $name:expr, $golden:expr, $($type:ident)*) => {
        match $kind {
            "Context" => check::<InputContext>($name, $golden),
            $( stringify!($type) => check::<$type>($name, $golden), )*
            _ => return false,
        }
    };
}

/// False where the type is none of a strategy's.
fn check_line(kind: &str, name: &str, golden: &[u8]) -> bool {
    by_type!(kind, name, golden,
        AccountSnapshot AlertIntent AmendIntent Bar BookDelta BookLevel BookSnapshot CancelIntent Capabilities
        ConfigField ConfigUpdate ConfigValue Decimal Decision Event ExecutionEvent Fill Funding HealthReport
        HealthcheckInput InitInput Input Instrument Intent IntentIdentity IntentRef IoContracts ManualSignal MarkPrice
        NoOpIntent OpenOrder OrderIntent OutputLimits PositionIntent Quote RegimeEvent Resources RestoredState
        RiskContext RiskEvent RiskHintIntent SafetyEvent ServiceRequest ServiceResponse ShutdownInput StateUpdate
        StrategyDescriptor Telemetry TelemetryHint TimerCommand TimerEvent Trade);
    true
}

#[test]
fn what_java_wrote_is_read_and_written_the_same() {
    let mut checked = 0;
    for line in FILE.lines() {
        let kind = value(line, "type").rsplit('.').next().unwrap();
        checked += usize::from(check_line(
            kind,
            value(line, "name"),
            &bytes(value(line, "hex")),
        ));
    }
    assert!(checked > 200, "{checked}");
}
