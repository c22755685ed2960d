package io.stratos.host.live;

import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.connector.StoredSafety;
import io.stratos.execution.rows.RowSink;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.state.LedgerBatch;
import io.stratos.state.LedgerReader;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
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

    private static Set<AccountId> accounts(LivePlan plan, LedgerReader reader) {
        var accounts = new TreeSet<AccountId>();
        plan.accounts().forEach(account -> accounts.add(account.id()));
        accounts.addAll(RecordedAccount.all(reader));
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
