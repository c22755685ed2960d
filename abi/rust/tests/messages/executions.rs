//! The part of `event.proto` about a strategy's own orders.

use crate::{d, Golden};
use stratos_sdk::{
    AccountSnapshot, ExecutionEvent, ExecutionKind, Fill, IntentRef, Liquidity, OpenOrder, Side,
};

const fn name(cursor: u64, ordinal: u32) -> IntentRef {
    IntentRef { cursor, ordinal }
}

pub const FILLED: &str = "kind: EXECUTION_KIND_FILLED intent { cursor: 41 ordinal: 2 } side: SIDE_BUY \
    order_qty { units: 3 scale: 1 } cumulative_qty { units: 3 scale: 1 } leaves_qty {} price { units: 90500 scale: 2 } \
    fill { price { units: 90499 scale: 2 } qty { units: 1 scale: 1 } fee { units: -25 scale: 4 } \
    liquidity: LIQUIDITY_MAKER trade_id: 77 } position_qty { units: -7 scale: 1 }";

pub fn filled() -> ExecutionEvent {
    ExecutionEvent {
        kind: ExecutionKind::Filled,
        intent: name(41, 2),
        target: None,
        side: Side::Buy,
        order_qty: d(3, 1),
        cumulative_qty: d(3, 1),
        leaves_qty: d(0, 0),
        price: Some(d(90_500, 2)),
        fill: Some(Fill {
            price: d(90_499, 2),
            qty: d(1, 1),
            fee: d(-25, 4),
            liquidity: Liquidity::Maker,
            trade_id: 77,
        }),
        reason_code: 0,
        position_qty: d(-7, 1),
    }
}

pub const SNAPSHOT: &str = "position_qty { units: -7 scale: 1 } average_price { units: 90000 scale: 2 } \
    open_orders { intent { cursor: 40 } side: SIDE_SELL price { units: 91000 scale: 2 } qty { units: 5 scale: 1 } \
    leaves_qty { units: 4 scale: 1 } } open_orders { intent { cursor: 41 ordinal: 1 } qty { units: 1 } leaves_qty { units: 1 } }";

pub fn snapshot() -> AccountSnapshot {
    AccountSnapshot {
        position_qty: d(-7, 1),
        average_price: Some(d(90_000, 2)),
        open_orders: vec![
            OpenOrder {
                intent: name(40, 0),
                side: Side::Sell,
                price: Some(d(91_000, 2)),
                qty: d(5, 1),
                leaves_qty: d(4, 1),
            },
            OpenOrder {
                intent: name(41, 1),
                side: Side::Unspecified,
                price: None,
                qty: d(1, 0),
                leaves_qty: d(1, 0),
            },
        ],
    }
}

/// Every kind with the rest of the message as bare as it can be.
const KINDS: [(&str, ExecutionKind); 11] = [
    ("DENIED", ExecutionKind::Denied),
    ("ACKNOWLEDGED", ExecutionKind::Acknowledged),
    ("PARTIALLY_FILLED", ExecutionKind::PartiallyFilled),
    ("CANCELED", ExecutionKind::Canceled),
    ("REJECTED", ExecutionKind::Rejected),
    ("EXPIRED", ExecutionKind::Expired),
    ("CANCEL_REJECTED", ExecutionKind::CancelRejected),
    ("AMENDED", ExecutionKind::Amended),
    ("AMEND_REJECTED", ExecutionKind::AmendRejected),
    ("UNKNOWN", ExecutionKind::Unknown),
    ("BUSTED", ExecutionKind::Busted),
];

pub fn add(golden: &mut Golden) {
    golden.add("execution_filled", "ExecutionEvent", FILLED, filled());
    golden.add(
        "execution_denied_cancel",
        "ExecutionEvent",
        "kind: EXECUTION_KIND_DENIED intent { cursor: 43 } target { cursor: 41 ordinal: 2 } order_qty {} \
         cumulative_qty {} leaves_qty {} reason_code: 3007 position_qty {}",
        ExecutionEvent {
            kind: ExecutionKind::Denied,
            intent: name(43, 0),
            target: Some(name(41, 2)),
            reason_code: 3007,
            ..ExecutionEvent::default()
        },
    );
    for (label, kind) in KINDS {
        golden.add(
            &format!("execution_kind_{}", label.to_lowercase()),
            "ExecutionEvent",
            &format!("kind: EXECUTION_KIND_{label} intent {{}} order_qty {{}} cumulative_qty {{}} leaves_qty {{}} position_qty {{}}"),
            ExecutionEvent { kind, ..ExecutionEvent::default() },
        );
    }
    golden.add(
        "fill_taker",
        "Fill",
        "price { units: 1 } qty { units: 2 } fee { units: 3 } liquidity: LIQUIDITY_TAKER trade_id: 18446744073709551615",
        Fill { price: d(1, 0), qty: d(2, 0), fee: d(3, 0), liquidity: Liquidity::Taker, trade_id: u64::MAX },
    );
    golden.add("account_snapshot", "AccountSnapshot", SNAPSHOT, snapshot());
    golden.add(
        "open_order",
        "OpenOrder",
        "intent {} qty {} leaves_qty {}",
        OpenOrder::default(),
    );
}
