package io.stratos.state.rocks;

/// What a watchdog and the metrics need to see: whether the writer moves, and how full its ring is.
///
/// @param queued batches that wait
/// @param ringCapacity at this many, `offer` says false
/// @param groups committed since open; standing still while something waits is a stall
public record LedgerLoad(int queued, int ringCapacity, long groups) {}
