//! Prices and quantities as the venue takes them. The gate rounds and checks again; here a strategy learns it before.

use crate::contract::types::{Instrument, Side};
use crate::decimal::{Decimal, DecimalError, Rounding};

/// Basis points in one.
const BPS: Decimal = Decimal::from_whole(10_000);

impl Instrument {
    /// `price` on the tick, on the passive side: never higher for a buy, never lower for a sell.
    ///
    /// Fails with [`DecimalError::Overflow`], or [`DecimalError::ZeroDivisor`] where the instrument has no tick.
    pub fn price_on_tick(&self, side: Side, price: Decimal) -> Result<Decimal, DecimalError> {
        price.to_multiple_of(self.tick_size, passive(side))
    }

    /// The price `bps` basis points above `reference` (below it where `bps` is negative), on the tick, rounded once to
    /// the passive side.
    ///
    /// Fails like [`Instrument::price_on_tick`].
    pub fn price_at(
        &self,
        side: Side,
        reference: Decimal,
        bps: Decimal,
    ) -> Result<Decimal, DecimalError> {
        let ticks_per_price = self.tick_size.times(BPS)?;
        let ticks = reference.mul_div(BPS.plus(bps)?, ticks_per_price, 0, passive(side))?;
        ticks.times(self.tick_size)
    }

    /// `qty` in whole lots, never more than asked for.
    ///
    /// Fails with [`DecimalError::Overflow`], or [`DecimalError::ZeroDivisor`] where the instrument has no lot.
    pub fn qty_in_lots(&self, qty: Decimal) -> Result<Decimal, DecimalError> {
        qty.to_multiple_of(self.lot_size, Rounding::Down)
    }

    /// Whether the venue takes an order of this size: above zero, within its bounds, and worth enough.
    pub fn takes(&self, price: Decimal, qty: Decimal) -> bool {
        let worth_enough = match price.times(qty) {
            Ok(notional) => notional >= self.min_notional,
            Err(_) => false,
        };
        qty.is_positive() && qty >= self.min_qty && qty <= self.max_qty && worth_enough
    }
}

const fn passive(side: Side) -> Rounding {
    match side {
        Side::Sell => Rounding::Ceiling,
        Side::Buy | Side::Unspecified => Rounding::Floor,
    }
}
