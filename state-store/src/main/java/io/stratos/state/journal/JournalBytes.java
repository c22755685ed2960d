package io.stratos.state.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

final class JournalBytes {
    private JournalBytes() {}

    static int varint(byte[] to, int at, long value) {
        long rest = value;
        int i = at;
        while ((rest & ~0x7FL) != 0) {
            to[i++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[i++] = (byte) rest;
        return i;
    }

    static int size(long value) {
        return 1 + (63 - Long.numberOfLeadingZeros(value | 1)) / 7;
    }

    static byte[] envelope(long seq, int kind, long atNanos, byte[] payload, int spare) {
        int length = 1 + size(seq) + 1 + size(kind) + (atNanos == 0 ? 0 : 1 + size(atNanos))
                + (payload.length == 0 ? 0 : 1 + size(payload.length) + payload.length);
        var out = new byte[length + spare];
        int at = 0;
        out[at++] = 8;
        at = varint(out, at, seq);
        out[at++] = 16;
        at = varint(out, at, kind);
        if (atNanos != 0) {
            out[at++] = 24;
            at = varint(out, at, atNanos);
        }
        if (payload.length != 0) {
            out[at++] = 34;
            at = varint(out, at, payload.length);
            System.arraycopy(payload, 0, out, at, payload.length);
        }
        return out;
    }

    static long readVarint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    static byte[] seal(long first, long last, byte[] sha) {
        var out = new byte[1 + size(first) + 1 + size(last) + 2 + sha.length];
        int at = 0;
        out[at++] = 8;
        at = varint(out, at, first);
        out[at++] = 16;
        at = varint(out, at, last);
        out[at++] = 26;
        at = varint(out, at, sha.length);
        System.arraycopy(sha, 0, out, at, sha.length);
        return out;
    }

    static @org.jspecify.annotations.Nullable StoredRecord parse(byte[] value, int length) {
        var in = ByteBuffer.wrap(value, 0, length);
        long seq = 0;
        long kind = 0;
        long atNanos = 0;
        byte[] payload = {};
        try {
            while (in.hasRemaining()) {
                switch ((int) readVarint(in)) {
                    case 8 -> seq = readVarint(in);
                    case 16 -> kind = readVarint(in);
                    case 24 -> atNanos = readVarint(in);
                    case 34 -> {
                        long n = readVarint(in);
                        if (n < 0 || n > in.remaining()) {
                            return null;
                        }
                        payload = new byte[(int) n];
                        in.get(payload);
                    }
                    default -> {
                        return null;
                    }
                }
            }
        } catch (BufferUnderflowException e) {
            return null;
        }
        return new StoredRecord(seq, (int) kind, atNanos, payload, value);
    }
}
