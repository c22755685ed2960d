package io.stratos.state.rocks;

import io.stratos.abi.model.InstanceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Keys in the checkpoint families: kind, instance, 0x00, generation as u64 big-endian. No instance
/// name holds 0x00.
final class CheckpointKeys {

    /// The checkpoint itself.
    static final byte BYTES = 'b';

    /// Its entry in the catalog: what counts as existing.
    static final byte CATALOG = 'c';

    /// The last generation given out, under generation 0.
    static final byte LAST = 'n';

    private CheckpointKeys() {}

    static byte[] of(byte kind, InstanceId instance, long generation) {
        var name = instance.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length + 1 + Long.BYTES)
                .put(kind)
                .put(name)
                .put((byte) 0)
                .putLong(generation)
                .array();
    }

    static long generation(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    }
}
