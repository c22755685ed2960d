package io.stratos.sandbox.wasm.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Appends the small pieces of the binary format.
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Bytes u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    public Bytes u32(long value) {
        long rest = value;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    public Bytes s64(long value) {
        long rest = value;
        while (true) {
            int low = (int) (rest & 0x7f);
            rest >>= 7;
            if ((rest == 0 && (low & 0x40) == 0) || (rest == -1 && (low & 0x40) != 0)) {
                out.write(low);
                return this;
            }
            out.write(low | 0x80);
        }
    }

    public Bytes name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return u32(bytes.length).raw(bytes);
    }

    public Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// A length and then the bytes.
    public Bytes vector(Bytes content) {
        byte[] bytes = content.array();
        return u32(bytes.length).raw(bytes);
    }

    public byte[] array() {
        return out.toByteArray();
    }
}
