package io.stratos.abi.lane;

import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.SafetyState;
import org.jspecify.annotations.Nullable;

/// Message `Context`.
final class ContextCodec {
    private static final int CURSOR = (1 << 3) | WireType.VARINT;
    private static final int NOW = (2 << 3) | WireType.VARINT;
    private static final int RANDOM_SEED = (3 << 3) | WireType.FIXED64;
    private static final int SAFETY = (4 << 3) | WireType.VARINT;
    private static final int CHECKPOINT_DUE = (5 << 3) | WireType.VARINT;

    private ContextCodec() {}

    static void write(
            WireWriter out,
            int tag,
            long cursor,
            long nowNanos,
            long randomSeed,
            SafetyState safety,
            boolean checkpointDue) {
        int mark = out.begin(tag);
        out.int64(CURSOR, cursor);
        out.int64(NOW, nowNanos);
        out.fixed64(RANDOM_SEED, randomSeed);
        out.enumeration(SAFETY, safety);
        out.bool(CHECKPOINT_DUE, checkpointDue);
        out.end(mark);
    }

    static CallbackContext read(WireReader in, @Nullable CallbackContext previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        long cursor = 0;
        long now = 0;
        long randomSeed = 0;
        int safety = 0;
        boolean checkpointDue = false;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case CURSOR -> cursor = in.varint();
                case NOW -> now = in.varint();
                case RANDOM_SEED -> randomSeed = in.fixed64();
                case SAFETY -> safety = in.varint32();
                case CHECKPOINT_DUE -> checkpointDue = in.bool();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new CallbackContext(
                cursor, now, randomSeed, WireReader.require(SafetyState.ofNumber(safety)), checkpointDue);
    }
}
