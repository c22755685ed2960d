package io.stratos.host.tape;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// First pass over a source: what the header must say so that every value fits exactly.
final class TapeSurvey {

    private final String name;
    private @Nullable TapeKind kind;
    private long count;
    private int priceScale;
    private int qtyScale;
    private long previousBarNanos;
    private long smallestStepNanos = Long.MAX_VALUE;

    TapeSurvey(String name) {
        this.name = name;
    }

    void accept(SourceRecord record) {
        count++;
        switch (record) {
            case SourceRecord.Trade trade -> {
                kind = TapeKind.TRADE;
                price(trade.price());
                qty(trade.qty());
            }
            case SourceRecord.Bar bar -> {
                kind = TapeKind.BAR;
                price(bar.open());
                price(bar.high());
                price(bar.low());
                price(bar.close());
                qty(bar.volume());
                step(bar);
            }
        }
    }

    TapeHeader header(TapeInstrument instrument) throws Refused {
        if (kind == null) {
            throw Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "the source holds no record")
                    .at(name)
                    .refused();
        }
        return new TapeHeader(kind, count, priceScale, qtyScale, List.of(instrument));
    }

    /// Interval of bars whose source does not state it: the smallest step between two of them.
    long intervalNanos() throws Refused {
        if (smallestStepNanos == Long.MAX_VALUE) {
            throw Refusal.of(ReasonCode.DAT_TAPE_FORMAT, "one bar alone does not tell its interval")
                    .at(name)
                    .got(count + " bars", "at least 2")
                    .refused();
        }
        return smallestStepNanos;
    }

    private void step(SourceRecord.Bar bar) {
        long step = bar.timeNanos() - previousBarNanos;
        if (count > 1 && step > 0 && step < smallestStepNanos) {
            smallestStepNanos = step;
        }
        previousBarNanos = bar.timeNanos();
    }

    private void price(Decimal price) {
        priceScale = Math.max(priceScale, price.scale());
    }

    private void qty(Decimal qty) {
        qtyScale = Math.max(qtyScale, qty.scale());
    }
}
