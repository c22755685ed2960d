//! What the strategy does, as a reader of its orders sees it.

use @CRATE@::DipBuyer;
use stratos_sdk::testing::{decimal, instrument, Setup, TestHost};
use stratos_sdk::*;

const COIN: u32 = 1;

fn setup() -> Setup {
    Setup::new()
        .instrument(instrument(COIN, "COIN-USD", "0.01", "0.001"))
        .decimal("dip_bps", "100")
        .decimal("gain_bps", "50")
        .decimal("qty", "0.5")
}

fn orders(host: &mut TestHost<DipBuyer>) -> Vec<(IntentRef, OrderIntent)> {
    host.take_intents()
        .into_iter()
        .filter_map(|(name, intent)| match intent.body {
            IntentBody::Order(order) => Some((name, order)),
            _ => None,
        })
        .collect()
}

/// Falls by more than one percent, and buys.
fn long() -> TestHost<DipBuyer> {
    let mut host: TestHost<DipBuyer> = setup().start();
    host.trade(COIN, "100.00", "1");
    host.trade(COIN, "98.90", "1");
    let bought = orders(&mut host);
    assert_eq!(bought.len(), 1);
    assert_eq!(bought[0].1, OrderIntent::market(COIN, Side::Buy, decimal("0.5")));
    host.fill(bought[0].0, "98.90", "0.5");
    host
}

#[test]
fn a_dip_is_bought_and_the_recovery_sold() {
    let mut host = long();
    host.trade(COIN, "99.00", "1");
    assert!(orders(&mut host).is_empty());
    host.trade(COIN, "99.50", "1");
    let sold = orders(&mut host);
    assert_eq!(sold.len(), 1);
    assert_eq!(sold[0].1, OrderIntent::market(COIN, Side::Sell, decimal("0.5")));
}

#[test]
fn while_an_order_is_under_way_no_other_goes_out() {
    let mut host: TestHost<DipBuyer> = setup().start();
    host.trade(COIN, "100.00", "1");
    host.trade(COIN, "98.00", "1");
    host.trade(COIN, "97.00", "1");
    assert_eq!(orders(&mut host).len(), 1);
}

#[test]
fn restored_from_a_checkpoint_it_goes_on_the_same() {
    let mut host = long();
    let saved = host.checkpoint();
    let mut restored: TestHost<DipBuyer> = setup().restore(&saved).expect("the state is readable");
    host.trade(COIN, "99.50", "1");
    restored.trade(COIN, "99.50", "1");
    let expected: Vec<OrderIntent> = orders(&mut host).into_iter().map(|(_, order)| order).collect();
    let actual: Vec<OrderIntent> = orders(&mut restored).into_iter().map(|(_, order)| order).collect();
    assert_eq!(expected.len(), 1);
    assert_eq!(expected, actual);
}
