//! What a unit test can do with a strategy.

use crate::puppet::{setup, signal, tell, Puppet};
use stratos_sdk::testing::decimal;
use stratos_sdk::*;

#[test]
fn a_restored_strategy_goes_on_as_if_nothing_had_happened() {
    let mut whole = setup().start::<Puppet>();
    let mut before = setup().start::<Puppet>();
    for host in [&mut whole, &mut before] {
        tell(host, signal::ORDER, decimal("2"));
        let order = host.take_intents()[0].0;
        host.fill(order, "900", "0.5");
        tell(host, signal::TIMERS, Decimal::ONE);
    }
    let mut after = setup().restore::<Puppet>(&before.checkpoint()).unwrap();
    let order = IntentRef {
        cursor: 1,
        ordinal: 0,
    };
    for host in [&mut whole, &mut after] {
        assert_eq!(host.advance(10).len(), 1);
        host.fill(order, "901", "1.5");
        tell(host, signal::RANDOM, Decimal::ZERO);
    }
    assert_eq!(whole.checkpoint().state, after.checkpoint().state);
    assert_eq!(after.position(1), decimal("2"));
    assert_eq!(whole.strategy().drawn, after.strategy().drawn);
}

#[test]
fn chance_follows_from_seed_and_cursor() {
    let draw = |seed: u64, turns: usize| {
        let mut host = setup().seed(seed).start::<Puppet>();
        (0..turns).for_each(|_| drop(tell(&mut host, signal::RANDOM, Decimal::ZERO)));
        host.strategy().drawn
    };
    assert_eq!(draw(1, 1), draw(1, 1));
    assert_ne!(draw(1, 1), draw(2, 1));
    assert_ne!(draw(1, 1), draw(1, 2));
}

#[test]
fn fills_add_up() {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::ORDER, decimal("2"));
    let order = host.take_intents()[0].0;
    host.acknowledge(order);
    host.fill(order, "900", "0.5");
    host.fill(order, "901", "1.5");
    assert_eq!(host.position(1), decimal("2"));
    assert_eq!(host.strategy().fills, decimal("2"));
}

#[test]
#[should_panic(expected = "filled more than 2 asked for")]
fn a_fill_beyond_the_order_is_a_mistake_of_the_test() {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::ORDER, decimal("2"));
    let order = host.take_intents()[0].0;
    host.fill(order, "900", "3");
}

#[test]
fn configuration_changes_before_the_strategy_sees_the_event() {
    let mut host = setup().start::<Puppet>();
    assert_eq!(host.strategy().fast, 12);
    host.configure(&[("fast", Value::Integer(20))]);
    assert_eq!(host.strategy().fast, 20);
}

/// Emits an order where it may not.
struct Eager;

impl Strategy for Eager {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        ctx.set_risk_context(RiskContext::default());
        let _ = ctx.order(OrderIntent::market(1, Side::Buy, Decimal::ONE));
        Ok(Eager)
    }

    fn on_event(&mut self, _: &mut Context, _: &Event) {}

    fn save(&self, _: &mut StateWriter) {}

    fn restore(&mut self, _: &mut StateReader<'_>) -> Result<(), StateError> {
        Ok(())
    }
}

#[test]
#[should_panic(expected = "this callback may not emit it")]
fn an_order_from_on_init_is_noticed() {
    setup().start::<Eager>();
}
