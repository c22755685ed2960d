//! A state's bytes. The golden one is in `vectors/state.jsonl`, for the SDKs of other languages.

use stratos_sdk::testing::{decimal, Setup, TestHost};
use stratos_sdk::*;

const GOLDEN: &str = include_str!("../../../src/test/resources/vectors/state.jsonl");

/// One field of each kind, with the values that the golden file names.
#[derive(Debug, PartialEq)]
struct Everything {
    float: f64,
    nan: f64,
    list: Vec<i64>,
}

impl Strategy for Everything {
    const STATE_SCHEMA_VERSION: u32 = 258;

    fn on_init(_: &mut Context) -> Result<Self, InitError> {
        Ok(Everything {
            float: -0.1,
            nan: f64::from_bits(0xfff0_0000_0000_0001),
            list: vec![-1, 2],
        })
    }

    fn on_event(&mut self, _: &mut Context, _: &Event) {}

    fn save(&self, state: &mut StateWriter) {
        state.u8(255);
        state.u32(1_000_000);
        state.u64(u64::MAX);
        state.i64(-2);
        state.f64(self.float);
        state.f64(self.nan);
        state.flag(true);
        state.decimal(decimal("-905.01"));
        state.intent_ref(IntentRef {
            cursor: 41,
            ordinal: 2,
        });
        state.bytes(&[1, 2, 3]);
        state.text("é");
        state.option(Some(7), StateWriter::u32);
        state.option(None, StateWriter::u32);
        state.list(&self.list, |state, item| state.i64(*item));
    }

    fn restore(&mut self, state: &mut StateReader<'_>) -> Result<(), StateError> {
        assert_eq!(state.u8(), Ok(255));
        assert_eq!(state.u32(), Ok(1_000_000));
        assert_eq!(state.u64(), Ok(u64::MAX));
        assert_eq!(state.i64(), Ok(-2));
        self.float = state.f64()?;
        self.nan = state.f64()?;
        assert_eq!(state.flag(), Ok(true));
        assert!(state.decimal()?.same_form(decimal("-905.01")));
        assert_eq!(
            state.intent_ref(),
            Ok(IntentRef {
                cursor: 41,
                ordinal: 2
            })
        );
        assert_eq!(state.bytes(), Ok(&[1, 2, 3][..]));
        assert_eq!(state.text(), Ok("é"));
        assert_eq!(state.option(StateReader::u32), Ok(Some(7)));
        assert_eq!(state.option(StateReader::u32), Ok(None));
        self.list = state.list(StateReader::i64)?;
        Ok(())
    }
}

#[test]
fn every_kind_of_field_has_the_golden_bytes() {
    let mut host: TestHost<Everything> = Setup::new().start();
    let state = host.checkpoint().state;
    let hex: String = state
        .state
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(GOLDEN.rsplit('"').nth(1), Some(&hex[..]));
    assert_eq!(state.schema_version, 258);
}

#[test]
fn what_was_written_is_read() {
    let mut host: TestHost<Everything> = Setup::new().start();
    let checkpoint = host.checkpoint();
    let restored: TestHost<Everything> = Setup::new().restore(&checkpoint).unwrap();
    assert_eq!(restored.strategy().float.to_bits(), (-0.1f64).to_bits());
    assert_eq!(restored.strategy().nan.to_bits(), 0x7ff8_0000_0000_0000);
    assert_eq!(restored.strategy().list, [-1, 2]);
}

fn reader(fields: &[u8]) -> StateReader<'_> {
    StateReader::new(fields).unwrap()
}

#[test]
fn impossible_values_are_refused() {
    let mut flag = reader(b"STS1\0\0\0\0\x02");
    assert_eq!(flag.flag(), Err(StateError::BadValue));
    let mut scale = reader(b"STS1\0\0\0\0\x01\0\0\0\0\0\0\0\x13");
    assert_eq!(scale.decimal(), Err(StateError::BadValue));
    let mut text = reader(b"STS1\0\0\0\0\x02\0\0\0\xc3\x28");
    assert_eq!(text.text(), Err(StateError::BadValue));
}

#[test]
fn lengths_past_the_end_are_refused_before_memory_is_taken() {
    let mut bytes = reader(b"STS1\0\0\0\0\xff\xff\xff\xff\0");
    assert_eq!(bytes.bytes(), Err(StateError::Truncated));
    let mut list = reader(b"STS1\0\0\0\0\xff\xff\xff\xff\0");
    assert_eq!(list.list(|_| Ok(())), Err(StateError::Truncated));
}

#[test]
fn what_does_not_begin_as_a_state_is_none() {
    for bytes in [&b""[..], b"STS", b"STS2\0\0\0\0", b"\0\0\0\0\0\0\0\0"] {
        assert_eq!(StateReader::new(bytes).err(), Some(StateError::NotAState));
    }
    assert_eq!(
        StateReader::new(b"STS1\0\0\0").err(),
        Some(StateError::Truncated)
    );
}
