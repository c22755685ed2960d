package io.stratos.sandbox.wasm.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Memories of guests that are gone, for those that come. Safe from any thread.
///
/// A guest starts anew at each of its checkpoints. Of a thousand instances that is hundreds of megabytes which live
/// just
/// long enough for the collector to copy them, while LL stands still.
///
/// What it gives is zero from end to end: nobody finds what another guest wrote. It keeps a few, and no more than so
/// many bytes; what is beyond is the collector's.
final class SpareMemories {
    private static final int PLACES = 32;

    private final long bytesMax;
    private final byte[] @Nullable [] places = new byte[PLACES][];

    /// @param bytesMax kept in all
    SpareMemories(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// An array of zeros, which is the caller's alone.
    byte[] take(int length) {
        byte[] spare = find(length);
        if (spare == null) {
            return new byte[length];
        }
        Arrays.fill(spare, (byte) 0);
        return spare;
    }

    private synchronized byte @Nullable [] find(int length) {
        for (int i = 0; i < PLACES; i++) {
            byte[] spare = places[i];
            if (spare != null && spare.length == length) {
                places[i] = null;
                return spare;
            }
        }
        return null;
    }

    /// Takes an array back of which the caller keeps nothing, or lets it go where there is no place.
    synchronized void give(byte[] memory) {
        if (memory.length == 0) {
            return;
        }
        int free = -1;
        long held = memory.length;
        for (int i = 0; i < PLACES; i++) {
            byte[] spare = places[i];
            if (spare == null) {
                free = i;
            } else {
                held += spare.length;
            }
        }
        if (free >= 0 && held <= bytesMax) {
            places[free] = memory;
        }
    }
}
