//! `intent.proto`.

use crate::{d, Golden};
use stratos_sdk::contract::intent::IntentIdentity;
use stratos_sdk::*;

pub const RISK: &str =
    "max_slippage_bps { units: 50 } max_delay_ns: 500000000 expected_holding_ns: 3600000000000 budget { units: 1000 }";

pub fn risk() -> RiskContext {
    RiskContext {
        max_slippage_bps: d(50, 0),
        max_delay_ns: 500_000_000,
        expected_holding_ns: 3_600_000_000_000,
        budget: d(1000, 0),
    }
}

const TARGET: IntentRef = IntentRef {
    cursor: 41,
    ordinal: 2,
};

/// What each kind asks for, by name in the `oneof`.
pub fn bodies() -> Vec<(&'static str, &'static str, Intent)> {
    let limit = OrderIntent::limit(1, Side::Buy, d(5, 1), d(90_500, 2));
    vec![
        (
            "order_market",
            "order { instrument: 1 side: SIDE_SELL type: ORDER_TYPE_MARKET qty { units: 5 scale: 1 } tif: TIME_IN_FORCE_IOC }",
            OrderIntent::market(1, Side::Sell, d(5, 1)).into(),
        ),
        (
            "order_limit_post_only",
            "order { instrument: 1 side: SIDE_BUY type: ORDER_TYPE_LIMIT qty { units: 5 scale: 1 } \
             price { units: 90500 scale: 2 } tif: TIME_IN_FORCE_GTC post_only: true }",
            limit.post_only().into(),
        ),
        (
            "order_limit_fok",
            "order { instrument: 1 side: SIDE_BUY type: ORDER_TYPE_LIMIT qty { units: 5 scale: 1 } \
             price { units: 90500 scale: 2 } tif: TIME_IN_FORCE_FOK close_only: true }",
            limit.fill_or_kill().close_only().into(),
        ),
        (
            "order_stop_market",
            "order { instrument: 1 side: SIDE_SELL type: ORDER_TYPE_STOP_MARKET qty { units: 5 scale: 1 } \
             stop_price { units: 89000 scale: 2 } tif: TIME_IN_FORCE_GTC reduce_only: true }",
            OrderIntent::stop_market(1, Side::Sell, d(5, 1), d(89_000, 2)).reduce_only().into(),
        ),
        (
            "order_every_field",
            "order { instrument: 1 side: SIDE_BUY type: ORDER_TYPE_STOP_LIMIT qty { units: 5 scale: 1 } \
             price { units: 90500 scale: 2 } stop_price { units: 90400 scale: 2 } tif: TIME_IN_FORCE_GTD \
             reduce_only: true close_only: true post_only: true expire_time_ns: 1704067200000000000 }",
            limit
                .stop_at(d(90_400, 2))
                .good_till(crate::events::DAY)
                .reduce_only()
                .close_only()
                .post_only()
                .into(),
        ),
        ("cancel", "cancel { target { cursor: 41 ordinal: 2 } }", Intent {
            body: IntentBody::Cancel(CancelIntent { target: TARGET }),
            ..Intent::default()
        }),
        (
            "amend_both",
            "amend { target { cursor: 41 ordinal: 2 } qty { units: 4 scale: 1 } price { units: 90600 scale: 2 } }",
            AmendIntent::of(TARGET).qty(d(4, 1)).price(d(90_600, 2)).into(),
        ),
        ("amend_nothing", "amend { target {} }", AmendIntent::default().into()),
        (
            "position_flat",
            "position { instrument: 1 target_qty {} }",
            PositionIntent::target(1, Decimal::ZERO).into(),
        ),
        (
            "position_short",
            "position { instrument: 1 target_qty { units: -5 scale: 1 } limit_price { units: 90000 scale: 2 } }",
            PositionIntent::target(1, d(-5, 1)).limit(d(90_000, 2)).into(),
        ),
        (
            "alert_info",
            "alert { code: 7 severity: ALERT_SEVERITY_INFO value { units: 1 scale: 3 } }",
            AlertIntent { code: 7, severity: AlertSeverity::Info, value: Some(d(1, 3)) }.into(),
        ),
        (
            "alert_warning",
            "alert { severity: ALERT_SEVERITY_WARNING }",
            AlertIntent { code: 0, severity: AlertSeverity::Warning, value: None }.into(),
        ),
        (
            "alert_critical",
            "alert { code: 4294967295 severity: ALERT_SEVERITY_CRITICAL }",
            AlertIntent { code: u32::MAX, severity: AlertSeverity::Critical, value: None }.into(),
        ),
        ("no_op", "no_op { code: 3 }", NoOpIntent { code: 3 }.into()),
        ("no_op_zero", "no_op {}", NoOpIntent { code: 0 }.into()),
        (
            "risk_hint_reduce",
            "risk_hint { kind: RISK_HINT_KIND_REDUCE instrument: 1 value { units: 5 scale: 1 } }",
            hint(RiskHintKind::Reduce, 1, Some(d(5, 1))),
        ),
        ("risk_hint_pause", "risk_hint { kind: RISK_HINT_KIND_PAUSE }", hint(RiskHintKind::Pause, 0, None)),
        ("risk_hint_resume", "risk_hint { kind: RISK_HINT_KIND_RESUME }", hint(RiskHintKind::Resume, 0, None)),
        ("risk_hint_volatile", "risk_hint { kind: RISK_HINT_KIND_VOLATILE }", hint(RiskHintKind::Volatile, 0, None)),
    ]
}

fn hint(kind: RiskHintKind, instrument: u32, value: Option<Decimal>) -> Intent {
    RiskHintIntent {
        kind,
        instrument,
        value,
    }
    .into()
}

pub fn add(golden: &mut Golden) {
    golden.add("intent_empty", "Intent", "", Intent::default());
    golden.add("risk_context", "RiskContext", RISK, risk());
    golden.add(
        "risk_context_empty",
        "RiskContext",
        "max_slippage_bps {} budget {}",
        RiskContext::default(),
    );
    for (name, text, intent) in bodies() {
        let text = format!("{text} risk_context {{ {RISK} }}");
        golden.add(
            &format!("intent_{name}"),
            "Intent",
            &text,
            intent.with_risk(risk()),
        );
    }
    golden.add(
        "intent_without_risk_context",
        "Intent",
        "no_op { code: 1 }",
        Intent::from(NoOpIntent { code: 1 }),
    );
    golden.add(
        "intent_with_identity",
        "Intent",
        "no_op { code: 1 } identity { account_id: \"acct-1\" bot_id: \"bot-1\" strategy_id: \"ema-cross\" \
         strategy_version: \"1.0.0\" instance_id: \"paper.spot.BTC-USD\" run_id: \"run-1\" trace_id: \"trace-1\" \
         idempotency_key: \"key-1\" lineage: 2 cursor: 41 ordinal: 3 }",
        Intent {
            identity: Some(Box::new(IntentIdentity {
                account_id: "acct-1".into(),
                bot_id: "bot-1".into(),
                strategy_id: "ema-cross".into(),
                strategy_version: "1.0.0".into(),
                instance_id: "paper.spot.BTC-USD".into(),
                run_id: "run-1".into(),
                trace_id: "trace-1".into(),
                idempotency_key: "key-1".into(),
                lineage: 2,
                cursor: 41,
                ordinal: 3,
            })),
            ..NoOpIntent { code: 1 }.into()
        },
    );
}
