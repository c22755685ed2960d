//! `types.proto`.

use crate::{d, Golden};
use stratos_sdk::{Decimal, Instrument, IntentRef};

pub fn instrument() -> Instrument {
    Instrument {
        id: 1,
        venue: "paper".into(),
        market: "spot".into(),
        symbol: "BTC-USD".into(),
        base_asset: "BTC".into(),
        quote_asset: "USD".into(),
        tick_size: d(1, 2),
        lot_size: d(1, 8),
        min_qty: d(1, 4),
        max_qty: d(1000, 0),
        min_notional: d(10, 0),
    }
}

pub const INSTRUMENT: &str = "id: 1 venue: \"paper\" market: \"spot\" symbol: \"BTC-USD\" base_asset: \"BTC\" \
    quote_asset: \"USD\" tick_size { units: 1 scale: 2 } lot_size { units: 1 scale: 8 } min_qty { units: 1 scale: 4 } \
    max_qty { units: 1000 } min_notional { units: 10 }";

pub fn add(golden: &mut Golden) {
    golden.add("decimal_zero", "Decimal", "", Decimal::ZERO);
    golden.add(
        "decimal_price",
        "Decimal",
        "units: 90500 scale: 2",
        d(90_500, 2),
    );
    golden.add(
        "decimal_negative",
        "Decimal",
        "units: -1 scale: 18",
        d(-1, 18),
    );
    golden.add(
        "decimal_max",
        "Decimal",
        "units: 9223372036854775807",
        d(i64::MAX, 0),
    );
    golden.add(
        "decimal_min",
        "Decimal",
        "units: -9223372036854775808 scale: 9",
        d(i64::MIN, 9),
    );
    golden.add("decimal_zero_with_scale", "Decimal", "scale: 8", d(0, 8));
    golden.add("instrument", "Instrument", INSTRUMENT, instrument());
    golden.add(
        "instrument_bare",
        "Instrument",
        "id: 4294967295 tick_size {} lot_size {} min_qty {} max_qty {} min_notional {}",
        Instrument {
            id: u32::MAX,
            ..Instrument::default()
        },
    );
    golden.add("intent_ref_zero", "IntentRef", "", IntentRef::default());
    golden.add(
        "intent_ref_max",
        "IntentRef",
        "cursor: 18446744073709551615 ordinal: 4294967295",
        IntentRef {
            cursor: u64::MAX,
            ordinal: u32::MAX,
        },
    );
}
