package io.stratos.execution.paper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/// One way between host and venue: what goes in comes out after the latency, in the order it went
/// in.
///
/// Remembers which of its entries the store has, so that only the difference is written.
final class Channel<T> {

    /// Something on its way.
    record Entry<T>(long seq, long dueNanos, T message) {}

    /// Takes entries that the store does not have yet.
    @FunctionalInterface
    interface EntryWriter<T> {
        void write(Entry<T> entry);
    }

    private final Deque<Entry<T>> entries = new ArrayDeque<>();
    private long nextSeq;
    private long lastDueNanos;
    private long storedFrom;
    private long storedTo;

    /// Sends a message; it is due no earlier than the one before it.
    void add(T message, long dueNanos) {
        lastDueNanos = Math.max(lastDueNanos, dueNanos);
        entries.add(new Entry<>(nextSeq, lastDueNanos, message));
        nextSeq++;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// When the first entry is due; [PaperVenue#NEVER] if there is none.
    long nextDueNanos() {
        var first = entries.peekFirst();
        return first == null ? PaperVenue.NEVER : first.dueNanos;
    }

    Entry<T> take() {
        return entries.removeFirst();
    }

    long nextSeq() {
        return nextSeq;
    }

    long lastDueNanos() {
        return lastDueNanos;
    }

    /// Writes new entries and deletes those that left, since the last call.
    void writeChanges(EntryWriter<T> writer, LongConsumer deleter) {
        var first = entries.peekFirst();
        long from = first == null ? nextSeq : first.seq;
        for (long seq = storedFrom; seq < Math.min(from, storedTo); seq++) {
            deleter.accept(seq);
        }
        for (var entry : entries) {
            if (entry.seq >= storedTo) {
                writer.write(entry);
            }
        }
        storedFrom = from;
        storedTo = nextSeq;
    }

    /// Takes counters over from the store; entries follow by [#restore(Entry)], in order.
    void restore(long storedNextSeq, long storedLastDueNanos) {
        nextSeq = storedNextSeq;
        lastDueNanos = storedLastDueNanos;
        storedFrom = storedNextSeq;
        storedTo = storedNextSeq;
    }

    void restore(Entry<T> entry) {
        if (entries.isEmpty()) {
            storedFrom = entry.seq;
        }
        entries.add(entry);
    }
}
