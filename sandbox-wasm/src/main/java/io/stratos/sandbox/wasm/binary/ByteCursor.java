package io.stratos.sandbox.wasm.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the binary format's small pieces from a range of bytes, and never past its end.
public final class ByteCursor {
    private static final int LEB32_BYTES_MAX = 5;
    private static final int LEB64_BYTES_MAX = 10;

    private final byte[] bytes;
    private final int end;
    private int position;

    public ByteCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    public int position() {
        return position;
    }

    public boolean atEnd() {
        return position == end;
    }

    public int u8() throws UnreadableModuleException {
        if (position >= end) {
            throw damaged("the bytes end too early");
        }
        return bytes[position++] & 0xff;
    }

    /// An unsigned 32-bit number in LEB128.
    public long u32() throws UnreadableModuleException {
        int start = position;
        long value = 0;
        for (int i = 0; i < LEB32_BYTES_MAX; i++) {
            int next = u8();
            value |= (long) (next & 0x7f) << (7 * i);
            if (next < 0x80) {
                if (value > 0xffff_ffffL) {
                    break;
                }
                return value;
            }
        }
        throw new UnreadableModuleException("a number is too long", start);
    }

    /// A count of entries of which each takes a byte or more.
    public int count() throws UnreadableModuleException {
        int start = position;
        long count = u32();
        if (count > end - position) {
            throw new UnreadableModuleException("a count is larger than what is left", start);
        }
        return (int) count;
    }

    /// The part of the next `length` bytes; this cursor goes on behind them.
    public ByteCursor slice(long length) throws UnreadableModuleException {
        int start = position;
        skip(length);
        return new ByteCursor(bytes, start, position);
    }

    public void skip(long length) throws UnreadableModuleException {
        if (length > end - position) {
            throw damaged("a length is larger than what is left");
        }
        position += (int) length;
    }

    /// A limit: 64 bits where the module uses the large-memory extension. Numbers past the signed
    /// range read as the largest.
    public long u64() throws UnreadableModuleException {
        int start = position;
        long value = 0;
        boolean overflow = false;
        for (int i = 0; i < LEB64_BYTES_MAX; i++) {
            int next = u8();
            int shift = 7 * i;
            value |= (long) (next & 0x7f) << shift;
            overflow |= shift >= 63 && (next & 0x7f) != 0;
            if (next < 0x80) {
                return overflow || value < 0 ? Long.MAX_VALUE : value;
            }
        }
        throw new UnreadableModuleException("a number is too long", start);
    }

    /// A signed 32-bit number in LEB128.
    public int s32() throws UnreadableModuleException {
        int start = position;
        long value = signed(LEB32_BYTES_MAX, start);
        if (value != (int) value) {
            throw new UnreadableModuleException("a number is too long", start);
        }
        return (int) value;
    }

    /// A signed 64-bit number in LEB128.
    public long s64() throws UnreadableModuleException {
        return signed(LEB64_BYTES_MAX, position);
    }

    private long signed(int bytesMax, int start) throws UnreadableModuleException {
        long value = 0;
        for (int i = 0; i < bytesMax; i++) {
            int next = u8();
            int shift = 7 * i;
            if (shift == 63 && next != 0 && next != 0x7f) {
                break; // bits past the 64th that are no copies of the sign
            }
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return shift + 7 < Long.SIZE && (next & 0x40) != 0 ? value | (-1L << (shift + 7)) : value;
            }
        }
        throw new UnreadableModuleException("a number is too long", start);
    }

    public void skipAll() {
        position = end;
    }

    /// Everything that is left.
    public byte[] rest() {
        int start = position;
        position = end;
        return Arrays.copyOfRange(bytes, start, end);
    }

    /// A name, one character per byte: for comparing with names of ours, never for showing.
    public String name() throws UnreadableModuleException {
        int length = count();
        int start = position;
        skip(length);
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    public void expectEnd(String what) throws UnreadableModuleException {
        if (!atEnd()) {
            throw damaged(what);
        }
    }

    public UnreadableModuleException damaged(String what) {
        return new UnreadableModuleException(what, position);
    }
}
