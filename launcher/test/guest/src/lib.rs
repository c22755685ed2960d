//! Stands in for a strategy in the tests of rust-wasm: uses every part of the SDK, and panics with a source location.

use stratos_sdk::{math, Decimal, Random, Rounding};

/// Allocates and frees in `rounds` rounds; gives the bits of a result that depends on all of it.
#[no_mangle]
pub extern "C" fn churn(seed: u64, rounds: u32) -> u64 {
    let mut random = Random::from_seed(seed);
    let mut kept: Vec<Vec<u64>> = Vec::new();
    let mut sum = 0u64;
    for _ in 0..rounds {
        let length = 1 + random.below(500) as usize;
        kept.push((0..length as u64).collect());
        if kept.len() > 20 {
            let chosen = random.below(20) as usize;
            sum = sum.wrapping_add(kept.swap_remove(chosen).iter().sum());
        }
    }
    sum
}

/// Mathematics on the bits of floats: 0 sqrt, 1 exp, 2 ln, 3 pow, 4 floor, 5 ceil, 6 round, 7 trunc, 8 abs.
#[no_mangle]
pub extern "C" fn calculate(function: u32, x: u64, y: u64) -> u64 {
    let (x, y) = (f64::from_bits(x), f64::from_bits(y));
    let result = match function {
        0 => math::sqrt(x),
        1 => math::exp(x),
        2 => math::ln(x),
        3 => math::pow(x, y),
        4 => math::floor(x),
        5 => math::ceil(x),
        6 => math::round(x),
        7 => math::trunc(x),
        8 => math::abs(x),
        _ => panic!("no function {function}"),
    };
    result.to_bits()
}

/// A price on the tick, as text's length and units; traps when it does not fit.
#[no_mangle]
pub extern "C" fn price(units: i64, scale: u32) -> i64 {
    let price = Decimal::new(units, scale as u8).unwrap();
    let limit = price
        .to_multiple_of(Decimal::literal("0.05"), Rounding::Floor)
        .unwrap();
    limit.units() * 100 + limit.to_string().len() as i64
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_price_goes_to_the_tick() {
        assert_eq!(super::price(1_012_561, 4), 10_125 * 100 + 6);
    }
}
