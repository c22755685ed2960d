//! `event.proto`: what can be told to a strategy. What became of its own intents is in
//! [`execution`](super::execution).

use super::config::ConfigUpdate;
use super::execution::{AccountSnapshot, ExecutionEvent};
use super::types::{Regime, SafetyState, Side};
use crate::wire::{Field, Reader, Writer, ONEOF};
use crate::Decimal;
use alloc::vec::Vec;

message! {
    /// One event with its header. Times are nanoseconds since the Unix epoch, UTC. Order is by sequence, never by time.
    pub struct Event {
        /// The source's own number for this (source, instrument); 0 where the source has none.
        pub sequence: u64 = 1,
        /// When it happened, by the source's clock.
        pub event_time_ns: i64 = 2,
        /// When the host received it.
        pub received_time_ns: i64 = 3,
        /// When the turn that delivers it began; equals [`Context::now`](crate::Context::now).
        pub processed_time_ns: i64 = 4,
        /// Quality of the data.
        pub quality: Quality = 5,
        /// [`Instrument::id`](super::types::Instrument::id), 0 where the event concerns none.
        pub instrument: u32 = 6,
        /// What happened.
        pub body: EventBody = ONEOF,
    }
}

oneof! {
    /// What happened.
    pub enum EventBody {
        /// A kind that is newer than this SDK; a strategy ignores it.
        Unknown,
        /// A trade in the market.
        Trade(Trade) = 10,
        /// Best bid and offer.
        Quote(Quote) = 11,
        /// The whole book, as deep as the source gives it.
        BookSnapshot(BookSnapshot) = 12,
        /// Changed levels of the book.
        BookDelta(BookDelta) = 13,
        /// A bar.
        Bar(Bar) = 14,
        /// A funding rate.
        Funding(Funding) = 15,
        /// Mark and index price.
        MarkPrice(MarkPrice) = 16,
        /// What became of one of this instance's intents.
        Execution(ExecutionEvent) = 20,
        /// A risk limit changed, is near or is reached.
        Risk(RiskEvent) = 21,
        /// The safety interlock changed.
        Safety(SafetyEvent) = 22,
        /// The market's regime changed.
        Regime(RegimeEvent) = 23,
        /// An operator's signal.
        ManualSignal(ManualSignal) = 24,
        /// The truth after a gap.
        AccountSnapshot(AccountSnapshot) = 25,
        /// New configuration values; the SDK has applied them before the strategy sees the event.
        ConfigUpdate(ConfigUpdate) = 26,
        /// Answer of the host's model/signal port.
        ServiceResponse(ServiceResponse) = 27,
    }
}

/// Quality of an event's data: a set of flags, empty when all is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality(pub u32);

impl Quality {
    /// No flag.
    pub const GOOD: Quality = Quality(0);
    /// Older than the operator's bound for this source.
    pub const STALE: Quality = Quality(1);
    /// Events before this one are missing.
    pub const GAP: Quality = Quality(2);
    /// It was delivered before.
    pub const DUPLICATE: Quality = Quality(4);
    /// Its sequence is below one that was delivered.
    pub const OUT_OF_ORDER: Quality = Quality(8);

    /// Whether no flag is set, those newer than this SDK included.
    pub const fn is_good(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `flags` are set.
    pub const fn has(self, flags: Quality) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Both sets together.
    pub const fn with(self, flags: Quality) -> Quality {
        Quality(self.0 | flags.0)
    }
}

impl Field for Quality {
    #[inline]
    fn accepts(number: u32, got: u32) -> bool {
        u32::accepts(number, got)
    }

    #[inline]
    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        self.0.put(number, writer);
    }

    #[inline]
    fn merge(&mut self, got: u32, reader: &mut Reader<'_>) {
        self.0.merge(got, reader);
    }
}

message! {
    /// A trade in the market.
    #[derive(Copy, Eq)]
    pub struct Trade {
        /// Price, in the quote asset.
        pub price: Decimal = 1,
        /// Quantity, in the base asset.
        pub qty: Decimal = 2,
        /// Side of the order that took liquidity; unspecified where the source does not say.
        pub aggressor: Side = 3,
        /// The venue's number of the trade; 0 where it gives none.
        pub trade_id: u64 = 4,
    }
}

message! {
    /// Best bid and offer. A side of the book that is empty has quantity zero.
    #[derive(Copy, Eq)]
    pub struct Quote {
        /// Best bid.
        pub bid_price: Decimal = 1,
        /// Quantity at the best bid.
        pub bid_qty: Decimal = 2,
        /// Best offer.
        pub ask_price: Decimal = 3,
        /// Quantity at the best offer.
        pub ask_qty: Decimal = 4,
    }
}

message! {
    /// One price level of the book.
    #[derive(Copy, Eq)]
    pub struct BookLevel {
        /// Price.
        pub price: Decimal = 1,
        /// Quantity at that price; in a delta, zero means that the level is gone.
        pub qty: Decimal = 2,
    }
}

message! {
    /// The book, best level first on both sides.
    #[derive(Eq)]
    pub struct BookSnapshot {
        /// Bids.
        pub bids: Vec<BookLevel> = 1,
        /// Offers.
        pub asks: Vec<BookLevel> = 2,
        /// The source's number of the last update in it.
        pub last_update_id: u64 = 3,
    }
}

message! {
    /// Changed levels. A level with quantity zero is gone.
    #[derive(Eq)]
    pub struct BookDelta {
        /// Bids.
        pub bids: Vec<BookLevel> = 1,
        /// Offers.
        pub asks: Vec<BookLevel> = 2,
        /// The source's number of the first update in it.
        pub first_update_id: u64 = 3,
        /// The source's number of the last update in it.
        pub last_update_id: u64 = 4,
    }
}

message! {
    /// A bar.
    #[derive(Copy, Eq)]
    pub struct Bar {
        /// First price.
        pub open: Decimal = 1,
        /// Highest price.
        pub high: Decimal = 2,
        /// Lowest price.
        pub low: Decimal = 3,
        /// Last price.
        pub close: Decimal = 4,
        /// Quantity traded, in the base asset.
        pub volume: Decimal = 5,
        /// Length in nanoseconds.
        pub interval_ns: u64 = 6,
        /// End, in nanoseconds since the Unix epoch.
        pub end_time_ns: i64 = 7,
        /// Number of trades; 0 where the source does not say.
        pub trade_count: u64 = 8,
        /// False while the bar still forms.
        pub closed: bool = 9,
    }
}

message! {
    /// A funding rate.
    #[derive(Copy, Eq)]
    pub struct Funding {
        /// Rate of one interval, as a fraction.
        pub rate: Decimal = 1,
        /// When it is paid next, in nanoseconds since the Unix epoch.
        pub next_funding_time_ns: i64 = 2,
    }
}

message! {
    /// Mark and index price.
    #[derive(Copy, Eq)]
    pub struct MarkPrice {
        /// Mark price.
        pub mark: Decimal = 1,
        /// Index price; absent where the source has none.
        pub index: Option<Decimal> = 2,
    }
}

enumeration! {
    /// What happened to a risk limit.
    pub enum RiskKind else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// The operator changed it.
        LimitChanged = 1,
        /// The value is near it.
        LimitNear = 2,
        /// The value has reached it.
        LimitReached = 3,
    }
}

message! {
    /// A risk limit changed, is near or is reached.
    #[derive(Copy, Eq)]
    pub struct RiskEvent {
        /// What happened.
        pub kind: RiskKind = 1,
        /// Number of the reason code that names the limit.
        pub reason_code: u32 = 2,
        /// Present value; absent where there is none.
        pub value: Option<Decimal> = 3,
        /// The limit; absent where it was lifted.
        pub limit: Option<Decimal> = 4,
    }
}

message! {
    /// The safety interlock changed.
    #[derive(Copy, Eq)]
    pub struct SafetyEvent {
        /// State from now on.
        pub state: SafetyState = 1,
        /// State before.
        pub previous: SafetyState = 2,
        /// Number of the reason code.
        pub reason_code: u32 = 3,
    }
}

message! {
    /// The market's regime changed.
    #[derive(Copy, Eq)]
    pub struct RegimeEvent {
        /// Regime from now on.
        pub regime: Regime = 1,
        /// Regime before.
        pub previous: Regime = 2,
    }
}

message! {
    /// An operator's signal; what a number means is the strategy's own.
    #[derive(Copy, Eq)]
    pub struct ManualSignal {
        /// Which signal.
        pub signal_id: u32 = 1,
        /// Its value; absent where it has none.
        pub value: Option<Decimal> = 2,
    }
}

message! {
    /// Answer of the host's model/signal port (Compute lane only).
    #[derive(Eq)]
    pub struct ServiceResponse {
        /// Which service.
        pub service_id: u32 = 1,
        /// The request's own number.
        pub request_id: u64 = 2,
        /// When the answer was computed, in nanoseconds since the Unix epoch.
        pub as_of_ns: i64 = 3,
        /// Number of a reason code; 0 where the service answered.
        pub reason_code: u32 = 4,
        /// The answer.
        pub values: Vec<Decimal> = 5,
    }
}
