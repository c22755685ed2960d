//! The three shapes a contract file is made of: `message!`, `oneof!`, `enumeration!`.

/// A message: a struct whose fields carry the numbers of the `.proto` file, in rising order.
macro_rules! message {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* pub $field:ident: $type:ty = $number:expr, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
        }

        impl $crate::wire::Message for $name {
            #[inline]
            #[allow(unused_variables)]
            fn put_fields(&self, writer: &mut $crate::wire::Writer<'_>) {
                $( $crate::wire::Field::put(&self.$field, $number, writer); )*
            }

            #[inline]
            fn merge_field(
                &mut self,
                tag: u32,
                reader: &mut $crate::wire::Reader<'_>,
            ) {
                $(
                    if <$type as $crate::wire::Field>::accepts($number, tag) {
                        $crate::wire::Field::merge(&mut self.$field, tag, reader);
                        return;
                    }
                )*
                reader.skip(tag);
            }
        }
    };
}

/// A `oneof`: an enum whose first variant means "none of them, or one that is newer than this SDK".
macro_rules! oneof {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(#[$empty_meta:meta])* $empty:ident,
            $( $(#[$variant_meta:meta])* $variant:ident($type:ty) = $number:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub enum $name {
            $(#[$empty_meta])*
            #[default]
            $empty,
            $( $(#[$variant_meta])* $variant($type), )*
        }

        impl $crate::wire::Field for $name {
            #[inline]
            fn accepts(_number: u32, got: u32) -> bool {
                $( <$type as $crate::wire::Field>::accepts($number, got) )||*
            }

            #[inline]
            fn put(&self, _number: u32, writer: &mut $crate::wire::Writer<'_>) {
                match self {
                    $name::$empty => {}
                    $( $name::$variant(value) => $crate::wire::Field::put_always(value, $number, writer), )*
                }
            }

            #[inline]
            fn merge(
                &mut self,
                got: u32,
                reader: &mut $crate::wire::Reader<'_>,
            ) {
                $(
                    if <$type as $crate::wire::Field>::accepts($number, got) {
                        // A function of its own for each variant keeps all of them small.
                        #[inline(never)]
                        fn read(
                            this: &mut $name,
                            got: u32,
                            reader: &mut $crate::wire::Reader<'_>,
                        ) {
                            if !matches!(this, $name::$variant(_)) {
                                *this = $name::$variant(Default::default());
                            }
                            if let $name::$variant(value) = this {
                                $crate::wire::Field::merge(value, got, reader);
                            }
                        }
                        read(self, got, reader);
                        return;
                    }
                )*
                reader.skip(got);
            }
        }
    };
}

/// An enum of the contract. `else` names what a number stands for that is newer than this SDK: the neutral value, or
/// the safest one.
macro_rules! enumeration {
    (
        $(#[$meta:meta])*
        pub enum $name:ident else $unknown:ident {
            $(#[$zero_meta:meta])* $zero:ident = 0,
            $( $(#[$variant_meta:meta])* $variant:ident = $number:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[$zero_meta])*
            #[default]
            $zero = 0,
            $( $(#[$variant_meta])* $variant = $number, )*
        }

        impl $name {
            /// The value with this number on the wire.
            #[inline]
            pub const fn from_number(number: u32) -> $name {
                match number {
                    0 => $name::$zero,
                    $( $number => $name::$variant, )*
                    _ => $name::$unknown,
                }
            }

            /// The number on the wire.
            #[inline]
            pub const fn number(self) -> u32 {
                self as u32
            }
        }

        impl $crate::wire::Field for $name {
            #[inline]
            fn accepts(number: u32, got: u32) -> bool {
                got == $crate::wire::tag(number, $crate::wire::VARINT)
            }

            #[inline]
            fn put(&self, number: u32, writer: &mut $crate::wire::Writer<'_>) {
                if self.number() != 0 {
                    writer.varint_field(number, u64::from(self.number()));
                }
            }

            #[inline]
            fn merge(
                &mut self,
                _got: u32,
                reader: &mut $crate::wire::Reader<'_>,
            ) {
                *self = $name::from_number(reader.varint() as u32);
            }
        }
    };
}

/// Lets an enum be repeated: packed when written, both forms when read.
macro_rules! packed {
    ($name:ident) => {
        impl $crate::wire::Field for alloc::vec::Vec<$name> {
            fn accepts(number: u32, got: u32) -> bool {
                got == $crate::wire::tag(number, $crate::wire::BYTES)
                    || got == $crate::wire::tag(number, $crate::wire::VARINT)
            }

            fn put(&self, number: u32, writer: &mut $crate::wire::Writer<'_>) {
                if !self.is_empty() {
                    let prefix = writer.open_nested(number);
                    for value in self {
                        writer.varint(u64::from(value.number()));
                    }
                    writer.close_nested(prefix);
                }
            }

            fn merge(&mut self, got: u32, reader: &mut $crate::wire::Reader<'_>) {
                if got & 7 == $crate::wire::VARINT {
                    self.push($name::from_number(reader.varint() as u32));
                    return;
                }
                let behind = reader.enter();
                while !reader.is_empty() {
                    self.push($name::from_number(reader.varint() as u32));
                }
                reader.leave(behind);
            }
        }
    };
}
