//! The mathematical functions against the platform's, which are accurate enough here to catch a wrong digit. The exact bits are
//! held by the golden vectors.

use stratos_sdk::{math, Random};

const NAN_BITS: u64 = 0x7ff8_0000_0000_0000;
const DRAWS: u32 = 200_000;

/// Distance in representable numbers; two NaNs are equal.
fn apart(a: f64, b: f64) -> u64 {
    let place = |x: f64| match x.to_bits() as i64 {
        bits if bits < 0 => i64::MIN - bits,
        bits => bits,
    };
    if a.is_nan() && b.is_nan() {
        0
    } else {
        place(a).abs_diff(place(b))
    }
}

fn any(random: &mut Random) -> f64 {
    f64::from_bits(random.next_u64())
}

#[test]
fn square_root_and_whole_numbers_are_exact() {
    let mut random = Random::from_seed(21);
    for _ in 0..DRAWS {
        let large = any(&mut random);
        let small = (random.next_f64() - 0.5) * 100.0;
        for x in [large, small, small.trunc(), small.trunc() + 0.5] {
            assert_eq!(apart(math::sqrt(x), x.sqrt()), 0, "sqrt {x:e}");
            assert_eq!(apart(math::floor(x), x.floor()), 0, "floor {x:e}");
            assert_eq!(apart(math::ceil(x), x.ceil()), 0, "ceil {x:e}");
            assert_eq!(apart(math::trunc(x), x.trunc()), 0, "trunc {x:e}");
            assert_eq!(apart(math::round(x), x.round()), 0, "round {x:e}");
            assert_eq!(apart(math::abs(x), x.abs()), 0, "abs {x:e}");
        }
    }
}

#[test]
fn square_root_is_exact_next_to_squares() {
    let mut random = Random::from_seed(22);
    for _ in 0..DRAWS {
        let root = 1.0 + random.next_f64();
        let bits = (root * root).to_bits();
        for x in [bits - 1, bits, bits + 1].map(f64::from_bits) {
            assert_eq!(math::sqrt(x), x.sqrt(), "sqrt {x:e}");
            assert_eq!(math::sqrt(x * 0.5), (x * 0.5).sqrt(), "sqrt {x:e} / 2");
        }
        let subnormal = f64::from_bits(random.next_u64() >> 12 >> random.below(52));
        assert_eq!(
            math::sqrt(subnormal),
            subnormal.sqrt(),
            "sqrt {subnormal:e}"
        );
    }
}

#[test]
fn exp_ln_and_pow_are_within_one_place_of_the_platform() {
    let mut random = Random::from_seed(23);
    for _ in 0..DRAWS {
        let x = (random.next_f64() - 0.5) * 1500.0;
        assert!(apart(math::exp(x), x.exp()) <= 1, "exp {x:e}");
        let x = f64::from_bits(random.next_u64() >> 1);
        assert!(apart(math::ln(x), x.ln()) <= 1, "ln {x:e}");
        let x = 0.5 + random.next_f64();
        assert!(apart(math::ln(x), x.ln()) <= 1, "ln {x:e}");
        let y = (random.next_f64() - 0.5) * 200.0;
        assert!(apart(math::pow(x, y), x.powf(y)) <= 1, "pow {x:e} {y:e}");
        let (x, y) = (any(&mut random), (random.next_f64() - 0.5) * 8.0);
        assert!(apart(math::pow(x, y), x.powf(y)) <= 1, "pow {x:e} {y:e}");
    }
}

#[test]
fn powers_of_small_integers_are_exact() {
    for base in 2..=20u64 {
        let mut exact = 1u64;
        for exponent in 0..=12u32 {
            if exact >> 53 == 0 {
                assert_eq!(
                    math::pow(base as f64, exponent.into()),
                    exact as f64,
                    "{base}^{exponent}"
                );
            }
            exact = exact.saturating_mul(base);
        }
    }
    for exponent in -1074..=1023 {
        assert_eq!(
            math::pow(2.0, f64::from(exponent)),
            2f64.powf(exponent.into()),
            "2^{exponent}"
        );
    }
}

#[test]
fn special_powers_follow_ieee_754() {
    let special = [
        0.0,
        -0.0,
        0.5,
        -0.5,
        1.0,
        -1.0,
        2.0,
        -2.0,
        3.0,
        -3.0,
        2.5,
        -2.5,
        1e18,
        1e19,
        -1e19,
        1e300,
        -1e300,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
        5e-324,
        -5e-324,
    ];
    for x in special {
        for y in special {
            let (ours, platform) = (math::pow(x, y), x.powf(y));
            assert!(
                apart(ours, platform) <= 1,
                "pow({x:e}, {y:e}): {ours:e}, platform {platform:e}"
            );
            assert_eq!(
                ours.is_sign_negative() && !ours.is_nan(),
                platform.is_sign_negative() && !platform.is_nan()
            );
        }
    }
}

#[test]
fn the_ends_of_the_range_are_met() {
    assert!(math::exp(709.782712893384).is_finite());
    assert_eq!(math::exp(709.7827128933841), f64::INFINITY);
    assert_eq!(math::exp(-745.1332191019411), 5e-324);
    assert_eq!(math::exp(-745.1332191019412), 0.0);
    assert_eq!(math::exp(f64::NEG_INFINITY), 0.0);
    assert_eq!(math::exp(-0.0), 1.0);
    assert_eq!(math::ln(0.0), f64::NEG_INFINITY);
    assert_eq!(math::ln(-0.0), f64::NEG_INFINITY);
    assert_eq!(math::ln(1.0).to_bits(), 0);
    assert_eq!(math::ln(f64::INFINITY), f64::INFINITY);
    assert_eq!(math::sqrt(-0.0).to_bits(), (-0.0f64).to_bits());
}

#[test]
fn nan_always_has_the_same_bits() {
    for bits in [NAN_BITS, 0xfff8_0000_0000_0001, 0x7ff0_0000_0000_0001] {
        let nan = f64::from_bits(bits);
        for function in [
            math::abs,
            math::trunc,
            math::floor,
            math::ceil,
            math::round,
            math::sqrt,
            math::exp,
            math::ln,
        ] {
            assert_eq!(function(nan).to_bits(), NAN_BITS);
        }
        assert_eq!(math::pow(nan, 2.0).to_bits(), NAN_BITS);
        assert_eq!(math::pow(2.0, nan).to_bits(), NAN_BITS);
    }
    for made in [
        math::sqrt(-1.0),
        math::ln(-1.0),
        math::pow(-1.0, 0.5),
        math::sqrt(f64::NEG_INFINITY),
    ] {
        assert_eq!(made.to_bits(), NAN_BITS);
    }
}
