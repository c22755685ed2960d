package io.stratos.sandbox.wasm.binary;

import java.io.ByteArrayOutputStream;

/// Writes the binary format's small pieces.
public final class ByteSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public ByteSink u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    /// An unsigned number in LEB128, as short as it goes.
    public ByteSink u32(int value) {
        int rest = value;
        while (Integer.compareUnsigned(rest, 0x80) >= 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    /// A signed number in LEB128, as short as it goes.
    public ByteSink s32(int value) {
        int rest = value;
        while (rest < -0x40 || rest > 0x3f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        out.write(rest & 0x7f);
        return this;
    }

    public ByteSink raw(byte[] bytes, int from, int to) {
        out.write(bytes, from, to - from);
        return this;
    }

    public ByteSink raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// A length, then the bytes.
    public ByteSink sized(byte[] bytes) {
        return u32(bytes.length).raw(bytes);
    }

    public int size() {
        return out.size();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
