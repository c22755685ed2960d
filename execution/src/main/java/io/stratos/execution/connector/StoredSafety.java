package io.stratos.execution.connector;

import io.stratos.abi.journal.SafetyRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.state.Table;
import org.jspecify.annotations.Nullable;

/// The interlock of an account that is not up: what it will come up with.
public final class StoredSafety {

    private StoredSafety() {}

    /// Makes the state of one scope at least as tight as the command wants it.
    ///
    /// @param rows what is stored
    /// @param sink takes the row that changes
    /// @return what the journal keeps of it; null if it was as tight before
    public static @Nullable SafetyRecord tighten(
            AccountId account, SafetyCommand command, RowSource rows, RowSink sink) {
        var key = SafetyRows.key(account, command.scope());
        var row = rows.get(Table.SAFETY, key);
        var previous = row == null ? SafetyState.NORMAL : SafetyRows.decode(row);
        if (previous.compareTo(command.state()) >= 0) {
            return null;
        }
        sink.put(Table.SAFETY, key, SafetyRows.encode(command.state()));
        return new SafetyRecord(
                command.scope().text(), command.state(), previous, command.reason(), command.actor(), command.note());
    }
}
