//! `types.proto`: values that every other file uses.

use crate::wire::{Message, Reader, WireError, Writer};
use crate::Decimal;
use alloc::string::String;

enumeration! {
    /// Side of an order or of a trade.
    pub enum Side else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// Buy.
        Buy = 1,
        /// Sell.
        Sell = 2,
    }
}

impl Side {
    /// The other side; `Unspecified` stays as it is.
    pub const fn opposite(self) -> Side {
        match self {
            Side::Unspecified => Side::Unspecified,
            Side::Buy => Side::Sell,
            Side::Sell => Side::Buy,
        }
    }
}

enumeration! {
    /// Type of an order.
    pub enum OrderType else Unspecified {
        /// Not said; the gate denies it.
        Unspecified = 0,
        /// Takes what is there, at any price within `max_slippage_bps`.
        Market = 1,
        /// At the limit price or better.
        Limit = 2,
        /// A market order once the trigger price is reached.
        StopMarket = 3,
        /// A limit order once the trigger price is reached.
        StopLimit = 4,
    }
}

enumeration! {
    /// Lifetime of an order.
    pub enum TimeInForce else Unspecified {
        /// Not said; the gate denies it.
        Unspecified = 0,
        /// Good till canceled.
        Gtc = 1,
        /// Immediate or cancel: what is not filled at once is gone.
        Ioc = 2,
        /// Fill or kill: all at once or nothing.
        Fok = 3,
        /// Good till `expire_time_ns`.
        Gtd = 4,
    }
}

enumeration! {
    /// Which side of a fill this order was.
    pub enum Liquidity else Unspecified {
        /// Not said.
        Unspecified = 0,
        /// It rested in the book.
        Maker = 1,
        /// It took what rested in the book.
        Taker = 2,
    }
}

enumeration! {
    /// The safety interlock above every path to the venue, loosest first: `a < b` means b is tighter.
    /// A number newer than this SDK reads as `Halt`.
    pub enum SafetyState else Halt {
        /// No restriction.
        Normal = 0,
        /// No new risk.
        SafeMode = 1,
        /// No position may grow.
        CloseOnly = 2,
        /// Only closing; the connector itself closes.
        Flatten = 3,
        /// No orders.
        Halt = 4,
    }
}

enumeration! {
    /// Health of an instance. A number newer than this SDK reads as `Halted`.
    pub enum HealthState else Halted {
        /// Works as designed.
        Healthy = 0,
        /// Works with less than it should have.
        Degraded = 1,
        /// Does not work.
        Halted = 2,
    }
}

enumeration! {
    /// State of the market, as the host's regime source sees it.
    pub enum Regime else Unspecified {
        /// Not known.
        Unspecified = 0,
        /// A trend.
        Trend = 1,
        /// A range.
        Range = 2,
        /// A sudden large move.
        Shock = 3,
        /// Direction changes without progress.
        Chop = 4,
        /// Crisis.
        Crisis = 5,
    }
}

message! {
    /// A tradable instrument as the venue's metadata gives it.
    pub struct Instrument {
        /// The number that events and intents use.
        pub id: u32 = 1,
        /// Venue, an identifier.
        pub venue: String = 2,
        /// Market of the venue, an identifier.
        pub market: String = 3,
        /// Symbol, an identifier.
        pub symbol: String = 4,
        /// What is bought and sold.
        pub base_asset: String = 5,
        /// What prices are quoted in.
        pub quote_asset: String = 6,
        /// Prices are whole multiples of this.
        pub tick_size: Decimal = 7,
        /// Quantities are whole multiples of this.
        pub lot_size: Decimal = 8,
        /// Smallest quantity of an order; zero where the venue has no bound.
        pub min_qty: Decimal = 9,
        /// Largest quantity of an order.
        pub max_qty: Decimal = 10,
        /// Smallest price * quantity of an order, in the quote asset; zero where the venue has no bound.
        pub min_notional: Decimal = 11,
    }
}

message! {
    /// Names an intent of this instance for ever: the cursor of its turn and its place in that turn.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    pub struct IntentRef {
        /// Number of the turn.
        pub cursor: u64 = 1,
        /// Place among the turn's intents, from 0.
        pub ordinal: u32 = 2,
    }
}

/// Two fields: `sint64 units = 1`, `uint32 scale = 2`.
impl Message for Decimal {
    #[inline]
    fn put_fields(&self, writer: &mut Writer<'_>) {
        if self.units() != 0 {
            writer.sint64_field(1, self.units());
        }
        if self.scale() != 0 {
            writer.varint_field(2, u64::from(self.scale()));
        }
    }

    #[inline]
    fn merge_field(&mut self, tag: u32, reader: &mut Reader<'_>) {
        const UNITS: u32 = crate::wire::tag(1, crate::wire::VARINT);
        const SCALE: u32 = crate::wire::tag(2, crate::wire::VARINT);
        let read = match tag {
            UNITS => Decimal::new(reader.sint64(), self.scale()),
            SCALE => match reader.varint() as u32 {
                scale @ 0..=18 => Decimal::new(self.units(), scale as u8),
                _ => None,
            },
            _ => return reader.skip(tag),
        };
        match read {
            Some(read) => *self = read,
            None => reader.fail(WireError::BadDecimal),
        }
    }
}
