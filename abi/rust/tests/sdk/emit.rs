//! What a strategy asks for.

use crate::puppet::{risk, setup, signal, tell, Puppet};
use stratos_sdk::contract::callback::{
    Decision, HealthReport, ServiceRequest, Telemetry, TelemetryHint, TimerCommand,
};
use stratos_sdk::testing::decimal;
use stratos_sdk::wire::Message;
use stratos_sdk::*;

fn whole(value: usize) -> Decimal {
    Decimal::from_whole(value as i64)
}

#[test]
fn an_intent_is_named_by_cursor_and_place() {
    let mut host = setup().start::<Puppet>();
    host.trade(1, "900", "1");
    tell(&mut host, signal::NO_OPS, whole(3));
    let names: Vec<IntentRef> = host
        .take_intents()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let expected: Vec<IntentRef> = (0..3)
        .map(|ordinal| IntentRef { cursor: 2, ordinal })
        .collect();
    assert_eq!(names, expected);
    assert_eq!(host.strategy().last_ref, Some(expected[2]));
}

#[test]
fn an_intent_without_a_risk_context_gets_the_default() {
    let mut host = setup().start::<Puppet>();
    let decision = tell(&mut host, signal::ORDER, decimal("0.5"));
    assert_eq!(decision.intents[0].risk_context, Some(risk(10)));
}

#[test]
fn an_intent_may_bring_its_own_risk_context() {
    let mut host = setup().start::<Puppet>();
    let decision = tell(&mut host, signal::OWN_RISK, decimal("0.5"));
    assert_eq!(decision.intents[0].risk_context, Some(risk(99)));
}

#[test]
fn no_risk_context_at_all_is_refused_and_nothing_leaves() {
    let mut host = setup().flag("no_risk", true).start::<Puppet>();
    let decision = tell(&mut host, signal::ORDER, decimal("0.5"));
    assert_eq!(decision, Decision::default());
    assert_eq!(host.strategy().last_error, Some(EmitError::NoRiskContext));
}

#[test]
fn one_intent_too_many_is_refused_and_the_others_leave() {
    let mut host = setup().start::<Puppet>();
    let decision = tell(&mut host, signal::NO_OPS, whole(limits::INTENTS_MAX));
    assert_eq!(decision.intents.len(), limits::INTENTS_MAX);
    assert_eq!(host.strategy().last_error, None);
    let decision = tell(&mut host, signal::NO_OPS, whole(limits::INTENTS_MAX + 1));
    assert_eq!(decision.intents.len(), limits::INTENTS_MAX);
    assert_eq!(host.strategy().last_error, Some(EmitError::TooMany));
}

#[test]
fn timer_commands_are_bounded() {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::TIMERS, whole(limits::TIMER_COMMANDS_MAX));
    assert_eq!(host.strategy().last_error, None);
    let decision = tell(
        &mut host,
        signal::TIMERS,
        whole(limits::TIMER_COMMANDS_MAX + 1),
    );
    assert_eq!(decision.timers.len(), limits::TIMER_COMMANDS_MAX);
    assert_eq!(host.strategy().last_error, Some(EmitError::TooMany));
}

#[test]
fn service_values_are_bounded() {
    let mut host = setup().start::<Puppet>();
    let decision = tell(
        &mut host,
        signal::SERVICES,
        whole(limits::SERVICE_VALUES_MAX),
    );
    assert_eq!(
        decision.service_requests[0].values.len(),
        limits::SERVICE_VALUES_MAX
    );
    assert_eq!(decision.service_requests[0].request_id, 1 << 8);
    let decision = tell(
        &mut host,
        signal::SERVICES,
        whole(limits::SERVICE_VALUES_MAX + 1),
    );
    assert_eq!(decision.service_requests.len(), 0);
    assert_eq!(host.strategy().last_error, Some(EmitError::TooMany));
}

#[test]
fn a_declared_hint_leaves_and_an_undeclared_one_is_counted() {
    let mut host = setup().start::<Puppet>();
    let told = tell(&mut host, signal::HINT, whole(1)).telemetry.unwrap();
    assert_eq!((told.hints[0].tag, told.dropped), (1, 0));
    let told = tell(&mut host, signal::HINT, whole(2)).telemetry.unwrap();
    assert_eq!((told.hints.len(), told.dropped), (0, 1));
}

#[test]
fn hints_past_the_bound_are_counted() {
    let mut host = setup().start::<Puppet>();
    let told = tell(&mut host, signal::HINTS, whole(limits::HINTS_MAX + 5))
        .telemetry
        .unwrap();
    assert_eq!((told.hints.len(), told.dropped), (limits::HINTS_MAX, 5));
}

#[test]
fn a_decision_says_nothing_of_the_one_before() {
    let mut host = setup().start::<Puppet>();
    tell(&mut host, signal::NO_OPS, whole(5));
    tell(&mut host, signal::HINT, whole(0));
    tell(&mut host, signal::CHECKPOINT, whole(0));
    assert_eq!(host.trade(1, "900", "1"), Decision::default());
}

#[test]
fn everything_but_the_state_fits_its_share_of_the_output() {
    let huge = Decimal::new(i64::MIN, 18).unwrap();
    let order = OrderIntent::limit(u32::MAX, Side::Sell, huge, huge)
        .stop_at(huge)
        .good_till(-1)
        .reduce_only()
        .close_only()
        .post_only();
    let risk_context = RiskContext {
        max_slippage_bps: huge,
        max_delay_ns: u64::MAX,
        expected_holding_ns: u64::MAX,
        budget: huge,
    };
    let timer = TimerCommand {
        timer_id: u32::MAX,
        due_time_ns: -1,
        every_ns: u64::MAX,
    };
    let request = ServiceRequest {
        service_id: u32::MAX,
        request_id: u64::MAX,
        time_to_live_ns: u64::MAX,
        values: vec![huge; limits::SERVICE_VALUES_MAX],
    };
    let largest = Decision {
        intents: vec![Intent::from(order).with_risk(risk_context); limits::INTENTS_MAX],
        state_update: None,
        telemetry: Some(Telemetry {
            hints: vec![
                TelemetryHint {
                    tag: u32::MAX,
                    value: huge
                };
                limits::HINTS_MAX
            ],
            dropped: u32::MAX,
        }),
        health: Some(HealthReport {
            state: HealthState::Halted,
            code: u32::MAX,
        }),
        timers: vec![timer; limits::TIMER_COMMANDS_MAX],
        service_requests: vec![request; limits::SERVICE_REQUESTS_MAX],
    };
    // 32 bytes for the state update's own fields and lengths.
    assert!(largest.to_bytes().len() + 32 <= limits::DECISION_BYTES_MAX);
}
