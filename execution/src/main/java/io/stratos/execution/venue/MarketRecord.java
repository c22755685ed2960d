package io.stratos.execution.venue;

import io.stratos.abi.model.EventBody;

/// One event of a market.
///
/// @param number the record's own, dense, from 1
/// @param instrument [io.stratos.abi.model.Instrument#id]
/// @param sourceSequence as the recording source counted
/// @param eventTimeNanos when it happened, as the source says; not the venue's clock
/// @param quality [io.stratos.abi.model.Quality] bits
/// @param body market data only
public record MarketRecord(
        long number, int instrument, long sourceSequence, long eventTimeNanos, int quality, EventBody body) {}
