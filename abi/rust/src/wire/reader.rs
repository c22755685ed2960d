//! Reads values off a slice of bytes.

use super::{tag, WireError, BYTES, FIXED32, FIXED64, VARINT};

/// A position in a slice of bytes. Every read is checked.
///
/// The first error sticks: from then on there is nothing left to read, values are zero and empty, and
/// [`Reader::finish`] tells what went wrong. So readers of messages need not look after each step, and a module stays
/// small.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// What is left of the innermost open message.
    rest: &'a [u8],
    error: Option<WireError>,
}

/// What comes behind a nested message; [`Reader::leave`] takes it.
#[derive(Debug)]
pub struct Behind<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader {
            rest: bytes,
            error: None,
        }
    }

    /// # Errors
    /// The first one of all reads.
    pub const fn finish(self) -> Result<(), WireError> {
        match self.error {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }

    /// Notes an error; only the first one counts.
    #[cold]
    #[inline(never)]
    pub fn fail(&mut self, error: WireError) {
        self.error = self.error.or(Some(error));
        self.rest = &[];
    }

    /// The next field's tag, or 0 at the end and after an error.
    #[inline]
    pub fn tag(&mut self) -> u32 {
        if self.rest.is_empty() {
            return 0;
        }
        let value = self.varint();
        let is_tag = value >= u64::from(tag(1, VARINT)) && value <= u64::from(u32::MAX);
        if !is_tag {
            self.fail(WireError::BadTag);
            return 0;
        }
        value as u32
    }

    /// A varint. Longer forms than needed are accepted, as every Protobuf parser does.
    #[inline]
    pub fn varint(&mut self) -> u64 {
        match self.rest.split_first() {
            Some((&byte, rest)) if byte < 0x80 => {
                self.rest = rest;
                u64::from(byte)
            }
            _ => self.long_varint(),
        }
    }

    #[inline(never)]
    fn long_varint(&mut self) -> u64 {
        let mut value = 0u64;
        let mut shift = 0;
        let mut rest = self.rest;
        while let Some((&byte, behind)) = rest.split_first() {
            // The tenth byte holds bit 63 only; what does not fit falls off, as in protobuf-java.
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                self.rest = behind;
                return value;
            }
            if shift == 63 {
                self.fail(WireError::LongVarint);
                return 0;
            }
            shift += 7;
            rest = behind;
        }
        self.fail(WireError::Truncated);
        0
    }

    /// A zigzag-coded varint.
    #[inline]
    pub fn sint64(&mut self) -> i64 {
        let coded = self.varint();
        (coded >> 1) as i64 ^ -((coded & 1) as i64)
    }

    /// Eight little-endian bytes.
    pub fn fixed64(&mut self) -> u64 {
        let mut bytes = [0u8; 8];
        let taken = self.take(8);
        if taken.len() == 8 {
            bytes.copy_from_slice(taken);
        }
        u64::from_le_bytes(bytes)
    }

    /// A length and that many bytes.
    pub fn bytes(&mut self) -> &'a [u8] {
        let length = self.varint();
        if length > self.rest.len() as u64 {
            self.fail(WireError::Truncated);
            return &[];
        }
        self.take(length as usize)
    }

    /// A string, not copied.
    pub fn string(&mut self) -> &'a str {
        match core::str::from_utf8(self.bytes()) {
            Ok(string) => string,
            Err(_) => {
                self.fail(WireError::NotUtf8);
                ""
            }
        }
    }

    /// Goes into a length-delimited message: its end is the reader's end until [`Reader::leave`].
    #[inline]
    pub fn enter(&mut self) -> Behind<'a> {
        let inner = self.bytes();
        Behind(core::mem::replace(&mut self.rest, inner))
    }

    /// Goes on behind the message that [`Reader::enter`] went into, whatever is left of it.
    #[inline]
    pub fn leave(&mut self, behind: Behind<'a>) {
        if self.error.is_none() {
            self.rest = behind.0;
        }
    }

    /// Whether nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Skips the value behind `tag`. Groups do not exist in proto3 and are refused.
    #[inline(never)]
    pub fn skip(&mut self, tag: u32) {
        match tag & 7 {
            VARINT => drop(self.varint()),
            FIXED64 => drop(self.take(8)),
            BYTES => drop(self.bytes()),
            FIXED32 => drop(self.take(4)),
            _ => self.fail(WireError::BadTag),
        }
    }

    #[inline]
    fn take(&mut self, length: usize) -> &'a [u8] {
        if length > self.rest.len() {
            self.fail(WireError::Truncated);
            return &[];
        }
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        head
    }
}
