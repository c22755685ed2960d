//! What strategies rely on in the random source, beyond its golden numbers.

use stratos_sdk::Random;

#[test]
fn the_same_seed_gives_the_same_numbers_and_another_seed_others() {
    let draw = |seed| {
        let mut random = Random::from_seed(seed);
        [(); 4].map(|()| random.next_u64())
    };
    assert_eq!(draw(9), draw(9));
    assert_ne!(draw(9), draw(10));
}

#[test]
fn all_numbers_of_a_range_come_equally_often() {
    let mut random = Random::from_seed(31);
    let mut seen = [0i64; 6];
    for _ in 0..600_000 {
        seen[random.below(6) as usize] += 1;
    }
    // Ten standard deviations.
    assert!(
        seen.iter().all(|count| (count - 100_000).abs() < 2_900),
        "{seen:?}"
    );
}

#[test]
fn both_ends_of_a_range_are_drawn() {
    let mut random = Random::from_seed(32);
    let drawn: Vec<i64> = (0..200).map(|_| random.between(-2, 2)).collect();
    assert_eq!(drawn.iter().min(), Some(&-2));
    assert_eq!(drawn.iter().max(), Some(&2));
    assert_eq!(random.between(i64::MIN, i64::MIN), i64::MIN);
    let halves = (0..200)
        .filter(|_| random.between(i64::MIN, i64::MAX) < 0)
        .count();
    assert!((50..150).contains(&halves), "{halves}");
}

#[test]
fn floats_fill_their_range() {
    let mut random = Random::from_seed(33);
    let drawn: Vec<f64> = (0..100_000).map(|_| random.next_f64()).collect();
    assert!(drawn.iter().all(|x| (0.0..1.0).contains(x)));
    let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
    assert!((mean - 0.5).abs() < 0.01, "{mean}");
}

#[test]
#[should_panic(expected = "bound above zero")]
fn nothing_can_be_drawn_from_an_empty_range() {
    Random::from_seed(0).below(0);
}

#[test]
#[should_panic(expected = "low <= high")]
fn a_range_is_not_upside_down() {
    Random::from_seed(0).between(1, 0);
}
