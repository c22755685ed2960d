//! Writes values into a fixed buffer.

use super::{tag, WireError, BYTES, FIXED64, VARINT};

/// Writes into a buffer of fixed size. Past its end nothing more is written and [`Writer::finish`] says
/// [`WireError::Full`], so that callers need not check each step.
#[derive(Debug)]
pub struct Writer<'a> {
    buffer: &'a mut [u8],
    length: usize,
    full: bool,
}

impl<'a> Writer<'a> {
    /// Writes from the start of `buffer`.
    pub fn new(buffer: &'a mut [u8]) -> Writer<'a> {
        Writer {
            buffer,
            length: 0,
            full: false,
        }
    }

    /// Number of bytes written, or [`WireError::Full`] if some did not fit.
    pub fn finish(self) -> Result<usize, WireError> {
        if self.full {
            Err(WireError::Full)
        } else {
            Ok(self.length)
        }
    }

    /// Field `number` as a varint, also when it is zero.
    pub fn varint_field(&mut self, number: u32, value: u64) {
        self.varint(u64::from(tag(number, VARINT)));
        self.varint(value);
    }

    /// Field `number` as a zigzag-coded varint, also when it is zero.
    pub fn sint64_field(&mut self, number: u32, value: i64) {
        self.varint_field(number, (value << 1 ^ value >> 63) as u64);
    }

    /// Field `number` as eight little-endian bytes, also when it is zero.
    pub fn fixed64_field(&mut self, number: u32, value: u64) {
        self.varint(u64::from(tag(number, FIXED64)));
        self.raw(&value.to_le_bytes());
    }

    /// Field `number` as a length and the bytes, also when there are none.
    pub fn bytes_field(&mut self, number: u32, bytes: &[u8]) {
        self.varint(u64::from(tag(number, BYTES)));
        self.varint(bytes.len() as u64);
        self.raw(bytes);
    }

    /// Begins field `number` as a length and what is written until [`Writer::close_nested`], which takes the answer.
    pub fn open_nested(&mut self, number: u32) -> usize {
        self.varint(u64::from(tag(number, BYTES)));
        let prefix = self.length;
        // Most bodies are below 128 bytes: room for one length byte, and a longer body moves up.
        self.varint(0);
        prefix
    }

    /// Ends what [`Writer::open_nested`] began.
    pub fn close_nested(&mut self, prefix: usize) {
        if self.full {
            return;
        }
        let start = prefix + 1;
        let end = self.length;
        let body_length = end - start;
        let extra = varint_length(body_length as u64) - 1;
        if extra > self.buffer.len() - end {
            self.full = true;
            return;
        }
        if extra > 0 {
            self.buffer.copy_within(start..end, start + extra);
        }
        self.length = prefix;
        self.varint(body_length as u64);
        self.length = end + extra;
    }

    /// A bare varint, in its shortest form.
    #[inline(never)]
    pub fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.byte(value as u8 | 0x80);
            value >>= 7;
        }
        self.byte(value as u8);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        match self.buffer.get_mut(self.length) {
            Some(slot) if !self.full => {
                *slot = byte;
                self.length += 1;
            }
            _ => self.full = true,
        }
    }

    fn raw(&mut self, bytes: &[u8]) {
        if self.full || bytes.len() > self.buffer.len() - self.length {
            self.full = true;
            return;
        }
        self.buffer[self.length..self.length + bytes.len()].copy_from_slice(bytes);
        self.length += bytes.len();
    }
}

/// Number of bytes of the shortest varint for `value`.
const fn varint_length(value: u64) -> usize {
    let significant_bits = 64 - (value | 1).leading_zeros() as usize;
    (significant_bits + 6) / 7
}
