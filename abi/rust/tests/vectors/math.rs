//! `math.jsonl`: `{"fn":NAME,"in":[BITS..],"out":BITS}`, floats as the 16 hexadecimal digits of their bits.

use stratos_sdk::{math, Random};

use super::{hex, hold};

/// Numbers at which functions tend to go wrong.
const EDGES: [f64; 30] = [
    0.0,
    f64::MIN_POSITIVE,
    5e-324,
    2.225073858507201e-308,
    1.1102230246251565e-16,
    1e-10,
    0.25,
    0.49999999999999994,
    0.5,
    std::f64::consts::FRAC_1_SQRT_2,
    0.9999999999999999,
    1.0,
    1.0000000000000002,
    std::f64::consts::SQRT_2,
    1.5,
    2.0,
    2.5,
    std::f64::consts::E,
    3.0,
    10.0,
    709.782712893384,
    709.7827128933841,
    745.1332191019411,
    745.1332191019412,
    1023.0,
    4503599627370495.5,
    4503599627370497.0,
    9007199254740993.0,
    f64::MAX,
    f64::INFINITY,
];

/// Both signs of the edges, and two NaNs.
fn edges() -> Vec<f64> {
    let mut all: Vec<f64> = EDGES.iter().flat_map(|x| [*x, -*x]).collect();
    all.extend([f64::NAN, f64::from_bits(0xfff4_0000_0000_0001)]);
    all
}

fn one(lines: &mut Vec<String>, name: &str, function: fn(f64) -> f64, inputs: &[f64]) {
    for x in inputs {
        let (input, output) = (hex(x.to_bits()), hex(function(*x).to_bits()));
        lines.push(format!(
            "{{\"fn\":\"{name}\",\"in\":[{input}],\"out\":{output}}}"
        ));
    }
}

fn pow(lines: &mut Vec<String>, x: f64, y: f64) {
    let (base, exponent) = (hex(x.to_bits()), hex(y.to_bits()));
    let output = hex(math::pow(x, y).to_bits());
    lines.push(format!(
        "{{\"fn\":\"pow\",\"in\":[{base},{exponent}],\"out\":{output}}}"
    ));
}

/// `count` draws around the edges, made by `draw`.
fn with_draws(random: &mut Random, count: usize, draw: impl Fn(&mut Random) -> f64) -> Vec<f64> {
    let mut all = edges();
    all.extend((0..count).map(|_| draw(random)));
    all
}

#[test]
fn math_gives_the_golden_bits() {
    let mut random = Random::from_seed(1);
    let mut lines = Vec::new();
    let any = |random: &mut Random| f64::from_bits(random.next_u64());
    let positive = |random: &mut Random| f64::from_bits(random.next_u64() >> 1);
    let small = |random: &mut Random| (random.next_f64() - 0.5) * 2000.0;

    one(&mut lines, "abs", math::abs, &edges());
    for (name, function) in [
        ("trunc", math::trunc as fn(f64) -> f64),
        ("floor", math::floor),
        ("ceil", math::ceil),
        ("round", math::round),
    ] {
        one(
            &mut lines,
            name,
            function,
            &with_draws(&mut random, 10, small),
        );
    }
    one(
        &mut lines,
        "sqrt",
        math::sqrt,
        &with_draws(&mut random, 60, positive),
    );
    one(
        &mut lines,
        "ln",
        math::ln,
        &with_draws(&mut random, 60, positive),
    );
    let near_one: Vec<f64> = (0..60).map(|_| 0.9 + 0.2 * random.next_f64()).collect();
    one(&mut lines, "ln", math::ln, &near_one);
    one(
        &mut lines,
        "exp",
        math::exp,
        &with_draws(&mut random, 60, small),
    );
    let moderate: Vec<f64> = (0..60).map(|_| (random.next_f64() - 0.5) * 20.0).collect();
    one(&mut lines, "exp", math::exp, &moderate);

    let corners = [
        0.0,
        5e-324,
        0.5,
        0.9999999999999999,
        1.0,
        1.0000000000000002,
        2.0,
        3.0,
        2.5,
        1e10,
        9007199254740993.0,
        1e300,
        f64::INFINITY,
    ];
    let corners: Vec<f64> = corners
        .iter()
        .flat_map(|x| [*x, -*x])
        .chain([f64::NAN])
        .collect();
    for x in &corners {
        for y in &corners {
            pow(&mut lines, *x, *y);
        }
    }
    for _ in 0..60 {
        pow(
            &mut lines,
            0.5 + random.next_f64(),
            (random.next_f64() - 0.5) * 100.0,
        );
        pow(
            &mut lines,
            random.next_f64() * 1e6,
            (random.next_f64() - 0.5) * 100.0,
        );
        let x = positive(&mut random);
        pow(
            &mut lines,
            x,
            (random.next_f64() - 0.5) * 1495.0 / math::ln(x),
        );
        let y = any(&mut random);
        pow(&mut lines, x, y);
    }
    hold("math.jsonl", &lines);
}
