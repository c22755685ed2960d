package io.stratos.abi.model;

import org.jspecify.annotations.Nullable;

/// What a strategy asks for; it has not left the house (SPEC M-4).
///
/// Values are what the guest wrote, already well-formed but not judged: only the gate judges.
/// Absent optional fields are null. A missing risk context is null and makes the gate deny the intent.
public sealed interface Intent {

    /// Mandatory for every kind; null only when the guest left it out.
    @Nullable
    RiskContext riskContext();

    /// What the guest wrote about its own identity, null normally; must equal the host's values (IDM_SPOOF).
    @Nullable
    ClaimedIdentity claimedIdentity();

    /// Buy or sell. `side`, `type` and `tif` are null when the guest left them out or named none of the contract's.
    record Order(
            int instrument,
            @Nullable Side side,
            @Nullable OrderType type,
            Decimal qty,
            @Nullable Decimal price,
            @Nullable Decimal stopPrice,
            @Nullable TimeInForce tif,
            boolean reduceOnly,
            boolean closeOnly,
            boolean postOnly,
            long expireTimeNanos,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity)
            implements Intent {}

    /// Take back a live order of this instance.
    record Cancel(
            @Nullable IntentRef target,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity) implements Intent {}

    /// Change a live order of this instance; a null field stays as it is.
    record Amend(
            @Nullable IntentRef target,
            @Nullable Decimal qty,
            @Nullable Decimal price,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity)
            implements Intent {}

    /// Bring the position to `targetQty` (signed); the host turns the difference into an order.
    record Position(
            int instrument,
            Decimal targetQty,
            @Nullable Decimal limitPrice,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity)
            implements Intent {}

    /// A number from the strategy's documented list; no prose.
    record Alert(
            int code,
            @Nullable AlertSeverity severity,
            @Nullable Decimal value,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity)
            implements Intent {}

    /// Decided to do nothing, and says so.
    record NoOp(
            int code,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity) implements Intent {}

    /// A hint to the risk side.
    record RiskHint(
            @Nullable RiskHintKind kind,
            int instrument,
            @Nullable Decimal value,
            @Nullable RiskContext riskContext,
            @Nullable ClaimedIdentity claimedIdentity)
            implements Intent {}
}
