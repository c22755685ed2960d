package io.stratos.host.run;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.lane.InstanceRows;
import io.stratos.state.Table;
import java.util.ArrayDeque;

/// Events on their way from the account core to one instance: lossless and in order (SPEC M-11, DESIGN §5).
///
/// An event that is delivered within the group that made it never becomes a row. Bounded by what the instance has at
/// the venue: each event answers one of its intents, and those are limited per second.
final class Outbox {
    private static final CallbackContext NO_CONTEXT = new CallbackContext(0, 0, 0, SafetyState.NORMAL, false);

    private final InstanceRows rows;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private long lastSeq;
    private long storedTo;

    Outbox(InstanceRows rows) {
        this.rows = rows;
    }

    /// An event and when it reaches the instance.
    record Pending(long seq, Event event) {
        long dueNanos() {
            return event.header().receivedTimeNanos();
        }
    }

    void add(int instrument, EventBody body, long atNanos) {
        lastSeq++;
        waiting.add(new Pending(
                lastSeq, new Event(new EventHeader(lastSeq, atNanos, atNanos, atNanos, 0, instrument), body)));
    }

    long nextDueNanos() {
        var next = waiting.peek();
        return next == null ? Long.MAX_VALUE : next.dueNanos();
    }

    int size() {
        return waiting.size();
    }

    Pending take() {
        return waiting.remove();
    }

    /// Whether the event's row is in the ledger and must be deleted by the turn that consumed it.
    boolean isStored(Pending pending) {
        return pending.seq() <= storedTo;
    }

    long lastSeq() {
        return lastSeq;
    }

    /// Writes what is still waiting and has no row yet.
    void writeRows(RowSink sink) {
        for (var pending : waiting) {
            if (!isStored(pending)) {
                var bytes = new WireWriter(256);
                InputEncoder.encode(new Input.OnEvent(NO_CONTEXT, pending.event()), bytes);
                sink.put(Table.OUTBOX, rows.outbox(pending.seq()), bytes.toByteArray());
            }
        }
        storedTo = lastSeq;
    }

    /// Takes over the rows of an earlier process.
    ///
    /// @param lastSeqSaved number of the last event ever added
    void restore(RowSource source, long lastSeqSaved) {
        source.scan(
                Table.OUTBOX,
                rows.outboxPrefix(),
                (key, value) -> waiting.add(new Pending(InstanceRows.numberOf(key), decode(value))));
        lastSeq = lastSeqSaved;
        storedTo = lastSeqSaved;
    }

    private static Event decode(byte[] row) {
        try {
            if (InputDecoder.decode(row, 0, row.length) instanceof Input.OnEvent given) {
                return given.event();
            }
        } catch (MalformedMessageException damaged) {
            throw new IllegalStateException("Invariant: an outbox row can be read", damaged);
        }
        throw new IllegalStateException("Invariant: an outbox row holds an event");
    }
}
