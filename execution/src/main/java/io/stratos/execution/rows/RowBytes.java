package io.stratos.execution.rows;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.Numbered;
import org.jspecify.annotations.Nullable;

/// Reads and writes the fields of a row one after the other, for rows that only their writer reads.
///
/// A row starts with [#FORMAT]; a field that may be absent carries a mark. What is read wrong
/// throws [DamagedRowException]: a row that this host wrote and cannot read means the store is
/// damaged.
public final class RowBytes {

    /// First field of every row.
    public static final int FORMAT = 1;

    private static final int TEXT_BYTES_MAX = 4096;

    private RowBytes() {}

    /// A writer that has the format on it.
    public static WireWriter writer() {
        var out = new WireWriter(64);
        out.varint(FORMAT);
        return out;
    }

    /// A reader past the format.
    public static WireReader reader(byte[] row) throws MalformedMessageException {
        var in = new WireReader();
        in.reset(row, 0, row.length);
        if (in.varint() != FORMAT) {
            throw MalformedMessageException.instance();
        }
        return in;
    }

    public static void bool(WireWriter out, boolean value) {
        out.varint(value ? 1 : 0);
    }

    public static void number(WireWriter out, @Nullable Numbered value) {
        out.varint(value == null ? 0 : 1 + (long) value.number());
    }

    /// The number of an enum, -1 if absent.
    public static int number(WireReader in) throws MalformedMessageException {
        return Math.toIntExact(in.varint() - 1);
    }

    public static void decimal(WireWriter out, @Nullable Decimal value) {
        if (value == null) {
            out.varint(0);
        } else {
            out.varint(1 + (long) value.scale());
            out.zigzag(value.units());
        }
    }

    public static @Nullable Decimal decimal(WireReader in) throws MalformedMessageException {
        long scale = in.varint() - 1;
        if (scale > Decimal.SCALE_MAX) {
            throw MalformedMessageException.instance();
        }
        return scale < 0 ? null : new Decimal(in.zigzag(), (int) scale);
    }

    /// A decimal that is always there.
    public static Decimal amount(WireReader in) throws MalformedMessageException {
        return WireReader.require(decimal(in));
    }

    public static String text(WireReader in) throws MalformedMessageException {
        return in.text(TEXT_BYTES_MAX);
    }

    public static void ref(WireWriter out, @Nullable IntentRef ref) {
        bool(out, ref != null);
        if (ref != null) {
            out.varint(ref.cursor());
            out.varint(ref.ordinal());
        }
    }

    public static @Nullable IntentRef ref(WireReader in) throws MalformedMessageException {
        return in.bool() ? new IntentRef(in.varint(), in.varint32()) : null;
    }
}
