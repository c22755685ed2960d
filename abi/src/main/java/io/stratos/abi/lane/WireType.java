package io.stratos.abi.lane;

/// Wire types of protobuf. A field's tag is `(number << 3) | type`; codecs name each tag once and use
/// it for both directions. Groups (3 and 4) are refused.
public final class WireType {
    /// Integers, enums and booleans.
    public static final int VARINT = 0;
    /// Eight bytes, little-endian.
    public static final int FIXED64 = 1;
    /// Text, bytes, messages and packed lists: a length, then that many bytes.
    public static final int LENGTH = 2;
    /// Four bytes; the contract has no such field, a later one may.
    public static final int FIXED32 = 5;

    private WireType() {}
}
