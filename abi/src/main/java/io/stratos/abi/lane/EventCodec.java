package io.stratos.abi.lane;

import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import org.jspecify.annotations.Nullable;

/// Message `Event`: header and one body.
public final class EventCodec {
    private static final int SEQUENCE = (1 << 3) | WireType.VARINT;
    private static final int EVENT_TIME = (2 << 3) | WireType.VARINT;
    private static final int RECEIVED_TIME = (3 << 3) | WireType.VARINT;
    private static final int PROCESSED_TIME = (4 << 3) | WireType.VARINT;
    private static final int QUALITY = (5 << 3) | WireType.VARINT;
    private static final int INSTRUMENT = (6 << 3) | WireType.VARINT;

    static final int TRADE = (10 << 3) | WireType.LENGTH;
    static final int QUOTE = (11 << 3) | WireType.LENGTH;
    private static final int BOOK_SNAPSHOT = (12 << 3) | WireType.LENGTH;
    private static final int BOOK_DELTA = (13 << 3) | WireType.LENGTH;
    static final int BAR = (14 << 3) | WireType.LENGTH;
    private static final int FUNDING = (15 << 3) | WireType.LENGTH;
    private static final int MARK_PRICE = (16 << 3) | WireType.LENGTH;
    private static final int EXECUTION = (20 << 3) | WireType.LENGTH;
    private static final int RISK = (21 << 3) | WireType.LENGTH;
    private static final int SAFETY = (22 << 3) | WireType.LENGTH;
    private static final int REGIME = (23 << 3) | WireType.LENGTH;
    private static final int MANUAL_SIGNAL = (24 << 3) | WireType.LENGTH;
    private static final int ACCOUNT_SNAPSHOT = (25 << 3) | WireType.LENGTH;
    private static final int CONFIG_UPDATE = (26 << 3) | WireType.LENGTH;
    private static final int SERVICE_RESPONSE = (27 << 3) | WireType.LENGTH;

    private EventCodec() {}

    /// Writes an event as a field of the message around it.
    public static void write(WireWriter out, int tag, Event event) {
        int mark = out.begin(tag);
        var header = event.header();
        writeHeader(
                out,
                header.sequence(),
                header.eventTimeNanos(),
                header.receivedTimeNanos(),
                header.processedTimeNanos(),
                header.quality(),
                header.instrument());
        writeBody(out, event.body());
        out.end(mark);
    }

    static void writeHeader(
            WireWriter out,
            long sequence,
            long eventTimeNanos,
            long receivedTimeNanos,
            long processedTimeNanos,
            int quality,
            int instrument) {
        out.int64(SEQUENCE, sequence);
        out.int64(EVENT_TIME, eventTimeNanos);
        out.int64(RECEIVED_TIME, receivedTimeNanos);
        out.int64(PROCESSED_TIME, processedTimeNanos);
        out.uint32(QUALITY, quality);
        out.uint32(INSTRUMENT, instrument);
    }

    private static void writeBody(WireWriter out, EventBody body) {
        switch (body) {
            case EventBody.Trade t ->
                MarketEventCodec.writeTrade(
                        out,
                        TRADE,
                        t.price().units(),
                        t.price().scale(),
                        t.qty().units(),
                        t.qty().scale(),
                        t.aggressor(),
                        t.tradeId());
            case EventBody.Quote q ->
                MarketEventCodec.writeQuote(
                        out,
                        QUOTE,
                        q.bidPrice().units(),
                        q.bidPrice().scale(),
                        q.bidQty().units(),
                        q.bidQty().scale(),
                        q.askPrice().units(),
                        q.askPrice().scale(),
                        q.askQty().units(),
                        q.askQty().scale());
            case EventBody.BookSnapshot b -> BookCodec.writeSnapshot(out, BOOK_SNAPSHOT, b);
            case EventBody.BookDelta b -> BookCodec.writeDelta(out, BOOK_DELTA, b);
            case EventBody.Bar b -> MarketEventCodec.writeBar(out, BAR, b);
            case EventBody.Funding f -> MarketEventCodec.writeFunding(out, FUNDING, f);
            case EventBody.MarkPrice m -> MarketEventCodec.writeMarkPrice(out, MARK_PRICE, m);
            case EventBody.Execution e -> ExecutionCodec.writeExecution(out, EXECUTION, e);
            case EventBody.Risk r -> HostEventCodec.writeRisk(out, RISK, r);
            case EventBody.Safety s -> HostEventCodec.writeSafety(out, SAFETY, s);
            case EventBody.RegimeChange r -> HostEventCodec.writeRegime(out, REGIME, r);
            case EventBody.ManualSignal m -> HostEventCodec.writeManualSignal(out, MANUAL_SIGNAL, m);
            case EventBody.AccountSnapshot a -> ExecutionCodec.writeSnapshot(out, ACCOUNT_SNAPSHOT, a);
            case EventBody.ConfigUpdate c -> HostEventCodec.writeConfigUpdate(out, CONFIG_UPDATE, c);
            case EventBody.ServiceResponse s -> HostEventCodec.writeServiceResponse(out, SERVICE_RESPONSE, s);
        }
    }

    /// Reads an event. No body, two bodies, or a value left out that the model requires is malformed.
    public static Event read(WireReader in) throws MalformedMessageException {
        int outer = in.enter();
        long sequence = 0;
        long eventTime = 0;
        long receivedTime = 0;
        long processedTime = 0;
        int quality = 0;
        int instrument = 0;
        EventBody body = null;
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case SEQUENCE -> sequence = in.varint();
                case EVENT_TIME -> eventTime = in.varint();
                case RECEIVED_TIME -> receivedTime = in.varint();
                case PROCESSED_TIME -> processedTime = in.varint();
                case QUALITY -> quality = in.varint32();
                case INSTRUMENT -> instrument = in.varint32();
                default -> body = readBody(in, tag, body);
            }
        }
        in.leave(outer);
        var header = new EventHeader(sequence, eventTime, receivedTime, processedTime, quality, instrument);
        return new Event(header, WireReader.require(body));
    }

    private static @Nullable EventBody readBody(WireReader in, int tag, @Nullable EventBody previous)
            throws MalformedMessageException {
        if (tag < TRADE || tag > SERVICE_RESPONSE || (tag & 7) != WireType.LENGTH) {
            in.skip(tag);
            return previous;
        }
        var body = switch (tag) {
            case TRADE -> MarketEventCodec.readTrade(in);
            case QUOTE -> MarketEventCodec.readQuote(in);
            case BOOK_SNAPSHOT -> BookCodec.readSnapshot(in);
            case BOOK_DELTA -> BookCodec.readDelta(in);
            case BAR -> MarketEventCodec.readBar(in);
            case FUNDING -> MarketEventCodec.readFunding(in);
            case MARK_PRICE -> MarketEventCodec.readMarkPrice(in);
            case EXECUTION -> ExecutionCodec.readExecution(in);
            case RISK -> HostEventCodec.readRisk(in);
            case SAFETY -> HostEventCodec.readSafety(in);
            case REGIME -> HostEventCodec.readRegime(in);
            case MANUAL_SIGNAL -> HostEventCodec.readManualSignal(in);
            case ACCOUNT_SNAPSHOT -> ExecutionCodec.readSnapshot(in);
            case CONFIG_UPDATE -> HostEventCodec.readConfigUpdate(in);
            case SERVICE_RESPONSE -> HostEventCodec.readServiceResponse(in);
            default -> null;
        };
        if (body == null) {
            in.skip(tag);
            return previous;
        }
        WireReader.once(previous);
        return body;
    }
}
