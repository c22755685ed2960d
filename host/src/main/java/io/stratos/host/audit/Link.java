package io.stratos.host.audit;

/// One step on the way from a market event to a fill, or to where it ended.
///
/// @param seq the journal's record, 0 for a delivery (its digest stands in the turn's record)
/// @param kind of the record, `event` for a delivery
/// @param atNanos when it was recorded, in turn time
/// @param summary for people, one line
/// @param hash of the record in the chain; of a delivery its own SHA-256
public record Link(long seq, String kind, long atNanos, String summary, String hash) {}
