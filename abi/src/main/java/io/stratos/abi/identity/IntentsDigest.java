package io.stratos.abi.identity;

/// SHA-256 over everything a strategy asked for, in order, before the gate (DESIGN §3).
///
/// For each intent: cursor as u64, ordinal as u32, length as u32, all big-endian, then the canonical
/// body. Equal digests mean equal intents, whatever language, run or version made them. One thread at
/// a time.
public final class IntentsDigest {
    private final Sha256 stream = new Sha256();
    private long count;

    /// Adds one intent; `body` holds what [CanonicalIntent] wrote.
    public void update(long cursor, int ordinal, byte[] body, int offset, int length) {
        stream.int64(cursor).int32(ordinal).field(body, offset, length);
        count++;
    }

    /// Adds one intent.
    public void update(long cursor, int ordinal, CanonicalIntent body) {
        update(cursor, ordinal, body.buffer(), 0, body.length());
    }

    /// Intents added so far.
    public long count() {
        return count;
    }

    /// The digest so far, as 64 lower-case hex digits; more intents may follow.
    public String hex() {
        return stream.fork().hex();
    }
}
