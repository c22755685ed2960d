package io.stratos.host.live.account;

import io.stratos.abi.lane.InputDecoder;
import io.stratos.abi.lane.InputEncoder;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireWriter;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.CallbackContext;
import io.stratos.abi.model.Event;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.EventHeader;
import io.stratos.abi.model.Input;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.live.link.ExecutionInbox;
import io.stratos.host.live.link.InstanceLink;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Events on their way from one account to its instances: numbered, in the ledger before anybody hears of
/// them, and handed to each instance once and in order (SPEC M-11).
///
/// An event is handed on when its group is committed. What does not fit into the instance's inbox, or was
/// left by an earlier process, is read back from the rows. The row dies with the turn that consumed it,
/// written by the lane.
final class AccountOutbox {
    /// Kind of the row in `Table.ACCOUNT` that holds the last number given to an instance's events.
    private static final char LAST = 'n';

    private static final CallbackContext NO_CONTEXT = new CallbackContext(0, 0, 0, SafetyState.NORMAL, false);

    /// Rows read back at once; the rest waits for the next cycle.
    private static final int READ_MAX = 256;

    private final RowKey keys;
    private final LedgerReader reader;
    private final Map<InstanceId, Line> lines = new HashMap<>();
    private final Set<Line> behind = new LinkedHashSet<>();

    /// How far the events of one instance are.
    private static final class Line {
        final InstanceRows rows;
        final @Nullable InstanceLink link;
        long last;
        long committed;
        long handed;

        Line(InstanceId instance, @Nullable InstanceLink link) {
            rows = new InstanceRows(instance);
            this.link = link;
        }
    }

    AccountOutbox(AccountId account, LedgerReader reader) {
        keys = new RowKey(account);
        this.reader = reader;
    }

    /// Takes over where an earlier process was: everything with a row is handed on again.
    void open(InstanceLink link) {
        var line = new Line(link.instance(), link);
        var before = lines.put(link.instance(), line);
        if (before == null) {
            restore(link.instance(), line);
        } else { // of an earlier life in this process; its last rows may not be committed yet
            line.last = before.last;
            line.committed = before.committed;
        }
        behind.add(line);
    }

    /// Nobody takes its events any more: they wait in their rows.
    void close(InstanceId instance) {
        var before = lines.get(instance);
        if (before != null) {
            var line = new Line(instance, null);
            line.last = before.last;
            line.committed = before.committed;
            lines.put(instance, line);
            behind.remove(before);
        }
    }

    /// Gives an event its number and its row.
    Effect.Tell add(InstanceId instance, int instrument, EventBody body, long atNanos, RowSink sink) {
        var line = lineOf(instance);
        line.last++;
        var event = new Event(new EventHeader(line.last, atNanos, atNanos, atNanos, 0, instrument), body);
        var bytes = new WireWriter(256);
        InputEncoder.encode(new Input.OnEvent(NO_CONTEXT, event), bytes);
        sink.put(Table.OUTBOX, line.rows.outbox(line.last), bytes.toByteArray());
        var row = RowBytes.writer();
        row.varint(line.last);
        sink.put(Table.ACCOUNT, keys.of(LAST, instance.toString()), row.toByteArray());
        return new Effect.Tell(instance, line.last, event);
    }

    /// The event's row is committed: hands it on if nothing before it waits and there is room.
    ///
    /// @return whether it was handed on
    boolean committed(Effect.Tell tell) {
        var line = lineOf(tell.instance());
        line.committed = tell.seq();
        if (line.handed == tell.seq() - 1 && hand(line, tell.seq(), tell.event())) {
            return true;
        }
        behind.add(line);
        tellBehind(line);
        return false;
    }

    private static void tellBehind(Line line) {
        if (line.link != null) {
            line.link.behind(line.handed < line.committed);
        }
    }

    /// Hands on what waits in rows and fits now.
    ///
    /// @return how many
    int handBacklog() {
        if (behind.isEmpty()) {
            return 0; // nearly always, in each cycle
        }
        int handed = 0;
        for (var line : behind) {
            if (line.link != null && line.link.executions().hasRoom()) {
                handed += readBack(line);
                tellBehind(line);
            }
        }
        behind.removeIf(line -> line.link == null || line.handed >= line.committed);
        return handed;
    }

    /// Events that are committed and do not fit into the instance's inbox.
    long backlog(InstanceId instance) {
        var line = lines.get(instance);
        return line == null ? 0 : line.committed - line.handed;
    }

    private int readBack(Line line) {
        int[] handed = {0};
        long[] missing = {0};
        reader.range(
                Table.OUTBOX, line.rows.outbox(line.handed + 1), line.rows.outbox(line.committed + 1), (key, value) -> {
                    if (!hand(line, InstanceRows.numberOf(key), decode(value))) {
                        missing[0]++;
                        return false;
                    }
                    handed[0]++;
                    return handed[0] < READ_MAX;
                });
        if (missing[0] == 0 && handed[0] < READ_MAX) {
            line.handed = line.committed; // what has no row any more was consumed by an earlier process
        }
        return handed[0];
    }

    private static boolean hand(Line line, long seq, Event event) {
        if (line.link == null || !line.link.executions().offer(new ExecutionInbox.Told(seq, event))) {
            return false;
        }
        line.handed = seq;
        return true;
    }

    private Line lineOf(InstanceId instance) {
        return lines.computeIfAbsent(instance, id -> {
            var line = new Line(id, null);
            restore(id, line);
            return line;
        });
    }

    private void restore(InstanceId instance, Line line) {
        var row = reader.get(Table.ACCOUNT, keys.of(LAST, instance.toString()));
        if (row == null) {
            return;
        }
        try {
            line.last = RowBytes.reader(row).varint();
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("outbox", damaged);
        }
        line.committed = line.last;
    }

    private static Event decode(byte[] row) {
        try {
            if (InputDecoder.decode(row, 0, row.length) instanceof Input.OnEvent given) {
                return given.event();
            }
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("outbox event", damaged);
        }
        throw new IllegalStateException("Invariant: an outbox row holds an event");
    }
}
