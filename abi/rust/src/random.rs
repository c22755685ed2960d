//! The source of chance: xoshiro256**, seeded through SplitMix64.
//!
//! Both are by Sebastiano Vigna and colleagues, and public. All steps are additions, shifts, rotations and products modulo
//! 2^64, so that every language gives the same numbers; `vectors/random.jsonl` holds the first ones for several seeds.

/// A deterministic source of random numbers, not for secrets.
///
/// The host gives each callback its own seed, derived from the run's seed, the instance and the cursor. Make a source from
/// that seed inside the callback and drop it there: kept in the strategy's state, it would be lost at a restore.
///
/// ```
/// use stratos_sdk::Random;
///
/// let mut random = Random::from_seed(42);
/// assert_eq!(random.next_u64(), 1546998764402558742);
/// assert!(random.below(6) < 6);
/// let share = random.next_f64();
/// assert!((0.0..1.0).contains(&share));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// A source for this seed; any seed is good, zero too.
    ///
    /// The four words of the state are the first four outputs of SplitMix64, which are never all zero.
    pub const fn from_seed(seed: u64) -> Random {
        let mut state = [0u64; 4];
        let mut word = seed;
        let mut at = 0;
        while at < 4 {
            word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = word;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            state[at] = mixed ^ (mixed >> 31);
            at += 1;
        }
        Random { state }
    }

    /// The next 64 bits, each as likely 0 as 1.
    pub fn next_u64(&mut self) -> u64 {
        let [_, second, ..] = self.state;
        let result = second.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        self.state[2] ^= self.state[0];
        self.state[3] ^= self.state[1];
        self.state[1] ^= self.state[2];
        self.state[0] ^= self.state[3];
        self.state[2] ^= second << 17;
        self.state[3] = self.state[3].rotate_left(45);
        result
    }

    /// A number from 0 to `bound - 1`, all equally likely.
    ///
    /// The upper half of the 128-bit product of 64 random bits and `bound`; draws whose lower half falls into the first
    /// `2^64 mod bound` values are repeated, because they would favour some results.
    ///
    /// # Panics
    /// When `bound` is zero: there is no number to choose.
    pub fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "Random::below needs a bound above zero");
        let unfair = bound.wrapping_neg() % bound;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(bound);
            if product as u64 >= unfair {
                return (product >> 64) as u64;
            }
        }
    }

    /// A number from `low` to `high`, both included, all equally likely.
    ///
    /// # Panics
    /// When `low` is above `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        assert!(low <= high, "Random::between needs low <= high");
        let count = (high.wrapping_sub(low) as u64).wrapping_add(1);
        let offset = match count {
            // All 2^64 numbers.
            0 => self.next_u64(),
            _ => self.below(count),
        };
        low.wrapping_add(offset as i64)
    }

    /// A float from 0 to below 1: the upper 53 bits, divided by 2^53.
    pub fn next_f64(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }
}
