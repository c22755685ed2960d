//! What every message of the contract can do.

use super::{Reader, WireError, Writer};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

/// A message of the contract. Its default value is the empty message.
pub trait Message: Default {
    /// Writes the fields in the order of their numbers, without a length in front.
    fn put_fields(&self, writer: &mut Writer<'_>);

    /// Reads the value behind `tag` into the field it belongs to, or skips it.
    fn merge_field(&mut self, tag: u32, reader: &mut Reader<'_>);

    /// Reads fields up to the reader's end. A field that comes twice is merged as Protobuf demands.
    ///
    /// One function for each message, never inlined: the sandbox refuses functions that are too big to be compiled well.
    #[inline(never)]
    fn merge_fields(&mut self, reader: &mut Reader<'_>) {
        loop {
            match reader.tag() {
                0 => return,
                tag => self.merge_field(tag, reader),
            }
        }
    }

    /// Reads a whole message into this one.
    ///
    /// # Errors
    /// Why the bytes are not a message; the fields read until then stay.
    fn read(&mut self, bytes: &[u8]) -> Result<(), WireError> {
        let mut reader = Reader::new(bytes);
        self.merge_fields(&mut reader);
        reader.finish()
    }

    /// Reads a whole message.
    fn decode(bytes: &[u8]) -> Result<Self, WireError> {
        let mut message = Self::default();
        message.read(bytes)?;
        Ok(message)
    }

    /// Writes the whole message to the start of `buffer` and returns its length.
    fn encode(&self, buffer: &mut [u8]) -> Result<usize, WireError> {
        let mut writer = Writer::new(buffer);
        self.put_fields(&mut writer);
        writer.finish()
    }

    /// The whole message as bytes of its own. For tools and tests; allocates.
    fn to_bytes(&self) -> Vec<u8> {
        let mut buffer = vec![0; 256];
        loop {
            if let Ok(length) = self.encode(&mut buffer) {
                buffer.truncate(length);
                return buffer;
            }
            buffer.resize(buffer.len() * 2, 0);
        }
    }
}

impl<T: Message> Message for Box<T> {
    fn put_fields(&self, writer: &mut Writer<'_>) {
        T::put_fields(self, writer);
    }

    fn merge_field(&mut self, tag: u32, reader: &mut Reader<'_>) {
        T::merge_field(self, tag, reader);
    }
}
