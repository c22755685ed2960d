//! Any bytes: no panic, no endless loop, and what is accepted is written again as the same message.
//! Every case follows from its seed; a failure prints it.

use std::fmt::Debug;
use stratos_sdk::contract::callback::*;
use stratos_sdk::contract::descriptor::StrategyDescriptor;
use stratos_sdk::runtime::Runtime;
use stratos_sdk::testing::instrument;
use stratos_sdk::wire::{Message, Writer};
use stratos_sdk::*;

const CASES: u64 = 20_000;

/// The messages of the golden file, as bytes.
fn seeds() -> Vec<Vec<u8>> {
    let file = include_str!("../../../src/test/resources/vectors/messages.jsonl");
    let hex = file.lines().filter_map(|line| line.rsplit('"').nth(1));
    hex.map(|hex| {
        (0..hex.len() / 2)
            .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
            .collect()
    })
    .filter(|bytes: &Vec<u8>| !bytes.is_empty() && bytes.len() < 2_000)
    .collect()
}

/// Changes, cuts, doubles and joins bytes.
fn mutate(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let pick = |random: &mut Random| seeds[random.below(seeds.len() as u64) as usize].clone();
    let mut bytes = pick(random);
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len().max(1) as u64) as usize;
        match random.below(6) {
            0 if !bytes.is_empty() => bytes[at] = random.next_u64() as u8,
            1 if !bytes.is_empty() => bytes[at] ^= 1 << random.below(8),
            2 => bytes.truncate(at),
            3 => bytes.extend_from_slice(&pick(random)),
            4 if !bytes.is_empty() => drop(bytes.remove(at)),
            _ => bytes.insert(at.min(bytes.len()), random.next_u64() as u8),
        }
    }
    bytes
}

fn noise(random: &mut Random) -> Vec<u8> {
    (0..random.below(64))
        .map(|_| random.next_u64() as u8)
        .collect()
}

fn survives<M: Message + PartialEq + Debug>(bytes: &[u8], seed: u64) -> bool {
    let message = match M::decode(bytes) {
        Ok(message) => message,
        Err(_) => return false,
    };
    let written = message.to_bytes();
    let again = M::decode(&written).expect("what the SDK wrote");
    assert_eq!(again, message, "seed {seed}");
    assert_eq!(again.to_bytes(), written, "seed {seed}");
    true
}

#[test]
fn any_bytes_are_read_or_refused() {
    let seeds = seeds();
    let mut accepted = 0;
    for seed in 0..CASES {
        let mut random = Random::from_seed(seed);
        let bytes = if seed % 4 == 0 {
            noise(&mut random)
        } else {
            mutate(&mut random, &seeds)
        };
        accepted += u64::from(survives::<Input>(&bytes, seed));
        survives::<Decision>(&bytes, seed);
        survives::<Event>(&bytes, seed);
        survives::<Intent>(&bytes, seed);
        survives::<StrategyDescriptor>(&bytes, seed);
    }
    assert!(
        accepted > CASES / 20,
        "the generator makes hardly any valid input: {accepted}"
    );
}

/// Asks for something at each event; keeps all that it was told.
struct Chatty(Vec<u8>);

impl Strategy for Chatty {
    const STATE_SCHEMA_VERSION: u32 = 1;

    fn on_init(ctx: &mut Context) -> Result<Self, InitError> {
        ctx.set_risk_context(RiskContext::default());
        Ok(Chatty(Vec::new()))
    }

    fn on_event(&mut self, ctx: &mut Context, event: &Event) {
        let _ = ctx.no_op(event.instrument);
        ctx.request_checkpoint();
    }

    fn save(&self, state: &mut StateWriter) {
        state.bytes(&self.0);
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        self.0 = state.bytes()?.to_vec();
        Ok(())
    }
}

#[test]
fn a_runtime_survives_any_input() {
    let init = Input {
        callback: Callback::Init(Box::new(InitInput {
            contract_major: 1,
            instruments: vec![instrument(1, "BTC-USD", "0.01", "0.01")],
            ..InitInput::default()
        })),
        ..Input::default()
    }
    .to_bytes();
    let seeds = seeds();
    let mut output = vec![0; limits::OUTPUT_BYTES];
    let mut answered = 0;
    for seed in 0..CASES {
        let mut random = Random::from_seed(seed);
        let mut runtime = Runtime::<Chatty>::new();
        if seed % 8 != 0 {
            runtime.call(&init, &mut output).unwrap();
        }
        let length = runtime.call(&mutate(&mut random, &seeds), &mut output);
        if let Ok(length) = length {
            Decision::decode(&output[..length]).expect("what the runtime wrote");
            answered += 1;
        }
    }
    assert!(
        answered > CASES / 50,
        "hardly any input was answered: {answered}"
    );
}

#[test]
fn any_state_is_read_or_refused() {
    let mut golden = b"STS1\x01\0\0\0".to_vec();
    golden.extend_from_slice(&[7; 60]);
    for seed in 0..CASES {
        let mut random = Random::from_seed(seed);
        let bytes = mutate(&mut random, &[golden.clone()]);
        let mut state = match StateReader::new(&bytes) {
            Ok(state) => state,
            Err(_) => continue,
        };
        for _ in 0..20 {
            match random.below(10) {
                0 => drop(state.u8()),
                1 => drop(state.u32()),
                2 => drop(state.u64()),
                3 => drop(state.i64()),
                4 => drop(state.f64()),
                5 => drop(state.flag()),
                6 => drop(state.decimal()),
                7 => drop(state.text()),
                8 => drop(state.option(StateReader::intent_ref)),
                _ => drop(state.list(StateReader::u8)),
            }
        }
        let _ = state.finish();
    }
}

#[test]
fn any_sequence_of_writes_stays_inside_the_buffer() {
    for seed in 0..CASES {
        let mut random = Random::from_seed(seed);
        let mut buffer = [0xee; 64];
        let room = random.below(60) as usize;
        let mut writer = Writer::new(&mut buffer[..room]);
        let mut open = Vec::new();
        for _ in 0..random.below(12) {
            match random.below(5) {
                0 => writer.varint_field(1, random.next_u64()),
                1 => writer.fixed64_field(2, random.next_u64()),
                2 => writer.bytes_field(3, &[1; 9]),
                3 => open.push(writer.open_nested(4)),
                _ => open
                    .pop()
                    .into_iter()
                    .for_each(|prefix| writer.close_nested(prefix)),
            }
        }
        open.into_iter()
            .rev()
            .for_each(|prefix| writer.close_nested(prefix));
        assert!(
            writer.finish().map_or(true, |length| length <= room),
            "seed {seed}"
        );
        assert!(
            buffer[room..].iter().all(|byte| *byte == 0xee),
            "seed {seed}"
        );
    }
}
