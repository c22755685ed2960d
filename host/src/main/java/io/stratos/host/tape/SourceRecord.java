package io.stratos.host.tape;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Side;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One record as a source writes it.
sealed interface SourceRecord {

    /// A trade.
    ///
    /// @param tradeId id at the venue, 0 where the source has none
    record Trade(
            long eventTimeNanos,
            Decimal price,
            Decimal qty,
            @Nullable Side aggressor,
            long tradeId) implements SourceRecord {}

    /// A bar.
    ///
    /// @param timeNanos the bar's end, or its start
    /// @param timeIsStart which of the two
    /// @param intervalNanos 0 where the source does not say
    /// @param tradeCount 0 where the source does not say
    record Bar(
            long timeNanos,
            boolean timeIsStart,
            long intervalNanos,
            Decimal open,
            Decimal high,
            Decimal low,
            Decimal close,
            Decimal volume,
            long tradeCount)
            implements SourceRecord {}

    /// Takes the records of a source in its order.
    @FunctionalInterface
    interface Sink {

        /// Takes one record.
        ///
        /// @param line line of the source, from 1; 0 if it has no lines
        void accept(SourceRecord record, long line) throws IOException, Refused;
    }
}
