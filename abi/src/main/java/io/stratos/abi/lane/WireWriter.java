package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Numbered;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes protobuf into a reused buffer; no allocation once the buffer has grown to its working size.
///
/// Methods that take a tag leave out a value that is the proto3 default, as protobuf does. Fields must
/// be written in the order of their numbers. A nested message is opened with [#begin] and closed with
/// [#end]. One thread at a time.
public final class WireWriter {

    /// Longest message: four times the largest state, so that a loop that never ends is found.
    public static final int LENGTH_MAX = 64 << 20;

    private static final int VARINT_MAX = 10;
    private static final int DECIMAL_MAX = 32;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer;
    private int position;

    /// An empty writer.
    ///
    /// @param capacity first size of the buffer, above zero
    public WireWriter(int capacity) {
        buffer = new byte[capacity];
    }

    /// Starts again at the beginning; the buffer stays.
    public void reset() {
        position = 0;
    }

    /// Holds the written bytes from 0 to [#length]; replaced when it grows, so ask again after writing.
    public byte[] buffer() {
        return buffer;
    }

    /// Number of bytes written.
    public int length() {
        return position;
    }

    /// A copy of the written bytes.
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, position);
    }

    /// An unsigned or signed 64-bit integer.
    public void int64(int tag, long value) {
        if (value != 0) {
            tag(tag);
            varint(value);
        }
    }

    /// An unsigned 32-bit integer.
    public void uint32(int tag, int value) {
        if (value != 0) {
            tag(tag);
            varint(Integer.toUnsignedLong(value));
        }
    }

    /// A zigzag-coded 64-bit integer.
    public void sint64(int tag, long value) {
        if (value != 0) {
            tag(tag);
            zigzag(value);
        }
    }

    /// Eight bytes.
    public void fixed64(int tag, long value) {
        if (value != 0) {
            tag(tag);
            rawFixed64(value);
        }
    }

    public void bool(int tag, boolean value) {
        if (value) {
            tag(tag);
            varint(1);
        }
    }

    /// An enum value; null is the unspecified one.
    public void enumeration(int tag, @Nullable Numbered value) {
        if (value != null) {
            uint32(tag, value.number());
        }
    }

    public void text(int tag, String value) {
        if (!value.isEmpty()) {
            tag(tag);
            rawText(value);
        }
    }

    public void bytes(int tag, byte[] value) {
        bytes(tag, value, 0, value.length);
    }

    public void bytes(int tag, byte[] value, int offset, int length) {
        if (length != 0) {
            tag(tag);
            varint(length);
            rawBytes(value, offset, length);
        }
    }

    /// Opens a nested message, or a packed list, which is written even when it stays empty.
    ///
    /// @return what [#end] needs
    public int begin(int tag) {
        tag(tag);
        ensure(1);
        return ++position;
    }

    /// Closes the message that [#begin] opened; the length takes as few bytes as it can.
    public void end(int mark) {
        int length = position - mark;
        if (length < 0x80) {
            buffer[mark - 1] = (byte) length;
            return;
        }
        int extra = varintSize(length) - 1;
        ensure(extra);
        System.arraycopy(buffer, mark, buffer, mark + extra, length);
        position = mark - 1;
        varint(length);
        position += length;
    }

    /// A tag alone; for members of a oneof, which are written even when they hold the default.
    public void tag(int tag) {
        if (tag < 0x80) {
            ensure(1);
            buffer[position++] = (byte) tag;
        } else {
            varint(tag);
        }
    }

    /// A varint without tag.
    public void varint(long value) {
        ensure(VARINT_MAX);
        var to = buffer;
        int at = position;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        position = at;
    }

    /// A zigzag varint without tag.
    public void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    /// Length and UTF-8 bytes without tag.
    public void rawText(String value) {
        int length = value.length();
        ensure(VARINT_MAX + length);
        int start = position;
        varint(length);
        int at = position;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                position = start;
                var encoded = value.getBytes(StandardCharsets.UTF_8);
                varint(encoded.length);
                rawBytes(encoded, 0, encoded.length);
                return;
            }
            buffer[at++] = (byte) c;
        }
        position = at;
    }

    /// One byte without tag.
    public void rawByte(int value) {
        ensure(1);
        buffer[position++] = (byte) value;
    }

    /// Eight bytes, little-endian, without tag.
    public void rawFixed64(long value) {
        ensure(Long.BYTES);
        LONGS.set(buffer, position, value);
        position += Long.BYTES;
    }

    /// Bytes as they are, without tag or length.
    public void rawBytes(byte[] value, int offset, int length) {
        ensure(length);
        System.arraycopy(value, offset, buffer, position, length);
        position += length;
    }

    /// Bytes that a varint of this value takes.
    public static int varintSize(long value) {
        return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    /// Writes a nested decimal, also when it is zero: tag, length, units, scale.
    void decimal(int tag, long units, int scale) {
        if (scale < 0 || scale > Decimal.SCALE_MAX) {
            throw new IllegalArgumentException("Condition failed: scale is 0..18, got=" + scale);
        }
        ensure(DECIMAL_MAX);
        tag(tag);
        int mark = ++position;
        if (units != 0) {
            buffer[position++] = DecimalCodec.UNITS;
            zigzag(units);
        }
        if (scale != 0) {
            buffer[position++] = DecimalCodec.SCALE;
            buffer[position++] = (byte) scale;
        }
        buffer[mark - 1] = (byte) (position - mark);
    }

    private void ensure(int more) {
        if (buffer.length - position < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) position + more;
        if (needed > LENGTH_MAX) {
            throw new IllegalStateException(
                    "Invariant: a message stays below " + LENGTH_MAX + " bytes, needed=" + needed);
        }
        long doubled = Math.min(LENGTH_MAX, Math.max(needed, 2L * buffer.length));
        buffer = Arrays.copyOf(buffer, Math.toIntExact(doubled));
    }
}
