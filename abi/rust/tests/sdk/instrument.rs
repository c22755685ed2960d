//! Prices and quantities as the venue takes them.

use stratos_sdk::testing::{decimal, instrument};
use stratos_sdk::{DecimalError, Instrument, Side};

fn btc() -> Instrument {
    Instrument {
        min_qty: decimal("0.001"),
        max_qty: decimal("100"),
        min_notional: decimal("10"),
        ..instrument(1, "BTC-USD", "0.05", "0.0001")
    }
}

#[test]
fn prices_go_to_the_passive_side() {
    assert_eq!(
        btc().price_on_tick(Side::Buy, decimal("905.049")),
        Ok(decimal("905.00"))
    );
    assert_eq!(
        btc().price_on_tick(Side::Sell, decimal("905.001")),
        Ok(decimal("905.05"))
    );
    assert_eq!(
        btc().price_on_tick(Side::Sell, decimal("905.05")),
        Ok(decimal("905.05"))
    );
}

#[test]
fn a_price_away_from_a_reference_is_rounded_once() {
    // 905 * 1.001 = 905.905, 905 * 0.999 = 904.095
    assert_eq!(
        btc().price_at(Side::Buy, decimal("905"), decimal("10")),
        Ok(decimal("905.90"))
    );
    assert_eq!(
        btc().price_at(Side::Sell, decimal("905"), decimal("10")),
        Ok(decimal("905.95"))
    );
    assert_eq!(
        btc().price_at(Side::Buy, decimal("905"), decimal("-10")),
        Ok(decimal("904.05"))
    );
    assert_eq!(
        btc().price_at(Side::Sell, decimal("905"), decimal("-10")),
        Ok(decimal("904.10"))
    );
    assert_eq!(
        btc().price_at(Side::Buy, decimal("905"), decimal("0")),
        Ok(decimal("905"))
    );
}

#[test]
fn quantities_go_down_to_whole_lots() {
    assert_eq!(btc().qty_in_lots(decimal("0.12349")), Ok(decimal("0.1234")));
}

#[test]
fn an_instrument_without_a_tick_rounds_nothing() {
    let bare = Instrument::default();
    assert_eq!(
        bare.price_on_tick(Side::Buy, decimal("1")),
        Err(DecimalError::ZeroDivisor)
    );
    assert_eq!(
        bare.price_at(Side::Buy, decimal("1"), decimal("1")),
        Err(DecimalError::ZeroDivisor)
    );
    assert_eq!(
        bare.qty_in_lots(decimal("1")),
        Err(DecimalError::ZeroDivisor)
    );
}

#[test]
fn the_venue_takes_what_is_within_its_bounds() {
    let price = decimal("100");
    assert!(btc().takes(price, decimal("0.1")));
    assert!(!btc().takes(price, decimal("0.0999")), "notional");
    assert!(
        !btc().takes(decimal("1000000"), decimal("0.0009")),
        "smallest quantity"
    );
    assert!(btc().takes(price, decimal("100")));
    assert!(!btc().takes(price, decimal("100.0001")), "largest quantity");
    assert!(
        !instrument(1, "X-Y", "1", "1").takes(price, decimal("0")),
        "zero"
    );
}
