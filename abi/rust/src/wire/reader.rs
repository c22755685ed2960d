//! Reads values off a slice of bytes.

use super::{tag, WireError, BYTES, FIXED32, FIXED64, VARINT};

/// A position in a slice of bytes. Every read is checked; after an error the position is undefined but safe.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads from the start of `bytes`.
    pub const fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    /// The next field's tag, or `None` at the end.
    #[inline]
    pub fn tag(&mut self) -> Result<Option<u32>, WireError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let value = self.varint()?;
        let in_range = value <= u64::from(u32::MAX) && value >= u64::from(tag(1, VARINT));
        if in_range {
            Ok(Some(value as u32))
        } else {
            Err(WireError::BadTag)
        }
    }

    /// A varint. Longer forms than needed are accepted, as every Protobuf parser does.
    #[inline]
    pub fn varint(&mut self) -> Result<u64, WireError> {
        match self.rest.split_first() {
            Some((&byte, rest)) if byte < 0x80 => {
                self.rest = rest;
                Ok(u64::from(byte))
            }
            _ => self.long_varint(),
        }
    }

    #[inline(never)]
    fn long_varint(&mut self) -> Result<u64, WireError> {
        let mut value = 0u64;
        for (index, &byte) in self.rest.iter().take(10).enumerate() {
            // The tenth byte holds bit 63 only; what does not fit falls off, as in protobuf-java.
            value |= u64::from(byte & 0x7f) << (7 * index as u32);
            if byte < 0x80 {
                self.rest = &self.rest[index + 1..];
                return Ok(value);
            }
        }
        Err(if self.rest.len() < 10 {
            WireError::Truncated
        } else {
            WireError::LongVarint
        })
    }

    /// A zigzag-coded varint.
    #[inline]
    pub fn sint64(&mut self) -> Result<i64, WireError> {
        let coded = self.varint()?;
        Ok((coded >> 1) as i64 ^ -((coded & 1) as i64))
    }

    /// Eight little-endian bytes.
    #[inline]
    pub fn fixed64(&mut self) -> Result<u64, WireError> {
        let mut bytes = [0u8; 8];
        bytes.copy_from_slice(self.take(8)?);
        Ok(u64::from_le_bytes(bytes))
    }

    /// A length and that many bytes.
    #[inline]
    pub fn bytes(&mut self) -> Result<&'a [u8], WireError> {
        let length = self.varint()?;
        if length > self.rest.len() as u64 {
            return Err(WireError::Truncated);
        }
        self.take(length as usize)
    }

    /// A reader over a length-delimited message.
    #[inline]
    pub fn nested(&mut self) -> Result<Reader<'a>, WireError> {
        Ok(Reader::new(self.bytes()?))
    }

    /// A string, not copied.
    pub fn string(&mut self) -> Result<&'a str, WireError> {
        core::str::from_utf8(self.bytes()?).map_err(|_| WireError::NotUtf8)
    }

    /// Whether nothing is left.
    pub const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// Skips the value behind `tag`. Groups do not exist in proto3 and are refused.
    pub fn skip(&mut self, tag: u32) -> Result<(), WireError> {
        match tag & 7 {
            VARINT => self.varint().map(drop),
            FIXED64 => self.take(8).map(drop),
            BYTES => self.bytes().map(drop),
            FIXED32 => self.take(4).map(drop),
            _ => Err(WireError::BadTag),
        }
    }

    #[inline]
    fn take(&mut self, length: usize) -> Result<&'a [u8], WireError> {
        if length > self.rest.len() {
            return Err(WireError::Truncated);
        }
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(head)
    }
}
