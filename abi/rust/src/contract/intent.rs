//! `intent.proto`: what a strategy may ask for. An intent has not left the house; an order is what the connector sends.

use super::types::{IntentRef, OrderType, Side, TimeInForce};
use crate::wire::ONEOF;
use crate::Decimal;
use alloc::boxed::Box;
use alloc::string::String;

message! {
    /// One thing a strategy asks for.
    #[derive(Eq)]
    pub struct Intent {
        /// What it asks for.
        pub body: IntentBody = ONEOF,
        /// Mandatory for every kind; where a strategy leaves it out, the SDK puts the context's default.
        pub risk_context: Option<RiskContext> = 10,
        /// Stamped by the host. A strategy leaves it empty.
        pub identity: Option<Box<IntentIdentity>> = 11,
    }
}

impl Intent {
    /// The same intent with a risk context of its own instead of the default.
    #[must_use]
    pub fn with_risk(mut self, risk_context: RiskContext) -> Intent {
        self.risk_context = Some(risk_context);
        self
    }
}

oneof! {
    /// What an intent asks for.
    #[derive(Eq)]
    pub enum IntentBody {
        /// Nothing; the gate denies it.
        Unknown,
        /// A new order.
        Order(OrderIntent) = 1,
        /// Take an order back.
        Cancel(CancelIntent) = 2,
        /// Change an order.
        Amend(AmendIntent) = 3,
        /// Bring the position to a target.
        Position(PositionIntent) = 4,
        /// Tell the operator.
        Alert(AlertIntent) = 5,
        /// Decided to do nothing.
        NoOp(NoOpIntent) = 6,
        /// Tell the host about risk.
        RiskHint(RiskHintIntent) = 7,
    }
}

message! {
    /// How much risk an intent may take. An intent without it is dropped.
    #[derive(Copy, Eq)]
    pub struct RiskContext {
        /// Worst price against the reference that is still acceptable, in basis points; not negative.
        pub max_slippage_bps: Decimal = 1,
        /// Past this age, from the turn's now, the intent is not sent any more; nanoseconds, above zero.
        pub max_delay_ns: u64 = 2,
        /// How long the position is meant to be held, in nanoseconds.
        pub expected_holding_ns: u64 = 3,
        /// Most the intent may put at stake, in the quote asset; above zero.
        pub budget: Decimal = 4,
    }
}

message! {
    /// Who speaks, in which run, and under which key. The host's own; see the design's page on identity.
    #[derive(Eq)]
    pub struct IntentIdentity {
        /// Account.
        pub account_id: String = 1,
        /// Bot.
        pub bot_id: String = 2,
        /// Strategy.
        pub strategy_id: String = 3,
        /// Version of the strategy, SemVer.
        pub strategy_version: String = 4,
        /// Instance.
        pub instance_id: String = 5,
        /// Run.
        pub run_id: String = 6,
        /// Trace.
        pub trace_id: String = 7,
        /// Key by which a repeat is recognised.
        pub idempotency_key: String = 8,
        /// Lineage of the instance.
        pub lineage: u64 = 9,
        /// Number of the turn.
        pub cursor: u64 = 10,
        /// Place among the turn's intents.
        pub ordinal: u32 = 11,
    }
}

message! {
    /// A new order. Build it with [`OrderIntent::market`], [`OrderIntent::limit`] and their like.
    #[derive(Copy, Eq)]
    pub struct OrderIntent {
        /// [`Instrument::id`](super::types::Instrument::id).
        pub instrument: u32 = 1,
        /// Side.
        pub side: Side = 2,
        /// Type.
        pub order_type: OrderType = 3,
        /// Quantity, in the base asset; above zero.
        pub qty: Decimal = 4,
        /// Limit price; absent for market orders.
        pub price: Option<Decimal> = 5,
        /// Trigger price; for stop orders only.
        pub stop_price: Option<Decimal> = 6,
        /// Lifetime.
        pub tif: TimeInForce = 7,
        /// May only shrink the position.
        pub reduce_only: bool = 8,
        /// May only close the position.
        pub close_only: bool = 9,
        /// May only add liquidity: the venue refuses it where it would take.
        pub post_only: bool = 10,
        /// End of a good-till-date order, in nanoseconds since the Unix epoch; 0 otherwise.
        pub expire_time_ns: i64 = 11,
    }
}

impl OrderIntent {
    /// A market order, immediate or cancel.
    pub fn market(instrument: u32, side: Side, qty: Decimal) -> OrderIntent {
        OrderIntent {
            instrument,
            side,
            order_type: OrderType::Market,
            qty,
            tif: TimeInForce::Ioc,
            ..OrderIntent::default()
        }
    }

    /// A limit order, good till canceled.
    pub fn limit(instrument: u32, side: Side, qty: Decimal, price: Decimal) -> OrderIntent {
        OrderIntent {
            instrument,
            side,
            order_type: OrderType::Limit,
            qty,
            price: Some(price),
            tif: TimeInForce::Gtc,
            ..OrderIntent::default()
        }
    }

    /// A market order that waits for its trigger price, good till canceled.
    pub fn stop_market(
        instrument: u32,
        side: Side,
        qty: Decimal,
        stop_price: Decimal,
    ) -> OrderIntent {
        OrderIntent {
            order_type: OrderType::StopMarket,
            stop_price: Some(stop_price),
            tif: TimeInForce::Gtc,
            ..OrderIntent::market(instrument, side, qty)
        }
    }

    /// Makes a limit order wait for a trigger price.
    #[must_use]
    pub fn stop_at(mut self, stop_price: Decimal) -> OrderIntent {
        self.order_type = OrderType::StopLimit;
        self.stop_price = Some(stop_price);
        self
    }

    /// What is not filled at once is canceled.
    #[must_use]
    pub fn immediate_or_cancel(mut self) -> OrderIntent {
        self.tif = TimeInForce::Ioc;
        self
    }

    /// All at once or nothing.
    #[must_use]
    pub fn fill_or_kill(mut self) -> OrderIntent {
        self.tif = TimeInForce::Fok;
        self
    }

    /// Ends at a time, in nanoseconds since the Unix epoch.
    #[must_use]
    pub fn good_till(mut self, expire_time_ns: i64) -> OrderIntent {
        self.tif = TimeInForce::Gtd;
        self.expire_time_ns = expire_time_ns;
        self
    }

    /// May only shrink the position.
    #[must_use]
    pub fn reduce_only(mut self) -> OrderIntent {
        self.reduce_only = true;
        self
    }

    /// May only close the position.
    #[must_use]
    pub fn close_only(mut self) -> OrderIntent {
        self.close_only = true;
        self
    }

    /// May only add liquidity.
    #[must_use]
    pub fn post_only(mut self) -> OrderIntent {
        self.post_only = true;
        self
    }
}

message! {
    /// Takes an order back. Canceling what no longer exists is success.
    #[derive(Copy, Eq)]
    pub struct CancelIntent {
        /// The order's intent.
        pub target: IntentRef = 1,
    }
}

message! {
    /// Changes a live order; what is absent stays as it is.
    #[derive(Copy, Eq)]
    pub struct AmendIntent {
        /// The order's intent.
        pub target: IntentRef = 1,
        /// New quantity of the whole order, the filled part included.
        pub qty: Option<Decimal> = 2,
        /// New limit price.
        pub price: Option<Decimal> = 3,
    }
}

impl AmendIntent {
    /// An amend of `target` that changes nothing yet.
    pub fn of(target: IntentRef) -> AmendIntent {
        AmendIntent {
            target,
            ..AmendIntent::default()
        }
    }

    /// With a new quantity.
    #[must_use]
    pub fn qty(mut self, qty: Decimal) -> AmendIntent {
        self.qty = Some(qty);
        self
    }

    /// With a new limit price.
    #[must_use]
    pub fn price(mut self, price: Decimal) -> AmendIntent {
        self.price = Some(price);
        self
    }
}

message! {
    /// "Bring my position here": the host turns the difference into an order.
    #[derive(Copy, Eq)]
    pub struct PositionIntent {
        /// [`Instrument::id`](super::types::Instrument::id).
        pub instrument: u32 = 1,
        /// Signed: below zero is short.
        pub target_qty: Decimal = 2,
        /// Worst price; absent = at market.
        pub limit_price: Option<Decimal> = 3,
    }
}

impl PositionIntent {
    /// Brings the position in `instrument` to `target_qty`, at market.
    pub fn target(instrument: u32, target_qty: Decimal) -> PositionIntent {
        PositionIntent {
            instrument,
            target_qty,
            limit_price: None,
        }
    }

    /// Not at a worse price than this.
    #[must_use]
    pub fn limit(mut self, limit_price: Decimal) -> PositionIntent {
        self.limit_price = Some(limit_price);
        self
    }
}

enumeration! {
    /// How much an alert matters. A number newer than this SDK reads as `Critical`.
    pub enum AlertSeverity else Critical {
        /// Not said; the gate denies it.
        Unspecified = 0,
        /// Good to know.
        Info = 1,
        /// Someone should look.
        Warning = 2,
        /// Someone must act.
        Critical = 3,
    }
}

message! {
    /// A number from the strategy's own documented list, with a value; no prose.
    #[derive(Copy, Eq)]
    pub struct AlertIntent {
        /// The number.
        pub code: u32 = 1,
        /// How much it matters.
        pub severity: AlertSeverity = 2,
        /// A value that says more; absent where there is none.
        pub value: Option<Decimal> = 3,
    }
}

message! {
    /// The strategy decided to do nothing, and says why.
    #[derive(Copy, Eq)]
    pub struct NoOpIntent {
        /// A number from the strategy's own documented list.
        pub code: u32 = 1,
    }
}

enumeration! {
    /// What a strategy tells the host about risk.
    pub enum RiskHintKind else Unspecified {
        /// Not said; the gate denies it.
        Unspecified = 0,
        /// It wants a smaller exposure.
        Reduce = 1,
        /// It wants a pause.
        Pause = 2,
        /// It wants to go on.
        Resume = 3,
        /// It expects large moves.
        Volatile = 4,
    }
}

message! {
    /// What a strategy tells the host about risk. The host decides what becomes of it.
    #[derive(Copy, Eq)]
    pub struct RiskHintIntent {
        /// What it tells.
        pub kind: RiskHintKind = 1,
        /// [`Instrument::id`](super::types::Instrument::id), 0 = all.
        pub instrument: u32 = 2,
        /// A value that says more; absent where there is none.
        pub value: Option<Decimal> = 3,
    }
}

/// Each kind of intent is an [`Intent`] without a risk context of its own.
macro_rules! into_intent {
    ($($kind:ident($type:ty),)*) => {
        $(
            impl From<$type> for Intent {
                #[inline]
                fn from(body: $type) -> Intent {
                    Intent { body: IntentBody::$kind(body), ..Intent::default() }
                }
            }
        )*
    };
}

into_intent! {
    Order(OrderIntent),
    Cancel(CancelIntent),
    Amend(AmendIntent),
    Position(PositionIntent),
    Alert(AlertIntent),
    NoOp(NoOpIntent),
    RiskHint(RiskHintIntent),
}
