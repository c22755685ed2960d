//! What strategies rely on in exact decimals.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use stratos_sdk::{Decimal, DecimalError, Random, Rounding};

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn hash(value: Decimal) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn scale_18_is_allowed_and_19_is_not() {
    assert!(Decimal::new(1, 18).is_some());
    assert!(Decimal::new(1, 19).is_none());
    assert_eq!(
        dec("1").rescale(19, Rounding::Down),
        Err(DecimalError::ScaleOutOfRange)
    );
    assert!(Decimal::parse("0.000000000000000001").is_ok());
    assert_eq!(
        Decimal::parse("0.0000000000000000001"),
        Err(DecimalError::NotADecimal)
    );
}

#[test]
fn text_keeps_the_scale_both_ways() {
    for text in [
        "0",
        "-0.05",
        "12.50",
        "9223372036854775807",
        "-9223372036854775808",
        "-9.223372036854775808",
        "0.000000000000000001",
    ] {
        assert_eq!(dec(text).to_string(), text);
    }
    assert_eq!(dec("+1.5").to_string(), "1.5");
    assert_eq!(dec(".5").to_string(), "0.5");
    assert_eq!(dec("5.").to_string(), "5");
    assert_eq!(dec("-0.00").to_string(), "0.00");
}

#[test]
fn text_that_is_not_a_plain_decimal_is_refused() {
    for text in [
        "", "-", "+", ".", "-.", "1e5", "1.2.3", " 1", "1 ", "1_000", "NaN", "0x1", "--1", "1,5",
        "１",
    ] {
        assert_eq!(
            Decimal::parse(text),
            Err(DecimalError::NotADecimal),
            "{text:?}"
        );
    }
}

#[test]
fn text_is_read_up_to_its_limits_and_no_further() {
    let zeros = |count: usize| "0".repeat(count) + "7";
    assert_eq!(Decimal::parse(&zeros(39)).map(Decimal::units), Ok(7));
    assert_eq!(Decimal::parse(&zeros(40)), Err(DecimalError::NotADecimal));
    for text in [
        "9223372036854775808",
        "-9223372036854775809",
        &"9".repeat(40),
    ] {
        assert_eq!(Decimal::parse(text), Err(DecimalError::Overflow), "{text}");
    }
}

#[test]
fn equality_and_order_are_those_of_the_numbers() {
    assert_eq!(dec("1.0"), dec("1.00"));
    assert!(!dec("1.0").same_form(dec("1.00")));
    assert_eq!(hash(dec("1.0")), hash(dec("1.000")));
    assert_eq!(hash(dec("0")), hash(dec("0.00")));
    assert!(dec("-1") < dec("-0.999999999999999999"));
    assert!(Decimal::new(i64::MAX, 0) > Decimal::new(i64::MAX, 18));
    assert!(Decimal::new(i64::MIN, 0) < Decimal::new(i64::MIN, 18));
    let mut prices = [dec("2.5"), dec("10"), dec("2.49"), dec("-3")];
    prices.sort();
    assert_eq!(
        prices.map(|price| price.to_string()),
        ["-3", "2.49", "2.5", "10"]
    );
}

#[test]
fn sums_are_exact_or_refused() {
    assert_eq!((dec("0.1") + dec("0.2")).to_string(), "0.3");
    assert_eq!((dec("1") - dec("0.001")).to_string(), "0.999");
    let most = Decimal::from_whole(i64::MAX);
    assert_eq!(most.plus(dec("1")), Err(DecimalError::Overflow));
    assert_eq!(most.plus(dec("0.1")), Err(DecimalError::Overflow));
    assert_eq!(most.plus(dec("0")), Ok(most));
    let least = Decimal::from_whole(i64::MIN);
    assert_eq!(least.minus(dec("1")), Err(DecimalError::Overflow));
    assert_eq!(least.negated(), Err(DecimalError::Overflow));
    assert_eq!(least.abs(), Err(DecimalError::Overflow));
    let mut balance = dec("1.50");
    balance += dec("0.25");
    balance -= dec("1");
    assert_eq!(balance.to_string(), "0.75");
}

#[test]
fn products_drop_only_zeros() {
    assert_eq!((dec("1.10") * dec("2.0")).to_string(), "2.200");
    let tiny = dec("0.0000000010");
    assert_eq!(
        tiny.times(tiny).unwrap().to_string(),
        "0.000000000000000001"
    );
    let tinier = dec("0.0000000001");
    assert_eq!(tinier.times(tinier), Err(DecimalError::Overflow));
    assert_eq!(
        Decimal::new(i64::MIN, 0).unwrap().times(dec("-1")),
        Err(DecimalError::Overflow)
    );
}

#[test]
#[should_panic(expected = "decimal: the result does not fit a decimal")]
fn an_operator_that_overflows_stops_the_strategy() {
    let _ = Decimal::from_whole(i64::MAX) + Decimal::ONE;
}

#[test]
fn each_rounding_goes_its_way_from_the_middle() {
    use Rounding::*;
    let cases = [
        (Down, ["2", "-2", "3", "-3"]),
        (Up, ["3", "-3", "4", "-4"]),
        (Floor, ["2", "-3", "3", "-4"]),
        (Ceiling, ["3", "-2", "4", "-3"]),
        (HalfUp, ["3", "-3", "4", "-4"]),
        (HalfDown, ["2", "-2", "3", "-3"]),
        (HalfEven, ["2", "-2", "4", "-4"]),
    ];
    for (rounding, wanted) in cases {
        let got = ["2.5", "-2.5", "3.5", "-3.5"]
            .map(|text| dec(text).rescale(0, rounding).unwrap().to_string());
        assert_eq!(got, wanted, "{rounding:?}");
    }
    assert_eq!(dec("2.5").rescale(0, Exact), Err(DecimalError::Inexact));
    assert_eq!(dec("2.0").rescale(0, Exact), Ok(dec("2")));
}

#[test]
fn prices_go_to_the_tick_on_the_passive_side() {
    let tick = dec("0.05");
    let price = dec("101.2561");
    let buy = price.to_multiple_of(tick, Rounding::Floor).unwrap();
    let sell = price.to_multiple_of(tick, Rounding::Ceiling).unwrap();
    assert_eq!(
        (buy.to_string(), sell.to_string()),
        ("101.25".into(), "101.30".into())
    );
    assert_eq!(
        dec("7").to_multiple_of(dec("25"), Rounding::HalfUp),
        Ok(dec("0"))
    );
    for step in ["0", "-1"] {
        assert_eq!(
            price.to_multiple_of(dec(step), Rounding::Down),
            Err(DecimalError::ZeroDivisor)
        );
    }
    let most = Decimal::new(i64::MAX, 18).unwrap();
    assert!(most
        .to_multiple_of(Decimal::new(i64::MAX, 0).unwrap(), Rounding::Up)
        .is_ok());
}

#[test]
fn a_quotient_is_rounded_once() {
    let third = dec("1")
        .divided_by(dec("3"), 18, Rounding::HalfEven)
        .unwrap();
    assert_eq!(third.to_string(), "0.333333333333333333");
    // Rounded to one place first, 0.45 would become 0.5 and then 1.
    assert_eq!(
        dec("0.45").divided_by(dec("1"), 0, Rounding::HalfUp),
        Ok(dec("0"))
    );
    // The intermediate product needs 126 bits.
    let large = Decimal::from_whole(i64::MAX);
    assert_eq!(large.mul_div(large, large, 0, Rounding::Exact), Ok(large));
    // What is dropped lies just above the middle, by a part that only the division's remainder shows.
    let above = dec("0.5").mul_div(dec("3.0000000000001"), dec("3"), 0, Rounding::HalfDown);
    assert_eq!(above, Ok(dec("1")));
    assert_eq!(
        large.divided_by(dec("0.1"), 0, Rounding::Down),
        Err(DecimalError::Overflow)
    );
    assert_eq!(
        large.divided_by(Decimal::ZERO, 0, Rounding::Down),
        Err(DecimalError::ZeroDivisor)
    );
}

#[test]
fn floats_come_in_at_their_exact_value() {
    assert_eq!(Decimal::from_f64(0.29, 2, Rounding::Floor), Ok(dec("0.28")));
    assert_eq!(
        Decimal::from_f64(0.29, 2, Rounding::HalfEven),
        Ok(dec("0.29"))
    );
    assert_eq!(
        Decimal::from_f64(-0.0, 3, Rounding::Exact),
        Ok(dec("0.000"))
    );
    assert_eq!(
        Decimal::from_f64(5e-324, 18, Rounding::Up),
        Ok(dec("0.000000000000000001"))
    );
    assert_eq!(
        Decimal::from_f64(0.1, 18, Rounding::Exact),
        Err(DecimalError::Inexact)
    );
    assert_eq!(
        Decimal::from_f64(-9223372036854775808.0, 0, Rounding::Exact),
        Ok(Decimal::from_whole(i64::MIN))
    );
    for value in [9223372036854775808.0, 1e300, f64::MAX] {
        assert_eq!(
            Decimal::from_f64(value, 0, Rounding::Down),
            Err(DecimalError::Overflow)
        );
    }
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(
            Decimal::from_f64(value, 0, Rounding::Down),
            Err(DecimalError::NotFinite)
        );
    }
}

#[test]
fn a_decimal_of_up_to_15_digits_survives_the_way_through_a_float() {
    let mut random = Random::from_seed(11);
    for _ in 0..100_000 {
        let scale = random.below(19) as u8;
        let value = Decimal::new(
            random.between(-999_999_999_999_999, 999_999_999_999_999),
            scale,
        )
        .unwrap();
        let back = Decimal::from_f64(value.to_f64(), scale, Rounding::HalfEven).unwrap();
        assert!(back.same_form(value), "{value} {back}");
    }
}

#[test]
fn shortest_form_is_the_same_number() {
    assert_eq!(dec("1.500").normalized().to_string(), "1.5");
    assert_eq!(dec("100").normalized().to_string(), "100");
    assert_eq!(dec("0.000").normalized().to_string(), "0");
}

const TICK: Decimal = Decimal::literal("0.05");

#[test]
fn constants_are_checked_by_the_compiler() {
    assert_eq!(TICK.units(), 5);
    assert_eq!(TICK.scale(), 2);
    assert!(TICK.is_positive() && !TICK.is_negative() && !TICK.is_zero() && TICK.signum() == 1);
}
