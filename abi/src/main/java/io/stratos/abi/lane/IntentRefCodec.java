package io.stratos.abi.lane;

import io.stratos.abi.model.IntentRef;
import org.jspecify.annotations.Nullable;

/// Message `IntentRef`: cursor and ordinal. Values past the signed range are malformed.
public final class IntentRefCodec {
    private static final int CURSOR = (1 << 3) | WireType.VARINT;
    private static final int ORDINAL = (2 << 3) | WireType.VARINT;

    private IntentRefCodec() {}

    public static void write(WireWriter out, int tag, @Nullable IntentRef value) {
        if (value != null) {
            int mark = out.begin(tag);
            out.int64(CURSOR, value.cursor());
            out.uint32(ORDINAL, value.ordinal());
            out.end(mark);
        }
    }

    public static IntentRef read(WireReader in, @Nullable IntentRef previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        long cursor = 0;
        int ordinal = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CURSOR -> cursor = in.varint();
                case ORDINAL -> ordinal = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        if (cursor < 0 || ordinal < 0) {
            throw MalformedMessageException.instance();
        }
        return new IntentRef(cursor, ordinal);
    }
}
