package io.stratos.host.tape;

import io.stratos.abi.model.Quality;

/// Tells gaps, repeats and disorder in a source, as far as it lets one tell (SPEC M-27).
///
/// Trades with ids: the id must rise by one. Trades without: equal ones are real trades of one moment, so only a time
/// that goes back shows. Bars: each must begin where the latest one ended.
final class SourceQuality {

    private long highestId;
    private long latestNanos = Long.MIN_VALUE;

    int ofTrade(SourceRecord.Trade trade) {
        if (trade.tradeId() == 0) {
            return ofTime(trade.eventTimeNanos());
        }
        long previous = highestId;
        highestId = Math.max(highestId, trade.tradeId());
        if (previous == 0 || trade.tradeId() == previous + 1) {
            return Quality.GOOD;
        }
        if (trade.tradeId() > previous) {
            return Quality.GAP;
        }
        return trade.tradeId() == previous ? Quality.DUPLICATE : Quality.OUT_OF_ORDER;
    }

    int ofBar(long endNanos, long intervalNanos) {
        long previous = latestNanos;
        if (endNanos == previous) {
            return Quality.DUPLICATE;
        }
        int order = ofTime(endNanos);
        boolean first = previous == Long.MIN_VALUE;
        return order == Quality.GOOD && !first && endNanos - previous > intervalNanos ? Quality.GAP : order;
    }

    private int ofTime(long timeNanos) {
        if (timeNanos < latestNanos) {
            return Quality.OUT_OF_ORDER;
        }
        latestNanos = timeNanos;
        return Quality.GOOD;
    }
}
