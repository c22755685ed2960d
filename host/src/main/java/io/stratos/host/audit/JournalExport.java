package io.stratos.host.audit;

import io.stratos.abi.model.InstanceId;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.lane.InstanceRows;
import io.stratos.host.lane.JournalMark;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The journal, one record a line, for tools outside (SPEC X-9).
public final class JournalExport {
    static final String SCHEMA = "stratos.record/1";

    private JournalExport() {}

    /// Hands over records `from` to `to`, both included, each as one line of JSON, in their order.
    ///
    /// @return how many there were
    public static long write(LedgerReader reader, long from, long to, Consumer<String> line) {
        var count = new AtomicLong();
        reader.records(from, (seq, kind, atNanos, payload, hash) -> {
            if (seq > to) {
                return false;
            }
            line.accept(Json.text(document(seq, kind, atNanos, payload, hash)));
            count.incrementAndGet();
            return seq < to;
        });
        return count.get();
    }

    /// A record that somebody follows.
    ///
    /// @param json its document, one line
    public record Line(long seq, String json) {}

    /// A page of the journal for who follows it.
    ///
    /// @param from first record looked at
    /// @param count how many are looked at, at most
    /// @param only whose records are told; all if null
    /// @return the last that was looked at, `from - 1` if there is none
    public static long page(LedgerReader reader, long from, int count, @Nullable InstanceId only, Consumer<Line> line) {
        var last = new AtomicLong(from - 1);
        reader.records(from, (seq, kind, atNanos, payload, hash) -> {
            last.set(seq);
            if (only == null || isOf(only, RecordBody.decode(seq, kind, payload))) {
                line.accept(new Line(seq, Json.text(document(seq, kind, atNanos, payload, hash))));
            }
            return seq - from + 1 < count;
        });
        return last.get();
    }

    /// The newest records that are an instance's own, oldest first: how its orders, fills, checkpoints and
    /// breaker went.
    ///
    /// @param from first record looked at
    /// @param count how many at most
    public static List<Map<String, @Nullable Object>> ofInstance(
            LedgerReader reader, InstanceId instance, long from, int count) {
        var newest = new ArrayDeque<Map<String, @Nullable Object>>();
        reader.records(from, (seq, kind, atNanos, payload, hash) -> {
            if (kind != RecordKind.TURN_RANGE && isOf(instance, RecordBody.decode(seq, kind, payload))) {
                if (newest.size() == count) {
                    newest.removeFirst();
                }
                newest.addLast(document(seq, kind, atNanos, payload, hash));
            }
            return true;
        });
        return List.copyOf(newest);
    }

    /// The newest steps of changes of an instance's configuration, oldest first. Each is looked for from where
    /// it was told.
    ///
    /// @param count how many at most
    public static List<Map<String, @Nullable Object>> configSteps(LedgerReader reader, InstanceId instance, int count) {
        var marks = new ArrayDeque<JournalMark>();
        reader.scan(Table.INSTANCE, new InstanceRows(instance).configStepPrefix(), (_, row) -> {
            if (marks.size() == count) {
                marks.removeFirst();
            }
            marks.addLast(JournalMark.decode(row));
            return true;
        });
        var steps = new ArrayList<Map<String, @Nullable Object>>();
        var last = new AtomicLong();
        for (var mark : marks) {
            reader.records(Math.max(mark.behindSeq(), last.get()) + 1, (seq, kind, atNanos, payload, hash) -> {
                boolean isIt = kind == RecordKind.CONFIG && mark.isOf(payload);
                if (isIt) {
                    last.set(seq);
                    steps.add(document(seq, kind, atNanos, payload, hash));
                }
                return !isIt;
            });
        }
        return steps;
    }

    /// Records name an instance as such; notes as their subject, changes of the interlock as their scope.
    private static boolean isOf(InstanceId instance, Record body) {
        var record = RecordDocument.of(body);
        var name = instance.toString();
        return name.equals(record.get("instance"))
                || name.equals(record.get("subject"))
                || ("instance:" + name).equals(record.get("scope"));
    }

    private static Map<String, @Nullable Object> document(
            long seq, RecordKind kind, long atNanos, byte[] payload, String hash) {
        var document = Json.object();
        document.put("schema", SCHEMA);
        document.put("seq", seq);
        document.put("kind", kind.name().toLowerCase(Locale.ROOT));
        document.put("at", IsoTime.of(atNanos));
        document.put("hash", hash);
        document.put("record", RecordDocument.of(RecordBody.decode(seq, kind, payload)));
        return document;
    }
}
