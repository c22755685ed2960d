//! The Protobuf wire format, as much of it as the contract uses.
//!
//! What [`Writer`] produces is byte for byte what protobuf-java's serializer produces: fields in the order of their
//! numbers, default values left out, shortest varints, repeated numbers packed. [`Reader`] takes any bytes and never
//! panics; fields it does not know are skipped, so a message of a newer minor version can still be read.

mod error;
mod field;
#[macro_use]
mod macros;
mod message;
mod reader;
mod writer;

pub use error::WireError;
pub use field::{Field, Fixed64};
pub use message::Message;
pub use reader::{Behind, Reader};
pub use writer::Writer;

/// Wire type of a varint.
pub const VARINT: u32 = 0;
/// Wire type of eight little-endian bytes.
pub const FIXED64: u32 = 1;
/// Wire type of a length followed by that many bytes.
pub const BYTES: u32 = 2;
/// Wire type of four little-endian bytes.
pub const FIXED32: u32 = 5;

/// Number of a field that stands for a whole `oneof`; its members bring their own numbers.
pub const ONEOF: u32 = 0;

/// The tag that opens field `number` with the given wire type.
pub const fn tag(number: u32, wire_type: u32) -> u32 {
    number << 3 | wire_type
}
