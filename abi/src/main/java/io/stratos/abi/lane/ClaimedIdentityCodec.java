package io.stratos.abi.lane;

import io.stratos.abi.model.ClaimedIdentity;
import org.jspecify.annotations.Nullable;

/// Message `IntentIdentity` as a guest wrote it.
final class ClaimedIdentityCodec {
    private static final int ACCOUNT_ID = (1 << 3) | WireType.LENGTH;
    private static final int BOT_ID = (2 << 3) | WireType.LENGTH;
    private static final int STRATEGY_ID = (3 << 3) | WireType.LENGTH;
    private static final int STRATEGY_VERSION = (4 << 3) | WireType.LENGTH;
    private static final int INSTANCE_ID = (5 << 3) | WireType.LENGTH;
    private static final int RUN_ID = (6 << 3) | WireType.LENGTH;
    private static final int TRACE_ID = (7 << 3) | WireType.LENGTH;
    private static final int IDEMPOTENCY_KEY = (8 << 3) | WireType.LENGTH;
    private static final int LINEAGE = (9 << 3) | WireType.VARINT;
    private static final int CURSOR = (10 << 3) | WireType.VARINT;
    private static final int ORDINAL = (11 << 3) | WireType.VARINT;

    private ClaimedIdentityCodec() {}

    static void write(WireWriter out, int tag, ClaimedIdentity value) {
        int mark = out.begin(tag);
        out.text(ACCOUNT_ID, value.accountId());
        out.text(BOT_ID, value.botId());
        out.text(STRATEGY_ID, value.strategyId());
        out.text(STRATEGY_VERSION, value.strategyVersion());
        out.text(INSTANCE_ID, value.instanceId());
        out.text(RUN_ID, value.runId());
        out.text(TRACE_ID, value.traceId());
        out.text(IDEMPOTENCY_KEY, value.idempotencyKey());
        out.int64(LINEAGE, value.lineage());
        out.int64(CURSOR, value.cursor());
        out.uint32(ORDINAL, value.ordinal());
        out.end(mark);
    }

    static ClaimedIdentity read(WireReader in, @Nullable ClaimedIdentity previous) throws MalformedMessageException {
        WireReader.once(previous);
        int outer = in.enter();
        String account = "";
        String bot = "";
        String strategy = "";
        String version = "";
        String instance = "";
        String run = "";
        String trace = "";
        String key = "";
        long lineage = 0;
        long cursor = 0;
        int ordinal = 0;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case ACCOUNT_ID -> account = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case BOT_ID -> bot = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case STRATEGY_ID -> strategy = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case STRATEGY_VERSION -> version = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case INSTANCE_ID -> instance = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case RUN_ID -> run = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case TRACE_ID -> trace = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case IDEMPOTENCY_KEY -> key = in.text(DecisionLimits.TEXT_BYTES_MAX);
                case LINEAGE -> lineage = in.varint();
                case CURSOR -> cursor = in.varint();
                case ORDINAL -> ordinal = in.varint32();
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return new ClaimedIdentity(
                account, bot, strategy, version, instance, run, trace, key, lineage, cursor, ordinal);
    }
}
