//! The part of `event.proto` that tells a strategy what became of its own intents.

use super::types::{IntentRef, Liquidity, Side};
use crate::Decimal;
use alloc::vec::Vec;

enumeration! {
    /// What happened to an intent or to the order it became.
    pub enum ExecutionKind else Unspecified {
        /// Not said, or newer than this SDK.
        Unspecified = 0,
        /// The gate, risk or safety said no; nothing was sent.
        Denied = 1,
        /// The venue has the order.
        Acknowledged = 2,
        /// Part of it was filled.
        PartiallyFilled = 3,
        /// All of it was filled.
        Filled = 4,
        /// It was canceled.
        Canceled = 5,
        /// The venue refused it.
        Rejected = 6,
        /// Its time ended.
        Expired = 7,
        /// The venue refused the cancel.
        CancelRejected = 8,
        /// It was amended.
        Amended = 9,
        /// The venue refused the amend.
        AmendRejected = 10,
        /// Sent, outcome not known; dangerous until reconciled.
        Unknown = 11,
        /// The venue took back a fill.
        Busted = 12,
    }
}

message! {
    /// What became of one of this instance's intents.
    #[derive(Copy, Eq)]
    pub struct ExecutionEvent {
        /// What happened.
        pub kind: ExecutionKind = 1,
        /// The order's intent; a cancel or amend that was denied or rejected names itself here and its target below.
        pub intent: IntentRef = 2,
        /// The order that a denied or rejected cancel or amend was for.
        pub target: Option<IntentRef> = 3,
        /// Side of the order.
        pub side: Side = 4,
        /// Quantity of the order.
        pub order_qty: Decimal = 5,
        /// Filled so far.
        pub cumulative_qty: Decimal = 6,
        /// Still open.
        pub leaves_qty: Decimal = 7,
        /// Limit price of the order; absent for market orders.
        pub price: Option<Decimal> = 8,
        /// Set on fills only.
        pub fill: Option<Fill> = 9,
        /// Number of a reason code; 0 where nothing was refused.
        pub reason_code: u32 = 10,
        /// Position of this instance in the instrument after this event; below zero is short.
        pub position_qty: Decimal = 11,
    }
}

impl ExecutionEvent {
    /// Whether the named intent is over: nothing of it rests at the venue, and nothing more will happen to it.
    pub const fn is_final(&self) -> bool {
        matches!(
            self.kind,
            ExecutionKind::Denied
                | ExecutionKind::Filled
                | ExecutionKind::Canceled
                | ExecutionKind::Rejected
                | ExecutionKind::Expired
        )
    }
}

message! {
    /// One fill.
    #[derive(Copy, Eq)]
    pub struct Fill {
        /// Price.
        pub price: Decimal = 1,
        /// Quantity.
        pub qty: Decimal = 2,
        /// Fee; below zero is a rebate.
        pub fee: Decimal = 3,
        /// Maker or taker.
        pub liquidity: Liquidity = 4,
        /// The venue's number of the trade.
        pub trade_id: u64 = 5,
    }
}

message! {
    /// An order that still rests.
    #[derive(Copy, Eq)]
    pub struct OpenOrder {
        /// The order's intent.
        pub intent: IntentRef = 1,
        /// Side.
        pub side: Side = 2,
        /// Limit price.
        pub price: Option<Decimal> = 3,
        /// Quantity of the order.
        pub qty: Decimal = 4,
        /// Still open.
        pub leaves_qty: Decimal = 5,
    }
}

message! {
    /// The truth after a gap: what the account holds and what still rests, for the event's instrument.
    #[derive(Eq)]
    pub struct AccountSnapshot {
        /// Position; below zero is short.
        pub position_qty: Decimal = 1,
        /// Average entry price; absent where there is no position.
        pub average_price: Option<Decimal> = 2,
        /// What still rests.
        pub open_orders: Vec<OpenOrder> = 3,
    }
}
