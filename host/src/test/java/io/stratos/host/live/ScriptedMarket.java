package io.stratos.host.live;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSink;
import io.stratos.execution.venue.MarketSource;
import java.util.ArrayDeque;

/// Trades that come when the test says so.
final class ScriptedMarket implements MarketSource {
    private final ArrayDeque<MarketRecord> waiting = new ArrayDeque<>();
    private long number;

    /// The source leaves so many records out, or takes up numbers again that it had given.
    void skip(int records) {
        number += records;
    }

    void trade(String price, String qty, long atNanos, int quality) {
        number++;
        var body = new EventBody.Trade(Decimal.of(price), Decimal.of(qty), null, number);
        waiting.add(new MarketRecord(number, 1, number, atNanos, quality, body));
    }

    void bar(String price, long atNanos) {
        number++;
        var at = Decimal.of(price);
        var body = new EventBody.Bar(at, at, at, at, Decimal.ONE, 1_000_000, atNanos, 1, true);
        waiting.add(new MarketRecord(number, 1, number, atNanos, 0, body));
    }

    @Override
    public int poll(long nowNanos, int recordsMax, MarketSink sink) {
        int handed = 0;
        while (handed < recordsMax && !waiting.isEmpty()) {
            sink.record(waiting.remove());
            handed++;
        }
        return handed;
    }

    @Override
    public boolean isUp() {
        return true;
    }

    @Override
    public void close() {}
}
