package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.StoredSafety;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/// A ledger that is not what its directory held last: no account comes up from it looser than SAFE_MODE (DESIGN §5).
final class RestoredLedger {
    private static final String ACTOR = "host";

    private RestoredLedger() {}

    /// Puts SAFE_MODE of the whole host into a batch, for every account that the plan or the ledger knows.
    static void tighten(LivePlan plan, LedgerReader reader, ReasonCode why, long nowNanos, LedgerBatch batch) {
        var command = new SafetyCommand(new SafetyScope.Host(), SafetyState.SAFE_MODE, why, ACTOR, false);
        var sink = new Rows(batch);
        for (var account : accounts(plan, reader)) {
            var record = StoredSafety.tighten(account, command, RowSource.of(reader), sink);
            if (record != null) {
                batch.record(Session.HOST, RecordKind.SAFETY, nowNanos, record.encode());
            }
        }
    }

    /// Keys of an account's rows begin with its name and a zero byte.
    private static Set<AccountId> accounts(LivePlan plan, LedgerReader reader) {
        var names = new TreeSet<String>();
        plan.accounts().forEach(account -> names.add(account.id().value()));
        reader.scan(Table.ACCOUNT, new byte[0], (key, _) -> {
            int end = 0;
            while (end < key.length && key[end] != 0) {
                end++;
            }
            names.add(new String(key, 0, end, StandardCharsets.US_ASCII));
            return true;
        });
        var accounts = new LinkedHashSet<AccountId>();
        names.forEach(name -> accounts.add(new AccountId(name)));
        return accounts;
    }

    private record Rows(LedgerBatch batch) implements RowSink {
        @Override
        public void put(Table table, byte[] key, byte[] value) {
            batch.put(Session.HOST, table, key, value);
        }

        @Override
        public void delete(Table table, byte[] key) {
            batch.delete(Session.HOST, table, key);
        }
    }
}
