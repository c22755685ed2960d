//! `event.proto`, all but what concerns executions.

use crate::config::value;
use crate::executions;
use crate::{d, Golden};
use stratos_sdk::contract::config::{ConfigUpdate, Value};
use stratos_sdk::contract::event::*;
use stratos_sdk::{AccountSnapshot, Decimal, Regime, SafetyState, Side};

/// 1 January 2024, in nanoseconds.
pub const DAY: i64 = 1_704_067_200_000_000_000;

pub const HEADER: &str =
    "sequence: 42 event_time_ns: 1704067200000000000 received_time_ns: 1704067200000000001 \
    processed_time_ns: 1704067200000000002 quality: 15 instrument: 1";

pub fn event(body: EventBody) -> Event {
    Event {
        sequence: 42,
        event_time_ns: DAY,
        received_time_ns: DAY + 1,
        processed_time_ns: DAY + 2,
        quality: Quality::STALE
            .with(Quality::GAP)
            .with(Quality::DUPLICATE)
            .with(Quality::OUT_OF_ORDER),
        instrument: 1,
        body,
    }
}

pub const TRADE: &str = "price { units: 90500 scale: 2 } qty { units: 10000000 scale: 8 } aggressor: SIDE_SELL trade_id: 123456789";

pub fn trade() -> Trade {
    Trade {
        price: d(90_500, 2),
        qty: d(10_000_000, 8),
        aggressor: Side::Sell,
        trade_id: 123_456_789,
    }
}

fn level(price: i64, qty: i64) -> BookLevel {
    BookLevel {
        price: d(price, 2),
        qty: d(qty, 4),
    }
}

/// The bodies by name in the `oneof`, with their types, texts and values.
fn bodies() -> Vec<(&'static str, &'static str, String, EventBody)> {
    let book_text = "bids { price { units: 90400 scale: 2 } qty { units: 10000 scale: 4 } } \
        bids { price { units: 90300 scale: 2 } qty { units: 25000 scale: 4 } } \
        asks { price { units: 90500 scale: 2 } qty { scale: 4 } }";
    let (bids, asks) = (
        vec![level(90_400, 10_000), level(90_300, 25_000)],
        vec![level(90_500, 0)],
    );
    vec![
        ("trade", "Trade", TRADE.into(), EventBody::Trade(trade())),
        (
            "quote",
            "Quote",
            "bid_price { units: 90400 scale: 2 } bid_qty { units: 1 } ask_price { units: 90500 scale: 2 } ask_qty {}".into(),
            EventBody::Quote(Quote {
                bid_price: d(90_400, 2),
                bid_qty: d(1, 0),
                ask_price: d(90_500, 2),
                ask_qty: Decimal::ZERO,
            }),
        ),
        (
            "book_snapshot",
            "BookSnapshot",
            format!("{book_text} last_update_id: 99"),
            EventBody::BookSnapshot(BookSnapshot { bids: bids.clone(), asks: asks.clone(), last_update_id: 99 }),
        ),
        (
            "book_delta",
            "BookDelta",
            format!("{book_text} first_update_id: 100 last_update_id: 101"),
            EventBody::BookDelta(BookDelta { bids, asks, first_update_id: 100, last_update_id: 101 }),
        ),
        (
            "bar",
            "Bar",
            "open { units: 167358 scale: 2 } high { units: 167762 scale: 2 } low { units: 167244 scale: 2 } \
             close { units: 167299 scale: 2 } volume { units: 653033 scale: 4 } interval_ns: 300000000000 \
             end_time_ns: 1704067200000000000 trade_count: 17 closed: true"
                .into(),
            EventBody::Bar(Bar {
                open: d(167_358, 2),
                high: d(167_762, 2),
                low: d(167_244, 2),
                close: d(167_299, 2),
                volume: d(653_033, 4),
                interval_ns: 300_000_000_000,
                end_time_ns: DAY,
                trade_count: 17,
                closed: true,
            }),
        ),
        (
            "funding",
            "Funding",
            "rate { units: -1 scale: 4 } next_funding_time_ns: 1704067200000000000".into(),
            EventBody::Funding(Funding { rate: d(-1, 4), next_funding_time_ns: DAY }),
        ),
        (
            "mark_price",
            "MarkPrice",
            "mark { units: 90512 scale: 2 } index { units: 90498 scale: 2 }".into(),
            EventBody::MarkPrice(MarkPrice { mark: d(90_512, 2), index: Some(d(90_498, 2)) }),
        ),
        ("execution", "ExecutionEvent", executions::FILLED.into(), EventBody::Execution(executions::filled())),
        (
            "risk",
            "RiskEvent",
            "kind: RISK_KIND_LIMIT_REACHED reason_code: 2001 value { units: 100 } limit { units: 100 scale: 0 }".into(),
            EventBody::Risk(RiskEvent {
                kind: RiskKind::LimitReached,
                reason_code: 2001,
                value: Some(d(100, 0)),
                limit: Some(d(100, 0)),
            }),
        ),
        (
            "safety",
            "SafetyEvent",
            "state: SAFETY_STATE_CLOSE_ONLY previous: SAFETY_STATE_SAFE_MODE reason_code: 2101".into(),
            EventBody::Safety(SafetyEvent {
                state: SafetyState::CloseOnly,
                previous: SafetyState::SafeMode,
                reason_code: 2101,
            }),
        ),
        (
            "regime",
            "RegimeEvent",
            "regime: REGIME_SHOCK previous: REGIME_TREND".into(),
            EventBody::Regime(RegimeEvent { regime: Regime::Shock, previous: Regime::Trend }),
        ),
        (
            "manual_signal",
            "ManualSignal",
            "signal_id: 3 value { units: -5 scale: 1 }".into(),
            EventBody::ManualSignal(ManualSignal { signal_id: 3, value: Some(d(-5, 1)) }),
        ),
        (
            "account_snapshot",
            "AccountSnapshot",
            executions::SNAPSHOT.into(),
            EventBody::AccountSnapshot(executions::snapshot()),
        ),
        (
            "config_update",
            "ConfigUpdate",
            "config_version: 8 values { name: \"fast\" integer: 9 }".into(),
            EventBody::ConfigUpdate(ConfigUpdate {
                config_version: 8,
                values: vec![value("fast", Value::Integer(9))],
            }),
        ),
        (
            "service_response",
            "ServiceResponse",
            "service_id: 1 request_id: 10752 as_of_ns: 1704067200000000000 reason_code: 5 values { units: 1 } values {} \
             values { units: -3 scale: 2 }"
                .into(),
            EventBody::ServiceResponse(ServiceResponse {
                service_id: 1,
                request_id: 10_752,
                as_of_ns: DAY,
                reason_code: 5,
                values: vec![d(1, 0), Decimal::ZERO, d(-3, 2)],
            }),
        ),
    ]
}

/// A book whose encoding needs a length of two bytes, inside an event that does too.
fn deep_book() -> (String, EventBody) {
    let mut text = String::new();
    let mut bids = Vec::new();
    for step in 0..100i64 {
        text += &format!(
            "bids {{ price {{ units: {} scale: 2 }} qty {{ units: {} scale: 8 }} }} ",
            100_000 - step,
            step + 1
        );
        bids.push(BookLevel {
            price: d(100_000 - step, 2),
            qty: d(step + 1, 8),
        });
    }
    (
        text,
        EventBody::BookSnapshot(BookSnapshot {
            bids,
            ..BookSnapshot::default()
        }),
    )
}

pub fn add(golden: &mut Golden) {
    golden.add("event_empty", "Event", "", Event::default());
    golden.add(
        "event_negative_times",
        "Event",
        "event_time_ns: -1 received_time_ns: -9223372036854775808 processed_time_ns: 9223372036854775807",
        Event {
            event_time_ns: -1,
            received_time_ns: i64::MIN,
            processed_time_ns: i64::MAX,
            ..Event::default()
        },
    );
    for (field, kind, text, body) in bodies() {
        match &body {
            EventBody::Trade(message) => golden.add(field, kind, &text, *message),
            EventBody::Quote(message) => golden.add(field, kind, &text, *message),
            EventBody::BookSnapshot(message) => golden.add(field, kind, &text, message.clone()),
            EventBody::BookDelta(message) => golden.add(field, kind, &text, message.clone()),
            EventBody::Bar(message) => golden.add(field, kind, &text, *message),
            EventBody::Funding(message) => golden.add(field, kind, &text, *message),
            EventBody::MarkPrice(message) => golden.add(field, kind, &text, *message),
            EventBody::Risk(message) => golden.add(field, kind, &text, *message),
            EventBody::Safety(message) => golden.add(field, kind, &text, *message),
            EventBody::Regime(message) => golden.add(field, kind, &text, *message),
            EventBody::ManualSignal(message) => golden.add(field, kind, &text, *message),
            EventBody::ServiceResponse(message) => golden.add(field, kind, &text, message.clone()),
            // Elsewhere.
            EventBody::Unknown
            | EventBody::Execution(_)
            | EventBody::AccountSnapshot(_)
            | EventBody::ConfigUpdate(_) => {}
        }
        golden.add(
            &format!("event_{field}"),
            "Event",
            &format!("{HEADER} {field} {{ {text} }}"),
            event(body),
        );
    }
    let (text, body) = deep_book();
    golden.add(
        "event_deep_book",
        "Event",
        &format!("book_snapshot {{ {text}}}"),
        Event {
            body,
            ..Event::default()
        },
    );
    add_edges(golden);
}

/// Empty messages, absent fields, and the enum values that nothing else shows.
fn add_edges(golden: &mut Golden) {
    golden.add("trade_empty", "Trade", "price {} qty {}", Trade::default());
    golden.add(
        "book_snapshot_empty",
        "BookSnapshot",
        "",
        BookSnapshot::default(),
    );
    golden.add(
        "bar_open",
        "Bar",
        "open { units: 1 } high {} low {} close {} volume {}",
        Bar {
            open: d(1, 0),
            ..Bar::default()
        },
    );
    golden.add(
        "mark_price_without_index",
        "MarkPrice",
        "mark { units: 1 }",
        MarkPrice {
            mark: d(1, 0),
            index: None,
        },
    );
    golden.add(
        "event_empty_account",
        "Event",
        "account_snapshot { position_qty {} }",
        Event {
            body: EventBody::AccountSnapshot(AccountSnapshot::default()),
            ..Event::default()
        },
    );
    for (name, text, kind) in [
        (
            "risk_limit_changed",
            "kind: RISK_KIND_LIMIT_CHANGED",
            RiskKind::LimitChanged,
        ),
        (
            "risk_limit_near",
            "kind: RISK_KIND_LIMIT_NEAR",
            RiskKind::LimitNear,
        ),
    ] {
        golden.add(
            name,
            "RiskEvent",
            text,
            RiskEvent {
                kind,
                ..RiskEvent::default()
            },
        );
    }
    golden.add(
        "safety_halt",
        "SafetyEvent",
        "state: SAFETY_STATE_HALT previous: SAFETY_STATE_FLATTEN",
        SafetyEvent {
            state: SafetyState::Halt,
            previous: SafetyState::Flatten,
            reason_code: 0,
        },
    );
    golden.add(
        "regime_range_chop",
        "RegimeEvent",
        "regime: REGIME_RANGE previous: REGIME_CHOP",
        RegimeEvent {
            regime: Regime::Range,
            previous: Regime::Chop,
        },
    );
    golden.add(
        "regime_crisis",
        "RegimeEvent",
        "regime: REGIME_CRISIS",
        RegimeEvent {
            regime: Regime::Crisis,
            previous: Regime::Unspecified,
        },
    );
}
