//! The orders and positions a test has made, so that execution events carry the right totals.

use crate::contract::execution::{ExecutionEvent, ExecutionKind, Fill};
use crate::contract::intent::{Intent, IntentBody, OrderIntent};
use crate::contract::types::{IntentRef, Liquidity, Side};
use crate::Decimal;
use alloc::vec::Vec;

#[derive(Clone, Debug)]
struct Order {
    intent: IntentRef,
    terms: OrderIntent,
    filled: Decimal,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Orders {
    orders: Vec<Order>,
    positions: Vec<(u32, Decimal)>,
    trades: u64,
}

impl Orders {
    pub(super) fn note(&mut self, intent: IntentRef, asked: &Intent) {
        if let IntentBody::Order(terms) = asked.body {
            self.orders.push(Order {
                intent,
                terms,
                filled: Decimal::ZERO,
            });
        }
    }

    pub(super) fn position(&self, instrument: u32) -> Decimal {
        let found = self.positions.iter().find(|(id, _)| *id == instrument);
        found.map_or(Decimal::ZERO, |(_, position)| *position)
    }

    /// Books a fill. Gives the order's instrument and the event to deliver.
    pub(super) fn fill(
        &mut self,
        intent: IntentRef,
        price: Decimal,
        qty: Decimal,
    ) -> (u32, ExecutionEvent) {
        self.trades += 1;
        let fill = Fill {
            price,
            qty,
            fee: Decimal::ZERO,
            liquidity: Liquidity::Taker,
            trade_id: self.trades,
        };
        let order = self.find(intent);
        order.filled += qty;
        let open = order.terms.qty - order.filled;
        assert!(
            !open.is_negative(),
            "filled more than {} asked for",
            order.terms.qty
        );
        let (instrument, side) = (order.terms.instrument, order.terms.side);
        self.book(instrument, if side == Side::Sell { -qty } else { qty });
        let kind = if open.is_zero() {
            ExecutionKind::Filled
        } else {
            ExecutionKind::PartiallyFilled
        };
        let (instrument, event) = self.event(intent, kind, 0);
        (
            instrument,
            ExecutionEvent {
                fill: Some(fill),
                ..event
            },
        )
    }

    /// Gives the order's instrument and the event that says `kind`.
    pub(super) fn event(
        &mut self,
        intent: IntentRef,
        kind: ExecutionKind,
        reason_code: u32,
    ) -> (u32, ExecutionEvent) {
        let order = self.find(intent).clone();
        let open = order.terms.qty - order.filled;
        let event = ExecutionEvent {
            kind,
            intent,
            target: None,
            side: order.terms.side,
            order_qty: order.terms.qty,
            cumulative_qty: order.filled,
            leaves_qty: Decimal::ZERO,
            price: order.terms.price,
            fill: None,
            reason_code,
            position_qty: self.position(order.terms.instrument),
        };
        let leaves_qty = if event.is_final() {
            Decimal::ZERO
        } else {
            open
        };
        (
            order.terms.instrument,
            ExecutionEvent {
                leaves_qty,
                ..event
            },
        )
    }

    fn find(&mut self, intent: IntentRef) -> &mut Order {
        match self.orders.iter_mut().find(|order| order.intent == intent) {
            Some(order) => order,
            None => panic!("{:?} is not an order of this test", intent),
        }
    }

    fn book(&mut self, instrument: u32, change: Decimal) {
        match self.positions.iter_mut().find(|(id, _)| *id == instrument) {
            Some((_, position)) => *position += change,
            None => self.positions.push((instrument, change)),
        }
    }
}
