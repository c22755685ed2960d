package io.stratos.state.rocks;

import java.nio.ByteBuffer;

/// Keys of the journal: the sequence number as u64 big-endian, so that key order is the order of
/// the chain.
final class JournalKeys {

    private JournalKeys() {}

    static byte[] of(long seq) {
        return ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
    }

    /// The number behind a key, -1 if it is none.
    static long seq(byte[] key) {
        return key.length == Long.BYTES ? ByteBuffer.wrap(key).getLong() : -1;
    }
}
