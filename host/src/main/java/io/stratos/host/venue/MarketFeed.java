package io.stratos.host.venue;

import io.stratos.abi.model.EventBody;
import io.stratos.host.document.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tape as one client is told it: no faster than the client takes it. Nothing is kept for a slow one, because
/// the tape can be read again.
final class MarketFeed {
    private final Listener listener;
    private final TapeMarket tape;

    /// @param tape at the record before the first that the client wants
    MarketFeed(Listener listener, TapeMarket tape) {
        this.listener = listener;
        this.tape = tape;
    }

    /// Tells records up to the one that is stored last, as far as there is room.
    void pump(long stored) {
        while (tape.consumed() < stored && listener.hasRoom()) {
            listener.frame(Json.text(next()));
            tape.pass();
        }
    }

    void heartbeat(long nowNanos, long stored) {
        if (listener.hasRoom()) {
            var frame = Json.object();
            frame.put("heartbeat_nanos", nowNanos);
            frame.put("record", stored);
            listener.frame(Json.text(frame));
        }
    }

    private Map<String, @Nullable Object> next() {
        var frame = Json.object();
        frame.put("record", tape.consumed() + 1);
        frame.put("instrument", tape.instrument());
        frame.put("source_sequence", tape.sourceSequence());
        frame.put("event_time_nanos", tape.tapeTimeNanos());
        frame.put("quality", tape.quality());
        switch (tape.body()) {
            case EventBody.Trade trade -> {
                var aggressor = trade.aggressor();
                frame.put("type", "trade");
                frame.put("price", trade.price().toString());
                frame.put("qty", trade.qty().toString());
                frame.put("aggressor", aggressor == null ? null : VenueJson.word(aggressor));
                frame.put("trade_id", trade.tradeId());
            }
            case EventBody.Bar bar -> {
                frame.put("type", "bar");
                frame.put("open", bar.open().toString());
                frame.put("high", bar.high().toString());
                frame.put("low", bar.low().toString());
                frame.put("close", bar.close().toString());
                frame.put("volume", bar.volume().toString());
                frame.put("interval_nanos", bar.intervalNanos());
                frame.put("end_time_nanos", bar.endTimeNanos());
                frame.put("trade_count", bar.tradeCount());
            }
            case EventBody.Quote _,
                    EventBody.BookSnapshot _,
                    EventBody.BookDelta _,
                    EventBody.Funding _,
                    EventBody.MarkPrice _,
                    EventBody.Execution _,
                    EventBody.Risk _,
                    EventBody.Safety _,
                    EventBody.RegimeChange _,
                    EventBody.ManualSignal _,
                    EventBody.AccountSnapshot _,
                    EventBody.ConfigUpdate _,
                    EventBody.ServiceResponse _ ->
                throw new IllegalStateException("Invariant: a tape holds trades or bars");
        }
        return frame;
    }
}
