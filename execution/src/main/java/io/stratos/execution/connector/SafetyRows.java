package io.stratos.execution.connector;

import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.lane.WireReader;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.rows.DamagedRowException;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.Interlock;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.state.Table;

/// The interlock's rows in `Table.SAFETY`: account, `s`, the scope's text; the value is the state.
final class SafetyRows {

    private static final char STATE = 's';

    private final RowKey keys;
    private final Interlock interlock;
    private boolean isChanged;

    SafetyRows(AccountId account, Interlock interlock) {
        keys = new RowKey(account);
        this.interlock = interlock;
    }

    void changed() {
        isChanged = true;
    }

    void write(RowSink sink) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        interlock.forEach((scope, state) -> sink.put(Table.SAFETY, keys.of(STATE, scope), encode(state)));
    }

    void restore(RowSource rows) {
        rows.scan(
                Table.SAFETY,
                keys.prefix(STATE),
                (key, row) -> interlock.restore(SafetyScope.parse(keys.name(key)), decode(row)));
    }

    /// The key of a scope's row.
    static byte[] key(AccountId account, SafetyScope scope) {
        return new RowKey(account).of(STATE, scope.text());
    }

    static byte[] encode(SafetyState state) {
        var out = RowBytes.writer();
        RowBytes.number(out, state);
        return out.toByteArray();
    }

    static SafetyState decode(byte[] row) {
        try {
            return WireReader.require(SafetyState.ofNumber(RowBytes.number(RowBytes.reader(row))));
        } catch (MalformedMessageException damaged) {
            throw new DamagedRowException("safety", damaged);
        }
    }
}
