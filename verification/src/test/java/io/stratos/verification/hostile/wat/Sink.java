package io.stratos.verification.hostile.wat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Appends the small pieces of the binary format.
final class Sink {
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int SIGN = 0x40;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Sink u8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    Sink unsigned(long value) {
        long rest = value;
        while (rest < 0 || rest >= MORE) {
            out.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    Sink signed(long value) {
        long rest = value;
        while (rest < -SIGN || rest >= SIGN) {
            out.write((int) (rest & SEVEN_BITS) | MORE);
            rest >>= 7;
        }
        out.write((int) (rest & SEVEN_BITS));
        return this;
    }

    Sink little(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> (8 * i)));
        }
        return this;
    }

    Sink raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// A length and then the bytes.
    Sink vector(byte[] bytes) {
        return unsigned(bytes.length).raw(bytes);
    }

    Sink name(String text) {
        return vector(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
