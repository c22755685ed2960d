package io.stratos.state;

/// The journal's newest record.
///
/// @param seq its number, 0 for an empty journal
/// @param hash its hash in lower-case hex, 64 zeros for an empty journal
public record LedgerHead(long seq, String hash) {}
