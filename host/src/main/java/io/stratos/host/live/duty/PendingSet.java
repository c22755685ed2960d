package io.stratos.host.live.duty;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntConsumer;

/// Numbers that somebody should look at: any thread adds, one takes. Adding one that is there costs a read.
///
/// What a number stands for is written before it is added and read after it was taken, so nothing is
/// missed; a number may be taken although there is nothing any more.
public final class PendingSet {
    private static final int WORD_BITS = 6;

    private final AtomicLongArray words;

    /// @param size numbers from 0 to one below
    public PendingSet(int size) {
        words = new AtomicLongArray((size + Long.SIZE - 1) >> WORD_BITS);
    }

    public void add(int number) {
        int word = number >> WORD_BITS;
        long bit = 1L << number;
        long old = words.get(word);
        while ((old & bit) == 0 && !words.compareAndSet(word, old, old | bit)) {
            old = words.get(word);
        }
    }

    /// Takes all that are there, in rising order; what is added meanwhile may wait for the next time.
    public void drain(IntConsumer taker) {
        drain(words.length() << WORD_BITS, taker);
    }

    /// The same, of a set of which only the numbers below one are in use.
    public void drain(int below, IntConsumer taker) {
        int used = Math.min(words.length(), (below + Long.SIZE - 1) >> WORD_BITS);
        for (int word = 0; word < used; word++) {
            if (words.get(word) == 0) {
                continue;
            }
            for (long bits = words.getAndSet(word, 0); bits != 0; bits &= bits - 1) {
                taker.accept((word << WORD_BITS) + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /// Whether there is one, of a set of which only the numbers below one are in use.
    public boolean isAny(int below) {
        int used = Math.min(words.length(), (below + Long.SIZE - 1) >> WORD_BITS);
        for (int word = 0; word < used; word++) {
            if (words.get(word) != 0) {
                return true;
            }
        }
        return false;
    }

    /// Takes the next number from `from` on, after the highest the lowest again.
    ///
    /// @return -1 if there is none
    public int takeFrom(int from) {
        int first = from >> WORD_BITS;
        long notBefore = -1L << from;
        for (int i = 0; i <= words.length(); i++) {
            int word = (first + i) % words.length();
            long bits = words.get(word) & (i == 0 ? notBefore : i == words.length() ? ~notBefore : -1L);
            if (bits != 0) {
                long bit = Long.lowestOneBit(bits);
                words.getAndUpdate(word, old -> old & ~bit);
                return (word << WORD_BITS) + Long.numberOfTrailingZeros(bit);
            }
        }
        return -1;
    }
}
