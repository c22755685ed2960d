//! Order and equality of the values, whatever their scales.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use super::{power_of_ten, Decimal};

impl Decimal {
    /// Units at the largest scale: below 2^63 * 10^18, which an `i128` holds.
    fn widest(self) -> i128 {
        i128::from(self.units) * power_of_ten(u32::from(Decimal::SCALE_MAX - self.scale))
    }

    /// Whether units and scale are the same, which text and wire can tell apart: false for 1.0 and 1.00.
    pub const fn same_form(self, other: Decimal) -> bool {
        self.units == other.units && self.scale == other.scale
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        if self.scale == other.scale {
            self.units.cmp(&other.units)
        } else {
            self.widest().cmp(&other.widest())
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let shortest = self.normalized();
        shortest.units.hash(state);
        shortest.scale.hash(state);
    }
}
