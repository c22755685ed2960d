package io.stratos.venue.loopback.wire;

import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Side;
import io.stratos.execution.venue.MarketRecord;

/// A frame of the market stream.
public sealed interface MarketFrame {

    /// The connection lives.
    ///
    /// @param records how many the market has told so far
    record Heartbeat(long records) implements MarketFrame {}

    record Told(MarketRecord record) implements MarketFrame {}

    static MarketFrame read(JsonObject from) throws UnreadableException {
        long number = from.whole("record");
        if (from.has("heartbeat_nanos")) {
            return new Heartbeat(number);
        }
        return new Told(new MarketRecord(
                number,
                from.small("instrument"),
                from.whole("source_sequence"),
                from.whole("event_time_nanos"),
                from.small("quality"),
                body(from)));
    }

    private static EventBody body(JsonObject from) throws UnreadableException {
        return switch (from.text("type")) {
            case "trade" ->
                new EventBody.Trade(
                        from.decimal("price"),
                        from.decimal("qty"),
                        from.has("aggressor") ? from.word("aggressor", Side.class) : null,
                        from.whole("trade_id"));
            case "bar" ->
                new EventBody.Bar(
                        from.decimal("open"),
                        from.decimal("high"),
                        from.decimal("low"),
                        from.decimal("close"),
                        from.decimal("volume"),
                        from.whole("interval_nanos"),
                        from.whole("end_time_nanos"),
                        from.whole("trade_count"),
                        true);
            default -> throw new UnreadableException("market data of a kind that the protocol does not have");
        };
    }
}
