package io.stratos.abi.wire;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;

/// Events, generated code ⇄ model.
public final class EventMapping {

    private EventMapping() {}

    public static io.stratos.abi.wire.proto.Event toProto(Event event) {
        var header = event.header();
        var out = io.stratos.abi.wire.proto.Event.newBuilder()
                .setSequence(header.sequence())
                .setEventTimeNs(header.eventTimeNanos())
                .setReceivedTimeNs(header.receivedTimeNanos())
                .setProcessedTimeNs(header.processedTimeNanos())
                .setQuality(header.quality())
                .setInstrument(header.instrument());
        switch (event.body()) {
            case EventBody.Trade trade -> out.setTrade(MarketMapping.toProto(trade));
            case EventBody.Quote quote -> out.setQuote(MarketMapping.toProto(quote));
            case EventBody.BookSnapshot book -> out.setBookSnapshot(MarketMapping.toProto(book));
            case EventBody.BookDelta delta -> out.setBookDelta(MarketMapping.toProto(delta));
            case EventBody.Bar bar -> out.setBar(MarketMapping.toProto(bar));
            case EventBody.Funding funding -> out.setFunding(MarketMapping.toProto(funding));
            case EventBody.MarkPrice price -> out.setMarkPrice(MarketMapping.toProto(price));
            case EventBody.Execution execution -> out.setExecution(ExecutionMapping.toProto(execution));
            case EventBody.Risk risk -> out.setRisk(HostEventMapping.toProto(risk));
            case EventBody.Safety safety -> out.setSafety(HostEventMapping.toProto(safety));
            case EventBody.RegimeChange change -> out.setRegime(HostEventMapping.toProto(change));
            case EventBody.ManualSignal signal -> out.setManualSignal(HostEventMapping.toProto(signal));
            case EventBody.AccountSnapshot account -> out.setAccountSnapshot(ExecutionMapping.toProto(account));
            case EventBody.ConfigUpdate update -> out.setConfigUpdate(HostEventMapping.toProto(update));
            case EventBody.ServiceResponse answer -> out.setServiceResponse(HostEventMapping.toProto(answer));
        }
        return out.build();
    }

    /// Takes over an event.
    ///
    /// @throws MalformedMessageException if the model cannot hold it
    public static Event toModel(io.stratos.abi.wire.proto.Event event) throws MalformedMessageException {
        var header = new EventHeader(
                event.getSequence(),
                event.getEventTimeNs(),
                event.getReceivedTimeNs(),
                event.getProcessedTimeNs(),
                event.getQuality(),
                event.getInstrument());
        return new Event(header, body(event));
    }

    private static EventBody body(io.stratos.abi.wire.proto.Event event) throws MalformedMessageException {
        return switch (event.getBodyCase()) {
            case TRADE -> MarketMapping.toModel(event.getTrade());
            case QUOTE -> MarketMapping.toModel(event.getQuote());
            case BOOK_SNAPSHOT -> MarketMapping.toModel(event.getBookSnapshot());
            case BOOK_DELTA -> MarketMapping.toModel(event.getBookDelta());
            case BAR -> MarketMapping.toModel(event.getBar());
            case FUNDING -> MarketMapping.toModel(event.getFunding());
            case MARK_PRICE -> MarketMapping.toModel(event.getMarkPrice());
            case EXECUTION -> ExecutionMapping.toModel(event.getExecution());
            case RISK -> HostEventMapping.toModel(event.getRisk());
            case SAFETY -> HostEventMapping.toModel(event.getSafety());
            case REGIME -> HostEventMapping.toModel(event.getRegime());
            case MANUAL_SIGNAL -> HostEventMapping.toModel(event.getManualSignal());
            case ACCOUNT_SNAPSHOT -> ExecutionMapping.toModel(event.getAccountSnapshot());
            case CONFIG_UPDATE -> HostEventMapping.toModel(event.getConfigUpdate());
            case SERVICE_RESPONSE -> HostEventMapping.toModel(event.getServiceResponse());
            case BODY_NOT_SET -> throw MalformedMessageException.instance();
        };
    }
}
