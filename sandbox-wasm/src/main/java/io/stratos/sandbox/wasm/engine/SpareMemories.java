package io.stratos.sandbox.wasm.engine;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Memories of guests that are gone, for those that come on the same thread. Each thread has its own, so that lanes
/// share
/// nothing (DESIGN §7).
///
/// A guest starts anew at each of its checkpoints. Of a thousand instances that is hundreds of megabytes which live
/// just
/// long enough for the collector to copy them, while LL stands still.
///
/// What it gives is zero from end to end: nobody finds what another guest wrote. It keeps a few, the newest, and no
/// more
/// than so many bytes; a heap that is full takes them all back.
final class SpareMemories {
    private static final int PLACES = 32;
    private static final long BYTES_MAX = 4L << 20;

    private static final ThreadLocal<SpareMemories> OF_THREAD =
            ThreadLocal.withInitial(() -> new SpareMemories(BYTES_MAX));

    private final long bytesMax;
    private final @Nullable SoftReference<byte[]>[] places = places();
    /// Where the next one goes; from there on the oldest follow.
    private int next;

    /// @param bytesMax kept in all
    SpareMemories(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic type cannot be made otherwise
    private static @Nullable SoftReference<byte[]>[] places() {
        return new SoftReference[PLACES];
    }

    /// Those of the calling thread.
    static SpareMemories ofThread() {
        return OF_THREAD.get();
    }

    /// An array of zeros, which is the caller's alone.
    byte[] take(int length) {
        for (int i = 0; i < PLACES; i++) {
            byte[] spare = at(i);
            if (spare != null && spare.length == length) {
                places[i] = null;
                Arrays.fill(spare, (byte) 0);
                return spare;
            }
        }
        return new byte[length];
    }

    /// Takes an array of which the caller keeps nothing; older ones make room.
    void give(byte[] memory) {
        if (memory.length == 0 || memory.length > bytesMax || has(memory)) {
            return;
        }
        places[next] = null;
        for (int i = 1; i < PLACES && held() + memory.length > bytesMax; i++) {
            places[(next + i) % PLACES] = null;
        }
        places[next] = new SoftReference<>(memory);
        next = (next + 1) % PLACES;
    }

    private boolean has(byte[] memory) {
        for (int i = 0; i < PLACES; i++) {
            if (at(i) == memory) {
                return true;
            }
        }
        return false;
    }

    private long held() {
        long held = 0;
        for (int i = 0; i < PLACES; i++) {
            byte[] spare = at(i);
            held += spare == null ? 0 : spare.length;
        }
        return held;
    }

    private byte @Nullable [] at(int place) {
        var reference = places[place];
        return reference == null ? null : reference.get();
    }
}
