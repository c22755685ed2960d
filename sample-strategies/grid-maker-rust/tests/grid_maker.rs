//! What the strategy does, as a reader of its orders sees it.

use grid_maker::GridMaker;
use stratos_sdk::testing::{decimal, instrument, Setup, TestHost};
use stratos_sdk::time::{MINUTE, SECOND};
use stratos_sdk::*;

const BTC: u32 = 1;

fn setup() -> Setup {
    Setup::new()
        .instrument(instrument(BTC, "BTC-USD", "0.01", "0.0001"))
        .integer("levels", 2)
        .decimal("spread_bps", "10")
        .decimal("step_bps", "20")
        .decimal("drift_bps", "15")
        .decimal("qty", "0.1")
        .decimal("max_position", "0.3")
        .decimal("min_position", "-0.3")
        .duration_ns("requote_every", 60_000_000_000)
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000)
}

type Orders = Vec<(IntentRef, OrderIntent)>;

/// Takes the orders since the last look; anything else is a mistake.
fn orders(host: &mut TestHost<GridMaker>) -> Orders {
    let asked = host.take_intents().into_iter();
    asked
        .map(|(name, intent)| match intent.body {
            IntentBody::Order(order) => (name, order),
            other => panic!("not an order: {:?}", other),
        })
        .collect()
}

/// Takes the targets of the cancels since the last look; anything else is a mistake.
fn cancels(host: &mut TestHost<GridMaker>) -> Vec<IntentRef> {
    let asked = host.take_intents().into_iter();
    asked
        .map(|(_, intent)| match intent.body {
            IntentBody::Cancel(cancel) => cancel.target,
            other => panic!("not a cancel: {:?}", other),
        })
        .collect()
}

fn names(orders: &Orders) -> Vec<IntentRef> {
    orders.iter().map(|(name, _)| *name).collect()
}

/// Side, price and quantity of each order, as text.
fn grid(orders: &Orders) -> Vec<String> {
    let show =
        |order: &OrderIntent| format!("{:?} {} at {}", order.side, order.qty, order.price.unwrap());
    orders.iter().map(|(_, order)| show(order)).collect()
}

/// A host whose grid lies around `price`.
fn laid(setup: Setup, price: &str) -> (TestHost<GridMaker>, Orders) {
    let mut host: TestHost<GridMaker> = setup.start();
    host.trade(BTC, price, "1");
    assert!(host.take_intents().is_empty());
    host.advance(MINUTE);
    let orders = orders(&mut host);
    (host, orders)
}

fn cancel_confirmed(host: &mut TestHost<GridMaker>, orders: &[IntentRef]) {
    for name in orders {
        host.tell(*name, ExecutionKind::Canceled, 0);
    }
}

#[test]
fn the_grid_lies_on_both_sides_of_the_price() {
    let (_, orders) = laid(setup(), "1000");
    assert_eq!(
        grid(&orders),
        [
            "Buy 0.1000 at 999.00",
            "Sell 0.1000 at 1001.00",
            "Buy 0.1000 at 997.00",
            "Sell 0.1000 at 1003.00"
        ]
    );
    assert!(orders
        .iter()
        .all(|(_, order)| order.post_only && order.tif == TimeInForce::Gtc));
}

#[test]
fn prices_go_to_the_passive_side_of_the_tick() {
    let (_, orders) = laid(setup().integer("levels", 1), "905.55");
    // 905.55 * 0.999 = 904.64445, 905.55 * 1.001 = 906.45555
    assert_eq!(
        grid(&orders),
        ["Buy 0.1000 at 904.64", "Sell 0.1000 at 906.46"]
    );
}

#[test]
fn quotes_give_the_middle_as_the_price() {
    let mut host = setup().integer("levels", 1).start::<GridMaker>();
    host.quote(BTC, "999.99", "1000.02");
    host.advance(MINUTE);
    // 1000.005 * 0.999 = 999.004995
    assert_eq!(grid(&orders(&mut host))[0], "Buy 0.1000 at 999.00");
}

#[test]
fn nothing_is_quoted_before_there_is_a_price() {
    let mut host = setup().start::<GridMaker>();
    let stale = EventBody::Trade(Trade {
        price: decimal("1000"),
        ..Trade::default()
    });
    host.try_event(BTC, Quality::STALE, stale).unwrap();
    host.event(
        BTC,
        EventBody::Quote(Quote {
            bid_price: decimal("999"),
            ..Quote::default()
        }),
    );
    host.trade(2, "1000", "1");
    host.advance(10 * MINUTE);
    assert!(host.take_intents().is_empty());
}

#[test]
fn a_grid_that_is_whole_and_near_is_left_alone() {
    let (mut host, _) = laid(setup(), "1000");
    host.trade(BTC, "1001.5", "1");
    host.advance(5 * MINUTE);
    assert!(host.take_intents().is_empty());
}

#[test]
fn a_drift_cancels_first_and_quotes_once_all_are_gone() {
    let (mut host, first) = laid(setup(), "1000");
    host.trade(BTC, "1001.51", "1");
    host.advance(MINUTE);
    assert_eq!(cancels(&mut host), names(&first));

    cancel_confirmed(&mut host, &names(&first)[..3]);
    host.advance(MINUTE);
    assert!(
        host.take_intents().is_empty(),
        "one is still being canceled"
    );

    cancel_confirmed(&mut host, &names(&first)[3..]);
    host.advance(MINUTE);
    assert_eq!(orders(&mut host).len(), 4);
}

#[test]
fn a_filled_level_takes_the_rest_back() {
    let (mut host, first) = laid(setup(), "1000");
    host.fill(first[0].0, "999", "0.1");
    host.advance(MINUTE);
    assert_eq!(cancels(&mut host), names(&first)[1..]);
}

#[test]
fn a_cancel_that_was_refused_is_tried_again() {
    let (mut host, first) = laid(setup().integer("levels", 1), "1000");
    host.trade(BTC, "1100", "1");
    host.advance(MINUTE);
    let tried = cancels(&mut host);
    let refused = ExecutionEvent {
        kind: ExecutionKind::CancelRejected,
        intent: IntentRef {
            cursor: 99,
            ordinal: 0,
        },
        target: Some(first[0].0),
        ..ExecutionEvent::default()
    };
    host.event(BTC, EventBody::Execution(refused));
    host.advance(MINUTE);
    assert_eq!(cancels(&mut host), tried[..1]);
}

#[test]
fn inventory_bounds_what_is_quoted() {
    let (mut host, first) = laid(setup(), "1000");
    host.fill(first[0].0, "999", "0.1");
    host.fill(first[2].0, "997", "0.1");
    host.advance(MINUTE);
    let rest = cancels(&mut host);
    cancel_confirmed(&mut host, &rest);
    host.advance(MINUTE);
    // Long 0.2 of at most 0.3: one buy has room.
    assert_eq!(
        grid(&orders(&mut host)),
        [
            "Buy 0.1000 at 999.00",
            "Sell 0.1000 at 1001.00",
            "Sell 0.1000 at 1003.00"
        ]
    );
}

#[test]
fn without_shorting_a_flat_book_only_bids() {
    let (_, orders) = laid(setup().decimal("min_position", "0"), "1000");
    assert_eq!(
        grid(&orders),
        ["Buy 0.1000 at 999.00", "Buy 0.1000 at 997.00"]
    );
}

#[test]
fn a_tighter_safety_state_only_cancels() {
    let (mut host, first) = laid(setup(), "1000");
    host.set_safety(SafetyState::SafeMode);
    host.advance(MINUTE);
    let asked = cancels(&mut host);
    assert_eq!(asked, names(&first));
    cancel_confirmed(&mut host, &asked);
    host.advance(MINUTE);
    assert!(host.take_intents().is_empty());
}

#[test]
fn a_shutdown_cancels_what_rests() {
    let (mut host, first) = laid(setup(), "1000");
    host.shutdown(ShutdownReason::Stop);
    assert_eq!(cancels(&mut host), names(&first));
}

#[test]
fn a_denied_order_is_forgotten_and_quoted_anew() {
    let (mut host, first) = laid(setup().integer("levels", 1), "1000");
    host.tell(first[0].0, ExecutionKind::Denied, 3001);
    host.tell(first[1].0, ExecutionKind::Denied, 3001);
    host.advance(MINUTE);
    assert_eq!(orders(&mut host).len(), 2);
}

#[test]
fn a_snapshot_after_a_gap_is_believed() {
    let (mut host, first) = laid(setup().integer("levels", 1), "1000");
    let open_orders = vec![OpenOrder {
        intent: first[1].0,
        ..OpenOrder::default()
    }];
    host.event(
        BTC,
        EventBody::AccountSnapshot(AccountSnapshot {
            position_qty: decimal("0.1"),
            open_orders,
            ..AccountSnapshot::default()
        }),
    );
    host.advance(MINUTE);
    assert_eq!(cancels(&mut host), [first[1].0]);
}

#[test]
fn a_new_interval_holds_at_once() {
    let (mut host, _) = laid(setup(), "1000");
    host.trade(BTC, "1100", "1");
    host.configure(&[("requote_every", Value::DurationNs(5_000_000_000))]);
    host.advance(5 * SECOND);
    assert_eq!(cancels(&mut host).len(), 4);
}

#[test]
fn bounds_that_exclude_each_other_do_not_start() {
    assert!(setup()
        .decimal("max_position", "-1")
        .try_start::<GridMaker>()
        .is_err());
}

/// One minute at one price: the venue confirms cancels and fills what the price reaches. Gives what was asked for.
fn minute(host: &mut TestHost<GridMaker>, open: &mut Orders, price: Decimal) -> Vec<String> {
    host.trade(BTC, &price.to_string(), "1");
    let reached: Orders = open
        .iter()
        .filter(|(_, order)| match order.side {
            Side::Buy => price <= order.price.unwrap(),
            _ => price >= order.price.unwrap(),
        })
        .copied()
        .collect();
    for (name, order) in reached {
        open.retain(|(other, _)| *other != name);
        host.fill(
            name,
            &order.price.unwrap().to_string(),
            &order.qty.to_string(),
        );
    }
    host.advance(MINUTE);
    let mut log = Vec::new();
    for (name, intent) in host.take_intents() {
        log.push(format!("{:?} {:?}", name, intent.body));
        match intent.body {
            IntentBody::Order(order) => open.push((name, order)),
            IntentBody::Cancel(cancel) => {
                open.retain(|(other, _)| *other != cancel.target);
                host.tell(cancel.target, ExecutionKind::Canceled, 0);
            }
            other => panic!("neither order nor cancel: {:?}", other),
        }
    }
    log
}

fn walk() -> Vec<Decimal> {
    let mut random = Random::from_seed(5);
    let mut cents = 100_000;
    (0..400)
        .map(|_| {
            cents += random.between(-150, 150);
            Decimal::new(cents, 2).unwrap()
        })
        .collect()
}

#[test]
fn the_position_never_leaves_its_bounds() {
    let mut host = setup().start::<GridMaker>();
    let mut open = Orders::new();
    let (mut low, mut high) = (Decimal::ZERO, Decimal::ZERO);
    for price in walk() {
        minute(&mut host, &mut open, price);
        low = low.min(host.position(BTC));
        high = high.max(host.position(BTC));
    }
    assert!(
        low >= decimal("-0.3") && high <= decimal("0.3"),
        "{low} to {high}"
    );
    assert!(low < decimal("0") && high > decimal("0"), "{low} to {high}");
}

#[test]
fn a_restored_instance_asks_for_what_the_lost_one_would_have() {
    let run = |cut: usize| {
        let mut host = setup().start::<GridMaker>();
        let mut open = Orders::new();
        let mut log = Vec::new();
        for (at, price) in walk().into_iter().enumerate() {
            if at == cut {
                host = setup().restore(&host.checkpoint()).unwrap();
            }
            log.extend(minute(&mut host, &mut open, price));
        }
        log
    };
    let whole = run(usize::MAX);
    assert!(whole.len() > 100);
    for cut in [0, 1, 57, 200] {
        assert_eq!(run(cut), whole, "cut at {cut}");
    }
}
