//! Why bytes are not a message.

use core::fmt;

/// Why bytes could not be read as a message, or a message not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// The bytes end inside a value, or a length points past the end.
    Truncated,
    /// A varint is longer than ten bytes.
    LongVarint,
    /// A tag has field number 0, or a wire type that proto3 does not have.
    BadTag,
    /// A string is not UTF-8.
    NotUtf8,
    /// A decimal has more than 18 places.
    BadDecimal,
    /// The message does not fit the buffer it is written to.
    Full,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WireError::Truncated => "the bytes end inside a value",
            WireError::LongVarint => "a varint is longer than ten bytes",
            WireError::BadTag => "a tag is not one of proto3",
            WireError::NotUtf8 => "a string is not UTF-8",
            WireError::BadDecimal => "a decimal has more than 18 places",
            WireError::Full => "the message does not fit its buffer",
        })
    }
}
