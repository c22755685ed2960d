//! `random.jsonl`: what follows a seed. `{"seed":BITS,"fn":NAME,"args":[BITS..],"out":[BITS..]}`, each line from a fresh source;
//! signed numbers and floats as their bits.

use stratos_sdk::Random;

use super::{hex, hold};

const SEEDS: [u64; 6] = [0, 1, 2, 42, 0x0123_4567_89ab_cdef, u64::MAX];

fn line(seed: u64, name: &str, args: &[u64], mut draw: impl FnMut(&mut Random) -> u64) -> String {
    let mut random = Random::from_seed(seed);
    let args: Vec<String> = args.iter().map(|bits| hex(*bits)).collect();
    let out: Vec<String> = (0..8).map(|_| hex(draw(&mut random))).collect();
    format!(
        "{{\"seed\":{},\"fn\":\"{name}\",\"args\":[{}],\"out\":[{}]}}",
        hex(seed),
        args.join(","),
        out.join(",")
    )
}

#[test]
fn random_gives_the_golden_numbers() {
    let mut lines = Vec::new();
    for seed in SEEDS {
        lines.push(line(seed, "next_u64", &[], Random::next_u64));
        lines.push(line(seed, "next_f64", &[], |random| {
            random.next_f64().to_bits()
        }));
        // Three quarters of all draws are fair for the last bound: repeats are sure to happen.
        for bound in [1, 2, 6, 1000, 1 << 63, (1 << 62) * 3] {
            lines.push(line(seed, "below", &[bound], |random| random.below(bound)));
        }
        for (low, high) in [(-3, 3), (0, 0), (i64::MIN, i64::MAX), (i64::MIN, 1)] {
            let args = [low as u64, high as u64];
            lines.push(line(seed, "between", &args, |random| {
                random.between(low, high) as u64
            }));
        }
    }
    hold("random.jsonl", &lines);
}
