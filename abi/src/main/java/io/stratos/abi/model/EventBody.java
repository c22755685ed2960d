package io.stratos.abi.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event says, by kind (SPEC M-10). One record per message of the contract.
public sealed interface EventBody {

    /// A trade on the venue; `aggressor` null where the source does not say.
    record Trade(Decimal price, Decimal qty, @Nullable Side aggressor, long tradeId) implements EventBody {}

    /// Best bid and ask.
    record Quote(Decimal bidPrice, Decimal bidQty, Decimal askPrice, Decimal askQty) implements EventBody {}

    /// One price level; quantity zero in a delta means gone.
    record Level(Decimal price, Decimal qty) {}

    /// The whole book, best level first.
    record BookSnapshot(List<Level> bids, List<Level> asks, long lastUpdateId) implements EventBody {
        public BookSnapshot {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /// Changed levels.
    record BookDelta(List<Level> bids, List<Level> asks, long firstUpdateId, long lastUpdateId) implements EventBody {
        public BookDelta {
            bids = List.copyOf(bids);
            asks = List.copyOf(asks);
        }
    }

    /// A bar; `closed` is false while it still forms.
    record Bar(
            Decimal open,
            Decimal high,
            Decimal low,
            Decimal close,
            Decimal volume,
            long intervalNanos,
            long endTimeNanos,
            long tradeCount,
            boolean closed)
            implements EventBody {}

    /// Funding rate of a perpetual.
    record Funding(Decimal rate, long nextFundingTimeNanos) implements EventBody {}

    /// Mark and index price.
    record MarkPrice(Decimal mark, @Nullable Decimal index) implements EventBody {}

    /// What became of one of the instance's intents.
    ///
    /// @param intent the order's intent, or the denied cancel or amend itself
    /// @param target the order a denied or rejected cancel or amend was meant for
    /// @param fill set on fills only
    /// @param reasonCode [ReasonCode#number], 0 where nothing was refused
    /// @param positionQty position of the instance in the instrument after this event
    record Execution(
            ExecutionKind kind,
            IntentRef intent,
            @Nullable IntentRef target,
            @Nullable Side side,
            Decimal orderQty,
            Decimal cumulativeQty,
            Decimal leavesQty,
            @Nullable Decimal price,
            @Nullable Fill fill,
            int reasonCode,
            Decimal positionQty)
            implements EventBody {}

    /// Executed quantity reported by the venue. A negative fee is a rebate.
    record Fill(
            Decimal price,
            Decimal qty,
            Decimal fee,
            @Nullable Liquidity liquidity,
            long tradeId) {}

    /// A limit changed, is near or is reached.
    record Risk(
            RiskKind kind,
            int reasonCode,
            @Nullable Decimal value,
            @Nullable Decimal limit) implements EventBody {}

    /// The interlock changed.
    record Safety(SafetyState state, SafetyState previous, int reasonCode) implements EventBody {}

    /// The market regime changed.
    record RegimeChange(@Nullable Regime regime, @Nullable Regime previous) implements EventBody {}

    /// An operator's signal; what a number means is the strategy's own.
    record ManualSignal(int signalId, @Nullable Decimal value) implements EventBody {}

    /// An order that rests at the venue.
    record OpenOrder(IntentRef intent, Side side, @Nullable Decimal price, Decimal qty, Decimal leavesQty) {}

    /// Position and open orders after a gap.
    record AccountSnapshot(Decimal positionQty, @Nullable Decimal averagePrice, List<OpenOrder> openOrders)
            implements EventBody {
        public AccountSnapshot {
            openOrders = List.copyOf(openOrders);
        }
    }

    /// New configuration values, already validated.
    record ConfigUpdate(long configVersion, List<ConfigValue> values) implements EventBody {
        public ConfigUpdate {
            values = List.copyOf(values);
        }
    }

    /// Answer of the host's model/signal port.
    record ServiceResponse(int serviceId, long requestId, long asOfNanos, int reasonCode, List<Decimal> values)
            implements EventBody {
        public ServiceResponse {
            values = List.copyOf(values);
        }
    }
}
