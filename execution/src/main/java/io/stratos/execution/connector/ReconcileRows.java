package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.execution.reconcile.LocalBook.Quarantined;
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
/// | `x`  | name       | something foreign at the venue: 0 in quarantine, 1 accepted              |
/// | `b`  | instrument | what the venue holds beyond what fills explain, as an operator accepted  |
final class ReconcileRows {

    private static final char PROGRESS = 'q';
    private static final char FOREIGN = 'x';
    private static final char BASELINE = 'b';
    private static final int CURSOR_BYTES_MAX = 4096;

    private final RowKey keys;
    private final Map<String, Quarantined> foreign = new TreeMap<>();
    private final Map<Integer, Decimal> baseline = new TreeMap<>();
    private long runs;
    private String cursor = "";
    private boolean isChanged;

    ReconcileRows(AccountId account) {
        keys = new RowKey(account);
    }

    @Nullable
    Quarantined quarantined(String name) {
        return foreign.get(name);
    }

    Map<String, Quarantined> foreign() {
        return foreign;
    }

    void quarantine(String name, Quarantined how) {
        foreign.put(name, how);
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

    void write(RowSink sink) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        var progress = RowBytes.writer();
        progress.varint(runs);
        progress.rawText(cursor);
        sink.put(Table.ACCOUNT, keys.of(PROGRESS, ""), progress.toByteArray());
        foreign.forEach((name, how) -> {
            var out = RowBytes.writer();
            RowBytes.bool(out, how == Quarantined.ACCEPTED);
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
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("reconciliation", damaged);
        }
        rows.scan(Table.ACCOUNT, keys.prefix(FOREIGN), (key, row) -> {
            try {
                boolean isAccepted = RowBytes.reader(row).bool();
                foreign.put(keys.name(key), isAccepted ? Quarantined.ACCEPTED : Quarantined.OPEN);
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
