package io.stratos.abi.lane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads protobuf from bytes that may be anything: every step is checked against the message's end.
///
/// Read as `for (int tag = in.tag(); tag != 0; tag = in.tag())` with a switch over known tags and
/// [#skip] for the others. A scalar that comes twice: the last one counts, as in protobuf. A message
/// that comes twice is refused, where protobuf would merge the two: no encoder writes that. Depth is
/// bounded by the contract itself, because unknown fields are skipped without looking inside.
/// One thread at a time; reusable.
public final class WireReader {

    private static final byte[] NOTHING = {};
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] buffer = NOTHING;
    private int position;
    private int limit;

    /// Points at one message. The bytes are not copied.
    ///
    /// @throws IndexOutOfBoundsException if the range is not inside the buffer; that is the caller's bug
    public void reset(byte[] newBuffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, newBuffer.length);
        buffer = newBuffer;
        position = offset;
        limit = offset + length;
    }

    /// The next tag, 0 at the end of the message.
    public int tag() throws MalformedMessageException {
        if (position == limit) {
            return 0;
        }
        int first = buffer[position];
        if (first > 7) {
            position++;
            return checked(first);
        }
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> Integer.SIZE != 0) {
            throw MalformedMessageException.instance();
        }
        return checked((int) tag);
    }

    /// A 64-bit varint.
    public long varint() throws MalformedMessageException {
        var from = buffer;
        int at = position;
        int end = limit;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
            byte next = from[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                position = at;
                return value;
            }
        }
        throw MalformedMessageException.instance();
    }

    /// A varint cut to 32 bits, as protobuf does for enums and 32-bit integers.
    public int varint32() throws MalformedMessageException {
        return (int) varint();
    }

    /// A zigzag-coded 64-bit integer.
    public long zigzag() throws MalformedMessageException {
        long coded = varint();
        return (coded >>> 1) ^ -(coded & 1);
    }

    public boolean bool() throws MalformedMessageException {
        return varint() != 0;
    }

    /// Eight bytes.
    public long fixed64() throws MalformedMessageException {
        if (limit - position < Long.BYTES) {
            throw MalformedMessageException.instance();
        }
        long value = (long) LONGS.get(buffer, position);
        position += Long.BYTES;
        return value;
    }

    /// Text of at most `bytesMax` bytes of well-formed UTF-8.
    public String text(int bytesMax) throws MalformedMessageException {
        int length = length();
        if (length > bytesMax) {
            throw MalformedMessageException.instance();
        }
        int start = position;
        position += length;
        for (int i = start; i < position; i++) {
            if (buffer[i] < 0) {
                return wide(start, length);
            }
        }
        return length == 0 ? "" : new String(buffer, start, length, StandardCharsets.ISO_8859_1);
    }

    /// A copy of at most `bytesMax` bytes.
    public byte[] bytes(int bytesMax) throws MalformedMessageException {
        int length = length();
        if (length > bytesMax) {
            throw MalformedMessageException.instance();
        }
        position += length;
        return length == 0 ? NOTHING : Arrays.copyOfRange(buffer, position - length, position);
    }

    /// Goes into a nested message or packed list: reading ends where it ends.
    ///
    /// @return what [#leave] needs
    public int enter() throws MalformedMessageException {
        int length = length();
        int outer = limit;
        limit = position + length;
        return outer;
    }

    /// Back to the message around, after the nested one was read to its end.
    public void leave(int outer) {
        limit = outer;
    }

    /// Where the next byte is read; only good for [#seek].
    int position() {
        return position;
    }

    /// Back to a place inside the message that is being read.
    void seek(int newPosition) {
        position = newPosition;
    }

    /// Whether a packed list has more elements.
    public boolean hasMore() {
        return position < limit;
    }

    /// Passes over the value of a field that is not known here.
    public void skip(int tag) throws MalformedMessageException {
        switch (tag & 7) {
            case WireType.VARINT -> varint();
            case WireType.FIXED64 -> advance(Long.BYTES);
            case WireType.FIXED32 -> advance(Integer.BYTES);
            default -> advance(length());
        }
    }

    /// Refuses a message field that came before.
    public static void once(@Nullable Object previous) throws MalformedMessageException {
        if (previous != null) {
            throw MalformedMessageException.instance();
        }
    }

    /// Refuses the absence of what the model cannot do without.
    public static <T> T require(@Nullable T value) throws MalformedMessageException {
        if (value == null) {
            throw MalformedMessageException.instance();
        }
        return value;
    }

    /// Refuses the message if `condition` holds.
    public static void refuseIf(boolean condition) throws MalformedMessageException {
        if (condition) {
            throw MalformedMessageException.instance();
        }
    }

    private int length() throws MalformedMessageException {
        long length = varint();
        if (length < 0 || length > limit - position) {
            throw MalformedMessageException.instance();
        }
        return (int) length;
    }

    private void advance(int count) throws MalformedMessageException {
        if (limit - position < count) {
            throw MalformedMessageException.instance();
        }
        position += count;
    }

    private String wide(int start, int length) throws MalformedMessageException {
        var value = new String(buffer, start, length, StandardCharsets.UTF_8);
        var back = value.getBytes(StandardCharsets.UTF_8); // differs where a broken sequence was replaced
        if (!Arrays.equals(back, 0, back.length, buffer, start, start + length)) {
            throw MalformedMessageException.instance();
        }
        return value;
    }

    private static int checked(int tag) throws MalformedMessageException {
        int type = tag & 7;
        if (type > WireType.LENGTH && type != WireType.FIXED32) {
            throw MalformedMessageException.instance();
        }
        return tag;
    }
}
