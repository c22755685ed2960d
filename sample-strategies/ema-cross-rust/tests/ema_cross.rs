//! What the strategy does, as a reader of its orders sees it.

use ema_cross::EmaCross;
use stratos_sdk::testing::{decimal, instrument, Setup, TestHost};
use stratos_sdk::*;

const BTC: u32 = 1;

fn setup() -> Setup {
    Setup::new()
        .instrument(Instrument {
            min_notional: decimal("10"),
            ..instrument(BTC, "BTC-USD", "0.01", "0.00000001")
        })
        .integer("fast", 2)
        .integer("slow", 4)
        .integer("trades_per_bar", 1)
        .decimal("qty", "0.1")
        .choice("style", "market")
        .decimal("slippage_bps", "100")
        .decimal("budget", "1000")
        .duration_ns("max_delay", 1_000_000_000)
}

fn start() -> TestHost<EmaCross> {
    setup().start()
}

fn trades(host: &mut TestHost<EmaCross>, prices: &[&str]) {
    for price in prices {
        host.trade(BTC, price, "0.5");
    }
}

/// The only order since the last look.
fn order(host: &mut TestHost<EmaCross>) -> (IntentRef, OrderIntent) {
    match host.take_intents().as_slice() {
        [(
            name,
            Intent {
                body: IntentBody::Order(order),
                ..
            },
        )] => (*name, *order),
        other => panic!("not one order: {:?}", other),
    }
}

/// Rises until the strategy is long, and fills it.
fn long() -> TestHost<EmaCross> {
    let mut host = start();
    trades(&mut host, &["900", "900", "900", "910"]);
    let (name, _) = order(&mut host);
    host.acknowledge(name);
    host.fill(name, "910", "0.1");
    host
}

#[test]
fn a_rise_buys_and_a_fall_sells_what_is_held() {
    let mut host = long();
    trades(&mut host, &["920", "880"]);
    let (name, sell) = order(&mut host);
    assert_eq!(sell, OrderIntent::market(BTC, Side::Sell, decimal("0.1")));
    host.fill(name, "880", "0.1");
    assert_eq!(host.position(BTC), Decimal::ZERO);
}

#[test]
fn nothing_is_ordered_before_the_slow_average_is_warm() {
    let mut host = start();
    trades(&mut host, &["900", "950", "1000"]);
    assert!(host.take_intents().is_empty());
    trades(&mut host, &["1000"]);
    let (_, buy) = order(&mut host);
    assert_eq!(buy, OrderIntent::market(BTC, Side::Buy, decimal("0.1")));
}

#[test]
fn every_order_carries_the_configured_risk_context() {
    let mut host = start();
    trades(&mut host, &["900", "900", "900", "910"]);
    let risk = host.take_intents()[0].1.risk_context.unwrap();
    assert_eq!(risk.max_slippage_bps, decimal("100"));
    assert_eq!(risk.max_delay_ns, 1_000_000_000);
    assert_eq!(risk.budget, decimal("1000"));
}

#[test]
fn only_a_cross_trades() {
    let mut host = long();
    trades(&mut host, &["920", "930", "940", "950"]);
    assert!(host.take_intents().is_empty());
}

#[test]
fn no_second_order_goes_out_while_one_is_under_way() {
    let mut host = start();
    trades(&mut host, &["900", "900", "900", "910"]);
    let (buy, _) = order(&mut host);
    trades(&mut host, &["850", "800"]);
    assert!(host.take_intents().is_empty());
    host.fill(buy, "910", "0.1");
    let (_, sell) = order(&mut host);
    assert_eq!(sell.side, Side::Sell);
}

#[test]
fn a_partial_fill_is_brought_back_in_full() {
    let mut host = start();
    trades(&mut host, &["900", "900", "900", "910"]);
    let (buy, _) = order(&mut host);
    host.fill(buy, "910", "0.04");
    host.tell(buy, ExecutionKind::Canceled, 0);
    trades(&mut host, &["850"]);
    let (_, sell) = order(&mut host);
    assert_eq!((sell.side, sell.qty), (Side::Sell, decimal("0.04")));
}

#[test]
fn a_denied_order_is_not_repeated_before_the_next_cross() {
    let mut host = start();
    trades(&mut host, &["900", "900", "900", "910"]);
    let (buy, _) = order(&mut host);
    host.tell(buy, ExecutionKind::Denied, 3001);
    trades(&mut host, &["920", "930", "850", "840"]);
    assert!(host.take_intents().is_empty());
    trades(&mut host, &["950"]);
    assert_eq!(order(&mut host).1.side, Side::Buy);
}

#[test]
fn ioc_orders_have_a_limit_on_the_tick() {
    let mut host = setup().choice("style", "ioc").start::<EmaCross>();
    trades(&mut host, &["900", "900", "900", "910.55"]);
    let (name, buy) = order(&mut host);
    // 910.55 * 1.01 = 919.6555
    let expected = OrderIntent::limit(BTC, Side::Buy, decimal("0.1"), decimal("919.65"));
    assert_eq!(buy, expected.immediate_or_cancel());
    host.fill(name, "911", "0.1");
    trades(&mut host, &["850.55"]);
    // 850.55 * 0.99 = 842.0445
    assert_eq!(order(&mut host).1.price, Some(decimal("842.05")));
}

#[test]
fn what_the_venue_would_not_take_is_not_asked_for() {
    let mut host = setup().decimal("qty", "0.01").start::<EmaCross>();
    trades(&mut host, &["900", "900", "900", "910"]);
    assert!(host.take_intents().is_empty());
}

#[test]
fn several_trades_make_a_bar() {
    let mut host = setup().integer("trades_per_bar", 2).start::<EmaCross>();
    trades(&mut host, &["1", "900", "1", "900", "1", "900", "1"]);
    assert!(host.take_intents().is_empty());
    trades(&mut host, &["910"]);
    order(&mut host);
}

#[test]
fn closed_bars_count_and_forming_ones_do_not() {
    let mut host = start();
    let mut bar = |close: &str, closed: bool| {
        let bar = Bar {
            close: decimal(close),
            closed,
            ..Bar::default()
        };
        host.event(BTC, EventBody::Bar(bar)).intents.len()
    };
    let orders: Vec<usize> = [
        ("900", true),
        ("900", true),
        ("900", true),
        ("950", false),
        ("910", true),
    ]
    .iter()
    .map(|(close, closed)| bar(close, *closed))
    .collect();
    assert_eq!(orders, [0, 0, 0, 0, 1]);
}

#[test]
fn bad_data_and_other_instruments_move_nothing() {
    let mut host = start();
    trades(&mut host, &["900", "900", "900"]);
    let trade = EventBody::Trade(Trade {
        price: decimal("910"),
        ..Trade::default()
    });
    for quality in [
        Quality::STALE,
        Quality::GAP,
        Quality::DUPLICATE,
        Quality::OUT_OF_ORDER,
    ] {
        host.try_event(BTC, quality, trade.clone()).unwrap();
    }
    host.event(2, trade);
    assert!(host.take_intents().is_empty());
    trades(&mut host, &["910"]);
    order(&mut host);
}

#[test]
fn a_snapshot_after_a_gap_is_believed() {
    let mut host = long();
    let account = AccountSnapshot {
        position_qty: decimal("0.25"),
        ..AccountSnapshot::default()
    };
    host.event(BTC, EventBody::AccountSnapshot(account));
    trades(&mut host, &["850"]);
    assert_eq!(order(&mut host).1.qty, decimal("0.25"));
}

#[test]
fn a_new_quantity_holds_from_the_next_order_and_nonsense_is_ignored() {
    let mut host = start();
    host.configure(&[("qty", Value::Decimal(decimal("0.3")))]);
    host.configure(&[("slow", Value::Integer(1))]);
    trades(&mut host, &["900", "900", "900", "910"]);
    assert_eq!(order(&mut host).1.qty, decimal("0.3"));
}

#[test]
fn a_config_with_slow_not_above_fast_does_not_start() {
    assert!(setup().integer("slow", 2).try_start::<EmaCross>().is_err());
}

/// A walk of prices, the same for each seed.
fn walk(seed: u64) -> Vec<String> {
    let mut random = Random::from_seed(seed);
    let mut cents = 90_000;
    (0..2_000)
        .map(|_| {
            cents += random.between(-100, 100);
            Decimal::new(cents, 2).unwrap().to_string()
        })
        .collect()
}

/// Fills each order at the next price; gives all orders as text.
fn orders_on(host: &mut TestHost<EmaCross>, prices: &[String]) -> Vec<String> {
    let mut log = Vec::new();
    for price in prices {
        host.trade(BTC, price, "0.5");
        for (name, intent) in host.take_intents() {
            log.push(format!("{:?} {:?}", name, intent));
            host.fill(name, price, "0.1");
        }
    }
    log
}

#[test]
fn a_restored_instance_orders_what_the_lost_one_would_have() {
    let prices = walk(7);
    let all = orders_on(&mut start(), &prices);
    assert!(all.len() > 50);
    for cut in [1, 3, 500, 1_234] {
        let mut first = start();
        let mut log = orders_on(&mut first, &prices[..cut]);
        let mut second = setup().restore::<EmaCross>(&first.checkpoint()).unwrap();
        log.extend(orders_on(&mut second, &prices[cut..]));
        assert_eq!(log, all, "cut at {cut}");
    }
}
