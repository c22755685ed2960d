//! Holds the golden sessions, which `test_parity.py` holds in Python. To write them after a deliberate change:
//! `STRATOS_WRITE_VECTORS=1 cargo test`.

use parity::session;
use stratos_sdk::testing::{instrument, Setup};
use stratos_sdk::{Decimal, Random, Strategy, Value};

fn hold<S: Strategy>(
    file: &str,
    setup: &Setup,
    update: impl FnMut(&mut Random) -> Vec<(&'static str, Value)>,
) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let lines = session::<S>(setup, update);
    if std::env::var_os("STRATOS_WRITE_VECTORS").is_some() {
        std::fs::write(&path, &lines).unwrap();
    }
    assert_eq!(lines, std::fs::read_to_string(&path).unwrap());
}

fn hundredths(value: i64) -> Value {
    Value::Decimal(Decimal::new(value, 2).unwrap())
}

#[test]
fn ema_cross() {
    let setup = Setup::new()
        .instrument(instrument(1, "BTC-USD", "0.01", "0.0001"))
        .integer("fast", 3)
        .integer("slow", 7)
        .integer("trades_per_bar", 2)
        .decimal("qty", "0.1")
        .choice("style", "ioc")
        .decimal("slippage_bps", "12.5")
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000);
    hold::<ema_cross::EmaCross>("ema-cross.txt", &setup, |random| {
        vec![
            ("qty", hundredths(random.between(1, 30))),
            ("slow", Value::Integer(random.between(2, 9))),
        ]
    });
}

#[test]
fn grid_maker() {
    let setup = Setup::new()
        .instrument(instrument(1, "BTC-USD", "0.01", "0.0001"))
        .integer("levels", 3)
        .decimal("spread_bps", "10")
        .decimal("step_bps", "7.5")
        .decimal("drift_bps", "15")
        .decimal("qty", "0.1")
        .decimal("max_position", "0.3")
        .decimal("min_position", "-0.3")
        .duration_ns("requote_every", 60_000_000_000)
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000);
    hold::<grid_maker::GridMaker>("grid-maker.txt", &setup, |random| {
        vec![
            ("qty", hundredths(random.between(1, 30))),
            ("max_position", hundredths(random.between(-10, 60))),
            (
                "requote_every",
                Value::DurationNs(random.between(0, 3) * 30_000_000_000),
            ),
        ]
    });
}
