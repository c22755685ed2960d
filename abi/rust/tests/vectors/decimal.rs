//! `decimal.jsonl`: `{"op":NAME,"in":[TEXT..],"scale":N,"rounding":NAME,"out":TEXT}`, `out` being null where the operation has no
//! answer. `scale` and `rounding` stand only where the operation takes them; `from_f64` takes and `to_f64` gives the bits of a float.

use stratos_sdk::{Decimal, DecimalError, Random, Rounding};

use super::{hex, hold};

const ROUNDINGS: [(&str, Rounding); 8] = [
    ("down", Rounding::Down),
    ("up", Rounding::Up),
    ("floor", Rounding::Floor),
    ("ceiling", Rounding::Ceiling),
    ("half_up", Rounding::HalfUp),
    ("half_down", Rounding::HalfDown),
    ("half_even", Rounding::HalfEven),
    ("exact", Rounding::Exact),
];

fn text(result: Result<Decimal, DecimalError>) -> String {
    result.map_or("null".into(), |value| format!("\"{value}\""))
}

fn line(op: &str, inputs: &[String], more: &str, out: String) -> String {
    format!(
        "{{\"op\":\"{op}\",\"in\":[{}]{more},\"out\":{out}}}",
        inputs.join(",")
    )
}

fn quoted(values: &[Decimal]) -> Vec<String> {
    values.iter().map(|value| format!("\"{value}\"")).collect()
}

/// A decimal whose number of digits is drawn too, so that results both fit and overflow.
fn draw(random: &mut Random) -> Decimal {
    let shift = random.below(62) as u32;
    Decimal::new(random.next_u64() as i64 >> shift, random.below(19) as u8).unwrap()
}

fn exact_operations(lines: &mut Vec<String>, a: Decimal, b: Decimal) {
    let both = quoted(&[a, b]);
    lines.push(line("plus", &both, "", text(a.plus(b))));
    lines.push(line("minus", &both, "", text(a.minus(b))));
    lines.push(line("times", &both, "", text(a.times(b))));
    lines.push(line("compare", &both, "", format!("{}", a.cmp(&b) as i8)));
    lines.push(line("normalized", &both[..1], "", text(Ok(a.normalized()))));
    lines.push(line("to_f64", &both[..1], "", hex(a.to_f64().to_bits())));
}

fn rounding_operations(
    lines: &mut Vec<String>,
    name: &str,
    rounding: Rounding,
    scale: u8,
    values: [Decimal; 3],
) {
    let [a, b, c] = values;
    let inputs = quoted(&values);
    let rounded = format!(",\"rounding\":\"{name}\"");
    let more = format!(",\"scale\":{scale}{rounded}");
    lines.push(line(
        "rescale",
        &inputs[..1],
        &more,
        text(a.rescale(scale, rounding)),
    ));
    lines.push(line(
        "to_multiple_of",
        &inputs[..2],
        &rounded,
        text(a.to_multiple_of(b, rounding)),
    ));
    lines.push(line(
        "divided_by",
        &inputs[..2],
        &more,
        text(a.divided_by(b, scale, rounding)),
    ));
    lines.push(line(
        "mul_div",
        &inputs,
        &more,
        text(a.mul_div(b, c, scale, rounding)),
    ));
    let float = a.to_f64() * b.to_f64();
    let bits = [hex(float.to_bits())];
    lines.push(line(
        "from_f64",
        &bits,
        &more,
        text(Decimal::from_f64(float, scale, rounding)),
    ));
}

#[test]
fn decimals_give_the_golden_results() {
    let mut random = Random::from_seed(3);
    let mut lines = Vec::new();
    for _ in 0..30 {
        let (a, b) = (draw(&mut random), draw(&mut random));
        exact_operations(&mut lines, a, b);
    }
    // Middles, which tell the roundings apart.
    for (name, rounding) in ROUNDINGS {
        for value in [
            "2.5", "-2.5", "3.5", "-3.5", "2.4", "-2.6", "0.5", "-0.5", "7", "0.00",
        ] {
            let value: Decimal = value.parse().unwrap();
            let fifth = Decimal::literal("0.2");
            rounding_operations(
                &mut lines,
                name,
                rounding,
                0,
                [value, fifth, Decimal::literal("0.4")],
            );
        }
        for _ in 0..8 {
            let scale = random.below(19) as u8;
            let values = [draw(&mut random), draw(&mut random), draw(&mut random)];
            rounding_operations(&mut lines, name, rounding, scale, values);
        }
    }
    hold("decimal.jsonl", &lines);
}
