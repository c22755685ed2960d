package io.stratos.execution.venue;

/// Takes the records of one poll.
@FunctionalInterface
public interface MarketSink {

    void record(MarketRecord record);
}
