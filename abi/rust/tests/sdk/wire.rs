//! Reading and writing, byte by byte.

use stratos_sdk::contract::callback::{Callback, Decision, Input, StateUpdate, TimerEvent};
use stratos_sdk::contract::descriptor::{Capabilities, EventKind};
use stratos_sdk::wire::{Message, Reader, WireError, Writer};
use stratos_sdk::*;

fn decode<M: Message>(hex: &str) -> Result<M, WireError> {
    let digits: Vec<u8> = hex.bytes().filter(|digit| *digit != b' ').collect();
    let bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    M::decode(&bytes)
}

#[test]
fn fields_that_are_not_known_are_skipped() {
    // 3: varint, 4: eight bytes, 5: two bytes, 6: four bytes, all unknown to TimerEvent.
    let timer: TimerEvent =
        decode("18 96 01  08 05  21 0102030405060708  2a 02 aabb  35 01020304  10 07").unwrap();
    assert_eq!(
        timer,
        TimerEvent {
            timer_id: 5,
            due_time_ns: 7
        }
    );
}

#[test]
fn a_known_field_of_another_wire_type_is_skipped() {
    let timer: TimerEvent = decode("0a 01 05  10 07").unwrap();
    assert_eq!(
        timer,
        TimerEvent {
            timer_id: 0,
            due_time_ns: 7
        }
    );
}

#[test]
fn an_unknown_event_body_is_left_out() {
    // Field 30, a kind of a newer contract.
    let event: Event = decode("08 01  f2 01 02 08 01").unwrap();
    assert_eq!((event.sequence, event.body), (1, EventBody::Unknown));
}

#[test]
fn an_unknown_enum_number_reads_as_documented() {
    let trade: Trade = decode("18 63").unwrap();
    assert_eq!(trade.aggressor, Side::Unspecified);
    let safety: SafetyEvent = decode("08 63").unwrap();
    assert_eq!(safety.state, SafetyState::Halt);
    let alert: AlertIntent = decode("10 ffffffffffffffffff01").unwrap();
    assert_eq!(alert.severity, AlertSeverity::Critical);
}

#[test]
fn the_last_of_equal_scalars_counts_and_messages_are_merged() {
    let timer: TimerEvent = decode("08 05  08 06").unwrap();
    assert_eq!(timer.timer_id, 6);
    let trade: Trade = decode("0a 02 08 02  0a 02 10 03").unwrap();
    assert!(trade.price.same_form(Decimal::new(1, 3).unwrap()));
}

#[test]
fn the_last_member_of_a_oneof_counts() {
    let input: Input = decode("2a 02 08 01  22 02 08 09").unwrap();
    assert_eq!(
        input.callback,
        Callback::Timer(TimerEvent {
            timer_id: 9,
            due_time_ns: 0
        })
    );
}

#[test]
fn repeated_numbers_are_read_packed_and_unpacked() {
    let packed: Capabilities = decode("0a 03 01 02 05").unwrap();
    let unpacked: Capabilities = decode("08 01  08 02  08 05").unwrap();
    assert_eq!(packed, unpacked);
    assert_eq!(
        packed.events,
        [EventKind::Trade, EventKind::Quote, EventKind::Bar]
    );
    assert_eq!(unpacked.to_bytes(), [0x0a, 3, 1, 2, 5]);
}

#[test]
fn broken_bytes_are_refused_by_name() {
    for (hex, error) in [
        ("08", WireError::Truncated),
        ("08 80", WireError::Truncated),
        ("08 ffffffffffffffffffff01", WireError::LongVarint),
        ("00 01", WireError::BadTag),
        ("03", WireError::BadTag),
        ("0b", WireError::BadTag),
        ("0c", WireError::BadTag),
        ("1e 00", WireError::BadTag),
        ("ffffffff7f 00", WireError::BadTag),
        ("1a 05 01", WireError::Truncated),
        ("1a ffffffffffffffffff01", WireError::Truncated),
        ("19 010203", WireError::Truncated),
        ("1d 010203", WireError::Truncated),
    ] {
        assert_eq!(decode::<TimerEvent>(hex), Err(error), "{hex}");
    }
    assert_eq!(decode::<Decimal>("10 13"), Err(WireError::BadDecimal));
    assert_eq!(decode::<Decimal>("10 ff01"), Err(WireError::BadDecimal));
    assert_eq!(decode::<Instrument>("12 02 c328"), Err(WireError::NotUtf8));
}

#[test]
fn varints_at_their_edges() {
    for (value, length) in [
        (0u64, 1),
        (0x7f, 1),
        (0x80, 2),
        (0x3fff, 2),
        (0x4000, 3),
        (u64::from(u32::MAX), 5),
        (1 << 63, 10),
        (u64::MAX, 10),
    ] {
        let mut buffer = [0; 10];
        let mut writer = Writer::new(&mut buffer);
        writer.varint(value);
        assert_eq!(writer.finish(), Ok(length));
        let mut reader = Reader::new(&buffer[..length]);
        assert_eq!(reader.varint(), value);
        assert!(reader.is_empty());
        assert_eq!(reader.finish(), Ok(()));
    }
}

#[test]
fn a_longer_varint_than_needed_is_read() {
    let timer: TimerEvent = decode("08 85 80 80 00").unwrap();
    assert_eq!(timer.timer_id, 5);
}

#[test]
fn every_buffer_that_is_too_short_is_full_and_the_exact_one_fits() {
    let decision = Decision {
        intents: vec![Intent::from(OrderIntent::market(1, Side::Buy, Decimal::ONE)); 3],
        state_update: Some(StateUpdate {
            state: vec![1; 150],
            ..StateUpdate::default()
        }),
        ..Decision::default()
    };
    let bytes = decision.to_bytes();
    for length in 0..bytes.len() {
        let mut buffer = vec![0xee; bytes.len() + 1];
        assert_eq!(decision.encode(&mut buffer[..length]), Err(WireError::Full));
        assert!(
            buffer[length..].iter().all(|byte| *byte == 0xee),
            "wrote past its end"
        );
    }
    let mut exact = vec![0; bytes.len()];
    assert_eq!(decision.encode(&mut exact), Ok(bytes.len()));
    assert_eq!(exact, bytes);
}
