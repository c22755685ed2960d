package io.stratos.abi.model;

/// What every event carries. Times are nanoseconds since the Unix epoch; order is by sequence,
/// never by time (DESIGN §4).
///
/// @param sequence the source's own number, 0 where it has none
/// @param eventTimeNanos when it happened, by the source's clock
/// @param receivedTimeNanos when the host received it
/// @param processedTimeNanos when the turn that delivers it began
/// @param quality bit set of [Quality]
/// @param instrument [Instrument#id], 0 where it concerns none
public record EventHeader(
        long sequence,
        long eventTimeNanos,
        long receivedTimeNanos,
        long processedTimeNanos,
        int quality,
        int instrument) {}
