package io.stratos.host.lane;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.ExecutionKind;
import io.stratos.abi.model.Intent;
import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.gate.Exposure;
import org.jspecify.annotations.Nullable;

/// How a strategy hears that an intent of its went nowhere: the same in a backtest and in a live host. Pure.
public final class Denials {
    private Denials() {}

    /// The event for an instrument, 0 where it concerns none.
    public record Denial(int instrument, EventBody.Execution event) {}

    /// What is told; null for kinds that nobody waits for, and for denials by rate, which would let a loop of order
    /// and denial feed itself.
    public static @Nullable Denial of(IntentRef ref, Intent intent, ReasonCode code, Exposure exposure) {
        boolean byRate = switch (code) {
            case GATE_RATE_EVENT, GATE_RATE_SECOND, GATE_RATE_INSTANCE -> true;
            default -> false;
        };
        if (byRate) {
            return null;
        }
        return switch (intent) {
            case Intent.Order order ->
                of(ref, null, order.instrument(), order.side(), order.qty(), order.price(), code, exposure);
            case Intent.Position position ->
                of(ref, null, position.instrument(), null, Decimal.ZERO, null, code, exposure);
            case Intent.Cancel cancel -> of(ref, cancel.target(), 0, null, Decimal.ZERO, null, code, exposure);
            case Intent.Amend amend -> of(ref, amend.target(), 0, null, Decimal.ZERO, null, code, exposure);
            case Intent.Alert _, Intent.NoOp _, Intent.RiskHint _ -> null;
        };
    }

    private static Denial of(
            IntentRef ref,
            @Nullable IntentRef target,
            int instrument,
            @Nullable Side side,
            Decimal qty,
            @Nullable Decimal price,
            ReasonCode code,
            Exposure exposure) {
        var event = new EventBody.Execution(
                ExecutionKind.DENIED,
                ref,
                target,
                side,
                qty,
                Decimal.ZERO,
                Decimal.ZERO,
                price,
                null,
                code.number(),
                exposure.positionQty(instrument));
        return new Denial(instrument, event);
    }
}
