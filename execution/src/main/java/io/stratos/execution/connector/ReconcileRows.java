package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
import io.stratos.execution.reconcile.Verdict;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What reconciliation must not forget, in `Table.ACCOUNT`:
///
/// | kind | key        | value                                                                    |
/// | ---- | ---------- | ------------------------------------------------------------------------ |
/// | `q`  | empty      | runs begun so far, how far executions were read                          |
/// | `v`  | empty      | how the last run that ended did                                          |
/// | `u`  | empty      | venue time before which it has forgotten executions that were not read   |
/// | `x`  | name       | something foreign at the venue: 0 in quarantine, 1 accepted; category    |
/// | `b`  | instrument | what the venue holds beyond what fills explain, as an operator accepted  |
final class ReconcileRows {

    private static final char PROGRESS = 'q';
    private static final char VERDICT = 'v';
    private static final char FOREIGN = 'x';
    private static final char BASELINE = 'b';
    private static final char FORGOTTEN = 'u';
    private static final int CURSOR_BYTES_MAX = 4096;

    private final RowKey keys;
    private final Map<String, Foreign> foreign = new TreeMap<>();
    private final Map<Integer, Decimal> baseline = new TreeMap<>();
    private long runs;
    private String cursor = "";
    private long forgottenNanos;
    private @Nullable StoredVerdict verdict;
    private boolean isChanged;

    ReconcileRows(AccountId account) {
        keys = new RowKey(account);
    }

    @Nullable
    Quarantined quarantined(String name) {
        var known = foreign.get(name);
        return known == null ? null : known.how();
    }

    Map<String, Foreign> foreign() {
        return foreign;
    }

    void quarantine(String name, Category category) {
        foreign.put(name, new Foreign(category, Quarantined.OPEN));
        isChanged = true;
    }

    /// @throws IllegalStateException if it was never in quarantine
    void accept(String name) {
        var known = Required.field("what is accepted", foreign.get(name));
        foreign.put(name, new Foreign(known.category(), Quarantined.ACCEPTED));
        isChanged = true;
    }

    @Nullable
    StoredVerdict verdict() {
        return verdict;
    }

    void verdict(Verdict ended, long atNanos) {
        verdict = new StoredVerdict(ended, atNanos);
        isChanged = true;
    }

    Map<Integer, Decimal> baseline() {
        return baseline;
    }

    void baseline(int instrument, Decimal qty) {
        baseline.put(instrument, qty);
        isChanged = true;
    }

    long runs() {
        return runs;
    }

    void runs(long begun) {
        isChanged |= runs != begun;
        runs = begun;
    }

    String cursor() {
        return cursor;
    }

    void cursor(String read) {
        cursor = read;
        isChanged = true;
    }

    long forgottenNanos() {
        return forgottenNanos;
    }

    void forgotten(long venueTimeNanos) {
        forgottenNanos = venueTimeNanos;
        isChanged = true;
    }

    void write(RowSink sink) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        var progress = RowBytes.writer();
        progress.varint(runs);
        progress.rawText(cursor);
        sink.put(Table.ACCOUNT, keys.of(PROGRESS, ""), progress.toByteArray());
        if (verdict != null) {
            sink.put(Table.ACCOUNT, keys.of(VERDICT, ""), verdict.encode());
        }
        if (forgottenNanos > 0) {
            var forgotten = RowBytes.writer();
            forgotten.varint(forgottenNanos);
            sink.put(Table.ACCOUNT, keys.of(FORGOTTEN, ""), forgotten.toByteArray());
        }
        foreign.forEach((name, one) -> {
            var out = RowBytes.writer();
            RowBytes.bool(out, one.how() == Quarantined.ACCEPTED);
            RowBytes.number(out, one.category());
            sink.put(Table.ACCOUNT, keys.of(FOREIGN, name), out.toByteArray());
        });
        baseline.forEach((instrument, qty) -> {
            var out = RowBytes.writer();
            RowBytes.decimal(out, qty);
            sink.put(Table.ACCOUNT, keys.of(BASELINE, instrument), out.toByteArray());
        });
    }

    void restore(RowSource rows) {
        try {
            var progress = rows.get(Table.ACCOUNT, keys.of(PROGRESS, ""));
            if (progress != null) {
                var in = RowBytes.reader(progress);
                runs = in.varint();
                cursor = in.text(CURSOR_BYTES_MAX);
            }
            var forgotten = rows.get(Table.ACCOUNT, keys.of(FORGOTTEN, ""));
            if (forgotten != null) {
                forgottenNanos = RowBytes.reader(forgotten).varint();
            }
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("reconciliation", damaged);
        }
        var ended = rows.get(Table.ACCOUNT, keys.of(VERDICT, ""));
        verdict = ended == null ? null : StoredVerdict.decode(ended);
        rows.scan(Table.ACCOUNT, keys.prefix(FOREIGN), (key, row) -> {
            try {
                var in = RowBytes.reader(row);
                var how = in.bool() ? Quarantined.ACCEPTED : Quarantined.OPEN;
                var category = WireReader.require(Category.ofNumber(RowBytes.number(in)));
                foreign.put(keys.name(key), new Foreign(category, how));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("quarantine", damaged);
            }
        });
        rows.scan(Table.ACCOUNT, keys.prefix(BASELINE), (key, row) -> {
            try {
                baseline.put(Math.toIntExact(RowKey.number(key)), RowBytes.amount(RowBytes.reader(row)));
            } catch (MalformedMessageException damaged) {
                throw new DamagedRowException("baseline", damaged);
            }
        });
    }
}
