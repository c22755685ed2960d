package io.stratos.execution.connector;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.IntentRef;
import io.stratos.execution.rows.RowKey;
import io.stratos.execution.rows.RowSource;
import io.stratos.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads from committed rows how far intents came, with or without a running account core.
public final class StagedIntents {

    static final char STAGE = 'i';

    private final RowKey keys;
    private final RowSource rows;

    public StagedIntents(AccountId account, RowSource rows) {
        this.rows = rows;
        keys = new RowKey(account);
    }

    /// One intent; null if it never came to the account core.
    public @Nullable StagedIntent find(InstanceId instance, IntentRef ref) {
        var row = rows.get(Table.ACCOUNT, key(keys, instance, ref));
        return row == null ? null : StagedIntent.decode(row);
    }

    /// Intents of an instance in the order in which they were given.
    ///
    /// @param fromCursor the first turn that is wanted
    /// @param max how many at most
    public List<StagedIntent> of(InstanceId instance, long fromCursor, int max) {
        var found = new ArrayList<StagedIntent>();
        rows.scan(Table.ACCOUNT, keys.prefix(STAGE, instance.toString()), (_, row) -> {
            if (found.size() < max) {
                var intent = StagedIntent.decode(row);
                if (intent.ref().cursor() >= fromCursor) {
                    found.add(intent);
                }
            }
        });
        return found;
    }

    /// Every intent that came to the account core, by instance and in the order in which they were given.
    ///
    /// @param instance whose alone; null for all
    public void each(@Nullable InstanceId instance, Consumer<StagedIntent> visitor) {
        var prefix = instance == null ? keys.prefix(STAGE) : keys.prefix(STAGE, instance.toString());
        rows.scan(Table.ACCOUNT, prefix, (_, row) -> visitor.accept(StagedIntent.decode(row)));
    }

    static byte[] key(RowKey keys, InstanceId instance, IntentRef ref) {
        return keys.of(STAGE, instance.toString(), ref.cursor(), ref.ordinal());
    }
}
