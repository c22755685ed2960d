//! A strategy's state as bytes: written and read field by field, the same on every machine.
//!
//! Layout: the four bytes `STS1`, the schema version as `u32`, then what the strategy wrote. All numbers are
//! little-endian. Nothing says what a field is: writer and reader must go in the same order, and a changed order needs a
//! new [`STATE_SCHEMA_VERSION`](crate::Strategy::STATE_SCHEMA_VERSION).

use crate::contract::types::IntentRef;
use crate::Decimal;
use alloc::vec::Vec;
use core::fmt;

const MAGIC: [u8; 4] = *b"STS1";

/// Every NaN is written as this one, so that equal states are equal bytes.
const NAN_BITS: u64 = 0x7ff8_0000_0000_0000;

/// Why bytes are not the state that a strategy wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateError {
    /// The bytes do not begin as a state does.
    NotAState,
    /// The bytes end before the last field.
    Truncated,
    /// Bytes are left behind the last field.
    Trailing,
    /// A flag is neither 0 nor 1, a decimal has more than 18 places, or a text is not UTF-8.
    BadValue,
    /// Written with a schema version that this strategy does not read.
    SchemaVersion(u32),
    /// The strategy itself refuses what it read.
    Refused,
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StateError::NotAState => f.write_str("the bytes do not begin as a state does"),
            StateError::Truncated => f.write_str("the state ends before its last field"),
            StateError::Trailing => f.write_str("bytes are left behind the state's last field"),
            StateError::BadValue => f.write_str("a field of the state has an impossible value"),
            StateError::SchemaVersion(got) => {
                write!(f, "schema version {} is not one this strategy reads", got)
            }
            StateError::Refused => f.write_str("the strategy refuses the state"),
        }
    }
}

/// Takes a strategy's state, field by field. Past its limit it drops what comes and the checkpoint fails.
#[derive(Debug, Default)]
pub struct StateWriter {
    bytes: Vec<u8>,
    limit: usize,
    full: bool,
}

impl StateWriter {
    /// Starts over for a state of at most `limit` bytes, header included. Keeps the memory it has.
    pub(crate) fn start(&mut self, schema_version: u32, limit: usize) {
        self.bytes.clear();
        self.limit = limit;
        self.full = false;
        self.raw(&MAGIC);
        self.u32(schema_version);
    }

    /// The finished state, or `None` if it went past the limit.
    pub(crate) fn finished(&self) -> Option<&[u8]> {
        if self.full {
            None
        } else {
            Some(&self.bytes)
        }
    }

    /// One byte.
    pub fn u8(&mut self, value: u8) {
        self.raw(&[value]);
    }

    /// Four bytes.
    pub fn u32(&mut self, value: u32) {
        self.raw(&value.to_le_bytes());
    }

    /// Eight bytes.
    pub fn u64(&mut self, value: u64) {
        self.raw(&value.to_le_bytes());
    }

    /// Eight bytes, two's complement.
    pub fn i64(&mut self, value: i64) {
        self.raw(&value.to_le_bytes());
    }

    /// Eight bytes, IEEE 754; every NaN becomes the same one.
    pub fn f64(&mut self, value: f64) {
        self.u64(if value.is_nan() {
            NAN_BITS
        } else {
            value.to_bits()
        });
    }

    /// One byte, 0 or 1.
    pub fn flag(&mut self, value: bool) {
        self.u8(u8::from(value));
    }

    /// Nine bytes: units, then scale.
    pub fn decimal(&mut self, value: Decimal) {
        self.i64(value.units());
        self.u8(value.scale());
    }

    /// Twelve bytes: cursor, then ordinal.
    pub fn intent_ref(&mut self, value: IntentRef) {
        self.u64(value.cursor);
        self.u32(value.ordinal);
    }

    /// A `u32` length, then the bytes.
    pub fn bytes(&mut self, value: &[u8]) {
        match u32::try_from(value.len()) {
            Ok(length) => self.u32(length),
            Err(_) => self.full = true,
        }
        self.raw(value);
    }

    /// A `u32` length, then the text as UTF-8.
    pub fn text(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    /// One byte, 0 or 1, and the value where there is one.
    pub fn option<T>(&mut self, value: Option<T>, put: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(present) = value {
            put(self, present);
        }
    }

    /// A `u32` count, then each item.
    pub fn list<'a, T: 'a>(&mut self, items: &'a [T], mut put: impl FnMut(&mut Self, &'a T)) {
        match u32::try_from(items.len()) {
            Ok(count) => self.u32(count),
            Err(_) => self.full = true,
        }
        for item in items {
            if self.full {
                return;
            }
            put(self, item);
        }
    }

    fn raw(&mut self, bytes: &[u8]) {
        if self.full || bytes.len() > self.limit - self.bytes.len() {
            self.full = true;
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }
}

/// Gives a state back, field by field, in the order it was written. Never panics, whatever the bytes.
#[derive(Debug)]
pub struct StateReader<'a> {
    rest: &'a [u8],
    schema_version: u32,
}

impl<'a> StateReader<'a> {
    /// Reads the header of `bytes`.
    ///
    /// # Errors
    /// `NotAState` or `Truncated`.
    pub fn new(bytes: &'a [u8]) -> Result<StateReader<'a>, StateError> {
        let mut reader = StateReader {
            rest: bytes,
            schema_version: 0,
        };
        if reader.take(MAGIC.len()) != Ok(&MAGIC) {
            return Err(StateError::NotAState);
        }
        reader.schema_version = reader.u32()?;
        Ok(reader)
    }

    /// The version of the layout that the bytes were written with.
    pub const fn schema_version(&self) -> u32 {
        self.schema_version
    }

    /// # Errors
    /// `Trailing` where bytes are left.
    pub fn finish(self) -> Result<(), StateError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(StateError::Trailing)
        }
    }

    /// One byte.
    ///
    /// # Errors
    /// `Truncated`; so do all that follow.
    pub fn u8(&mut self) -> Result<u8, StateError> {
        Ok(self.array::<1>()?[0])
    }

    /// Four bytes.
    #[allow(clippy::missing_errors_doc)]
    pub fn u32(&mut self) -> Result<u32, StateError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// Eight bytes.
    #[allow(clippy::missing_errors_doc)]
    pub fn u64(&mut self) -> Result<u64, StateError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// Eight bytes, two's complement.
    #[allow(clippy::missing_errors_doc)]
    pub fn i64(&mut self) -> Result<i64, StateError> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    /// Eight bytes, IEEE 754.
    #[allow(clippy::missing_errors_doc)]
    pub fn f64(&mut self) -> Result<f64, StateError> {
        Ok(f64::from_bits(self.u64()?))
    }

    /// One byte.
    ///
    /// # Errors
    /// Also `BadValue` where it is neither 0 nor 1.
    pub fn flag(&mut self) -> Result<bool, StateError> {
        match self.u8()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(StateError::BadValue),
        }
    }

    /// Units and scale.
    ///
    /// # Errors
    /// Also `BadValue` where the scale is above 18.
    pub fn decimal(&mut self) -> Result<Decimal, StateError> {
        let units = self.i64()?;
        Decimal::new(units, self.u8()?).ok_or(StateError::BadValue)
    }

    /// Cursor and ordinal.
    #[allow(clippy::missing_errors_doc)]
    pub fn intent_ref(&mut self) -> Result<IntentRef, StateError> {
        Ok(IntentRef {
            cursor: self.u64()?,
            ordinal: self.u32()?,
        })
    }

    /// A length and the bytes, not copied.
    #[allow(clippy::missing_errors_doc)]
    pub fn bytes(&mut self) -> Result<&'a [u8], StateError> {
        let length = self.u32()? as usize;
        self.take(length)
    }

    /// A length and the text, not copied.
    ///
    /// # Errors
    /// Also `BadValue` where it is not UTF-8.
    pub fn text(&mut self) -> Result<&'a str, StateError> {
        core::str::from_utf8(self.bytes()?).map_err(|_| StateError::BadValue)
    }

    /// A value where there is one.
    ///
    /// # Errors
    /// What `get` gives.
    pub fn option<T>(
        &mut self,
        get: impl FnOnce(&mut Self) -> Result<T, StateError>,
    ) -> Result<Option<T>, StateError> {
        if self.flag()? {
            get(self).map(Some)
        } else {
            Ok(None)
        }
    }

    /// A list.
    ///
    /// # Errors
    /// What `get` gives. A count that the bytes cannot hold ends there too, before much memory is taken.
    pub fn list<T>(
        &mut self,
        mut get: impl FnMut(&mut Self) -> Result<T, StateError>,
    ) -> Result<Vec<T>, StateError> {
        let count = self.u32()? as usize;
        // An item of zero bytes would let a count of four billion pass.
        if count > self.rest.len() {
            return Err(StateError::Truncated);
        }
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(get(self)?);
        }
        Ok(items)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], StateError> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N)?);
        Ok(array)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], StateError> {
        if length > self.rest.len() {
            return Err(StateError::Truncated);
        }
        let (head, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(head)
    }
}
