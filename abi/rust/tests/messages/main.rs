//! Golden messages: every message and field of the contract, as text and as bytes, for the SDKs of all languages.
//!
//! `abi/src/test/resources/vectors/messages.jsonl` has one message a line: its name here, its Protobuf type, its value in
//! Protobuf text format, and its bytes as lower-case hex. The text stands beside the code that makes the value, so that
//! it documents the code and lets another implementation check both ways: parse the text and serialize it; parse the
//! bytes and print them. To write the file after a deliberate change of the contract:
//! `STRATOS_WRITE_VECTORS=1 cargo test --test messages`.

mod callbacks;
mod config;
mod descriptor;
mod events;
mod executions;
mod intents;
mod types;

use std::fmt::{Debug, Write};
use std::path::PathBuf;
use stratos_sdk::wire::Message;
use stratos_sdk::Decimal;

/// The lines of the file, in order.
#[derive(Default)]
pub struct Golden {
    lines: Vec<String>,
}

impl Golden {
    /// One message: checks that it survives the way to bytes and back, and takes its line.
    fn add<M: Message + PartialEq + Debug>(
        &mut self,
        name: &str,
        kind: &str,
        text: &str,
        message: M,
    ) {
        let bytes = message.to_bytes();
        let back = M::decode(&bytes).expect(name);
        assert_eq!(back, message, "{name}");
        assert_eq!(back.to_bytes(), bytes, "{name}");
        let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        });
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        self.lines.push(format!(
            r#"{{"name":"{name}","type":"stratos.abi.v1.{kind}","text":"{text}","hex":"{hex}"}}"#
        ));
    }
}

/// `units * 10^-scale`.
fn d(units: i64, scale: u8) -> Decimal {
    Decimal::new(units, scale).unwrap()
}

fn golden() -> Golden {
    let mut golden = Golden::default();
    types::add(&mut golden);
    config::add(&mut golden);
    events::add(&mut golden);
    executions::add(&mut golden);
    intents::add(&mut golden);
    callbacks::add(&mut golden);
    descriptor::add(&mut golden);
    golden
}

#[test]
fn every_message_has_the_golden_bytes() {
    let lines = golden().lines;
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../src/test/resources/vectors/messages.jsonl");
    if std::env::var_os("STRATOS_WRITE_VECTORS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
    let file = std::fs::read_to_string(&path).unwrap();
    for (golden, line) in file.lines().zip(&lines) {
        assert_eq!(golden, line);
    }
    assert_eq!(file.lines().count(), lines.len());
}

#[test]
fn names_are_used_once() {
    let mut names: Vec<String> = golden()
        .lines
        .iter()
        .map(|line| line.split('"').nth(3).unwrap().into())
        .collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}
