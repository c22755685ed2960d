//! How each Rust type of a message is written and read as a field.

use super::{tag, Message, Reader, Writer, BYTES, FIXED64, VARINT};
use alloc::string::String;
use alloc::vec::Vec;

/// A type that can be a field of a message.
pub trait Field {
    /// Whether a value behind tag `got` belongs to this field, declared with `number`.
    fn accepts(number: u32, got: u32) -> bool;

    /// Writes the field unless it has its default value.
    fn put(&self, number: u32, writer: &mut Writer<'_>);

    /// Writes the field in any case, as a member of a `oneof` must.
    fn put_always(&self, number: u32, writer: &mut Writer<'_>) {
        self.put(number, writer);
    }

    /// Reads the value behind tag `got`.
    fn merge(&mut self, got: u32, reader: &mut Reader<'_>);
}

/// A field that is one varint; `$read` turns the raw value into the type, `$write` back.
macro_rules! varint_field {
    ($type:ty, $read:expr, $write:expr) => {
        impl Field for $type {
            #[inline]
            fn accepts(number: u32, got: u32) -> bool {
                got == tag(number, VARINT)
            }

            #[inline]
            fn put(&self, number: u32, writer: &mut Writer<'_>) {
                if *self != <$type>::default() {
                    self.put_always(number, writer);
                }
            }

            #[inline]
            fn put_always(&self, number: u32, writer: &mut Writer<'_>) {
                writer.varint_field(number, $write(*self));
            }

            #[inline]
            fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
                *self = $read(reader.varint());
            }
        }
    };
}

varint_field!(u32, |raw: u64| raw as u32, |value: u32| u64::from(value));
varint_field!(u64, |raw: u64| raw, |value: u64| value);
varint_field!(i64, |raw: u64| raw as i64, |value: i64| value as u64);
varint_field!(bool, |raw: u64| raw != 0, |value: bool| u64::from(value));

/// A number written as eight bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fixed64(pub u64);

impl Field for Fixed64 {
    #[inline]
    fn accepts(number: u32, got: u32) -> bool {
        got == tag(number, FIXED64)
    }

    #[inline]
    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        if self.0 != 0 {
            writer.fixed64_field(number, self.0);
        }
    }

    #[inline]
    fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
        self.0 = reader.fixed64();
    }
}

/// A type that is written as a length and bytes.
macro_rules! accepts_bytes {
    () => {
        #[inline]
        fn accepts(number: u32, got: u32) -> bool {
            got == tag(number, BYTES)
        }
    };
}

impl Field for String {
    accepts_bytes!();

    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        if !self.is_empty() {
            self.put_always(number, writer);
        }
    }

    fn put_always(&self, number: u32, writer: &mut Writer<'_>) {
        writer.bytes_field(number, self.as_bytes());
    }

    fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
        *self = String::from(reader.string());
    }
}

impl Field for Vec<String> {
    accepts_bytes!();

    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        for string in self {
            string.put_always(number, writer);
        }
    }

    fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
        self.push(String::from(reader.string()));
    }
}

/// The `bytes` type.
impl Field for Vec<u8> {
    accepts_bytes!();

    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        if !self.is_empty() {
            writer.bytes_field(number, self);
        }
    }

    fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
        let bytes = reader.bytes();
        self.clear();
        self.extend_from_slice(bytes);
    }
}

/// A message that is always there: written even when empty, read as its default where it is absent.
impl<T: Message> Field for T {
    accepts_bytes!();

    /// Never inlined, for the same reason as [`Message::merge_fields`].
    #[inline(never)]
    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        let prefix = writer.open_nested(number);
        self.put_fields(writer);
        writer.close_nested(prefix);
    }

    #[inline]
    fn merge(&mut self, _got: u32, reader: &mut Reader<'_>) {
        let behind = reader.enter();
        self.merge_fields(reader);
        reader.leave(behind);
    }
}

/// A message that may be absent.
impl<T: Message> Field for Option<T> {
    accepts_bytes!();

    #[inline]
    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        if let Some(message) = self {
            message.put(number, writer);
        }
    }

    #[inline]
    fn merge(&mut self, got: u32, reader: &mut Reader<'_>) {
        self.get_or_insert_with(T::default).merge(got, reader);
    }
}

impl<T: Message> Field for Vec<T> {
    accepts_bytes!();

    #[inline]
    fn put(&self, number: u32, writer: &mut Writer<'_>) {
        for message in self {
            message.put(number, writer);
        }
    }

    fn merge(&mut self, got: u32, reader: &mut Reader<'_>) {
        let mut message = T::default();
        message.merge(got, reader);
        self.push(message);
    }
}
