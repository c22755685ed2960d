package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Message `Decimal`: units and scale.
public final class DecimalCodec {
    static final int UNITS = (1 << 3) | WireType.VARINT;
    static final int SCALE = (2 << 3) | WireType.VARINT;

    private DecimalCodec() {}

    /// Leaves out null; zero is written as an empty message.
    public static void write(WireWriter out, int tag, @Nullable Decimal value) {
        if (value != null) {
            out.decimal(tag, value.units(), value.scale());
        }
    }

    /// Reads the nested message that begins here.
    ///
    /// @param previous what was read for this field before; refused if there is one
    public static Decimal read(WireReader in, @Nullable Decimal previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        long units = 0;
        int scale = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case UNITS -> units = in.zigzag();
                case SCALE -> scale = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        if (scale < 0 || scale > Decimal.SCALE_MAX) {
            throw MalformedMessageException.instance();
        }
        return new Decimal(units, scale);
    }
}
