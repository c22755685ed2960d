package io.stratos.state;

/// The journal's newest record.
///
/// @param seq its number, 0 for an empty journal
/// @param hash its hash in lower-case hex, 64 zeros for an empty journal
public record LedgerHead(long seq, String hash) {

    /// The head of an empty journal.
    public static final LedgerHead EMPTY = new LedgerHead(0, "0".repeat(64));
}
