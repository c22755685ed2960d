package io.stratos.verification.benchmarks.ema;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the strategy remembers, and its layout, which is the Rust SDK's: `STS1`, schema version,
/// fields, little-endian.
final class EmaState {
    static final int SCHEMA_VERSION = 1;

    private static final byte[] MAGIC = {'S', 'T', 'S', '1'};
    private static final int BYTES_MAX = 128;
    private static final double[] POWERS = powers();

    int trades;
    long bars;
    double fast;
    double slow;
    /// Last price of a bar. Two fields, so that a bar allocates nothing.
    long lastUnits;

    int lastScale;
    boolean wanted;
    boolean acted;
    Decimal position = Decimal.ZERO;

    @Nullable
    IntentRef working;

    /// The last price as the Rust SDK makes a float of it: one division.
    double close() {
        return (double) lastUnits / POWERS[lastScale];
    }

    byte[] save() {
        var out = ByteBuffer.allocate(BYTES_MAX).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(SCHEMA_VERSION);
        out.putInt(trades).putLong(bars).putDouble(fast).putDouble(slow);
        out.putLong(lastUnits).put((byte) lastScale);
        out.put(flag(wanted)).put(flag(acted));
        out.putLong(position.units()).put((byte) position.scale());
        var order = working;
        out.put(flag(order != null));
        if (order != null) {
            out.putLong(order.cursor()).putInt(order.ordinal());
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    void restore(byte[] saved) {
        var in = ByteBuffer.wrap(saved).order(ByteOrder.LITTLE_ENDIAN);
        in.position(MAGIC.length + Integer.BYTES);
        trades = in.getInt();
        bars = in.getLong();
        fast = in.getDouble();
        slow = in.getDouble();
        lastUnits = in.getLong();
        lastScale = in.get();
        wanted = in.get() != 0;
        acted = in.get() != 0;
        position = new Decimal(in.getLong(), in.get());
        working = in.get() == 0 ? null : new IntentRef(in.getLong(), in.getInt());
    }

    private static byte flag(boolean value) {
        return (byte) (value ? 1 : 0);
    }

    private static double[] powers() {
        var powers = new double[Decimal.SCALE_MAX + 1];
        long power = 1;
        for (int i = 0; i < powers.length; i++) {
            powers[i] = power;
            power *= 10;
        }
        return powers;
    }
}
