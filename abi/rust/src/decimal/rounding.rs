//! The ways to round, by name.

/// Where to go when a result lies between two representable decimals.
///
/// The first two are the safe ones for orders: a quantity goes [`Down`](Rounding::Down), a limit price to the passive side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Towards zero: never more than asked for.
    Down,
    /// Away from zero: never less than asked for.
    Up,
    /// Towards minus infinity: the passive side of a buy.
    Floor,
    /// Towards plus infinity: the passive side of a sell.
    Ceiling,
    /// To the nearest; from the middle away from zero.
    HalfUp,
    /// To the nearest; from the middle towards zero.
    HalfDown,
    /// To the nearest; from the middle to the even neighbour.
    HalfEven,
    /// Not at all: an inexact result is an error.
    Exact,
}

/// Where the dropped part lies between two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dropped {
    Nothing,
    BelowHalf,
    Half,
    AboveHalf,
}

impl Dropped {
    /// Places `remainder` of `divisor`; `more` says that a fraction below one was dropped from the remainder before. Then
    /// the divisor must be even, so that the half is a whole number and the fraction cannot carry the remainder to it.
    pub(super) fn of(remainder: u128, divisor: u128, more: bool) -> Dropped {
        debug_assert!(remainder < divisor && (!more || divisor % 2 == 0));
        if remainder == 0 && !more {
            return Dropped::Nothing;
        }
        let rest = divisor - remainder;
        if remainder < rest {
            Dropped::BelowHalf
        } else if remainder == rest && !more {
            Dropped::Half
        } else {
            Dropped::AboveHalf
        }
    }
}

impl Rounding {
    /// Whether the magnitude `quotient` (towards zero) is to be raised by one; `None` when nothing may be dropped.
    pub(super) fn raises(self, negative: bool, quotient: u128, dropped: Dropped) -> Option<bool> {
        if dropped == Dropped::Nothing {
            return Some(false);
        }
        match self {
            Rounding::Down => Some(false),
            Rounding::Up => Some(true),
            Rounding::Floor => Some(negative),
            Rounding::Ceiling => Some(!negative),
            Rounding::HalfUp => Some(dropped != Dropped::BelowHalf),
            Rounding::HalfDown => Some(dropped == Dropped::AboveHalf),
            Rounding::HalfEven => {
                Some(dropped == Dropped::AboveHalf || dropped == Dropped::Half && quotient % 2 == 1)
            }
            Rounding::Exact => None,
        }
    }
}
