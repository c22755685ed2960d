package io.stratos.abi.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.RiskContext;
import org.jspecify.annotations.Nullable;

/// Message `RiskContext`. One without slippage or budget reads as none at all, so that the gate denies
/// the intent as it denies one without risk context (SPEC M-4).
final class RiskContextCodec {
    private static final int MAX_SLIPPAGE = (1 << 3) | WireType.LENGTH;
    private static final int MAX_DELAY = (2 << 3) | WireType.VARINT;
    private static final int EXPECTED_HOLDING = (3 << 3) | WireType.VARINT;
    private static final int BUDGET = (4 << 3) | WireType.LENGTH;

    private RiskContextCodec() {}

    static void write(WireWriter out, int tag, @Nullable RiskContext value) {
        if (value != null) {
            int mark = out.begin(tag);
            DecimalCodec.write(out, MAX_SLIPPAGE, value.maxSlippageBps());
            out.int64(MAX_DELAY, value.maxDelayNanos());
            out.int64(EXPECTED_HOLDING, value.expectedHoldingNanos());
            DecimalCodec.write(out, BUDGET, value.budget());
            out.end(mark);
        }
    }

    static @Nullable RiskContext read(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        Decimal maxSlippage = null;
        long maxDelay = 0;
        long expectedHolding = 0;
        Decimal budget = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case MAX_SLIPPAGE -> maxSlippage = DecimalCodec.read(in, maxSlippage);
                case MAX_DELAY -> maxDelay = in.varint();
                case EXPECTED_HOLDING -> expectedHolding = in.varint();
                case BUDGET -> budget = DecimalCodec.read(in, budget);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return maxSlippage == null || budget == null
                ? null
                : new RiskContext(maxSlippage, maxDelay, expectedHolding, budget);
    }
}
