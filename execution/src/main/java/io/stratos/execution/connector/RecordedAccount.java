package io.stratos.execution.connector;

import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.RowSource;
import io.stratos.execution.safety.Interlock;
import io.stratos.state.LedgerReader;
import io.stratos.state.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An account as its committed rows tell it, whether or not a core is running: what operators are shown. Reads only.
public final class RecordedAccount {

    private final AccountRows rows;
    private final ReconcileRows reconciliation;
    private final AccountStatement statement;
    private final Interlock interlock;

    public RecordedAccount(AccountId account, RowSource source) {
        interlock = new Interlock(account, "any"); // each scope is told by itself
        rows = new AccountRows(account, source);
        reconciliation = new ReconcileRows(account);
        reconciliation.restore(source);
        statement = AccountStatement.read(account, source);
        new SafetyRows(account, interlock).restore(source);
    }

    /// Every account that has rows, by name. Keys of an account's rows begin with its name and a zero byte.
    public static List<AccountId> all(LedgerReader reader) {
        var accounts = new ArrayList<AccountId>();
        var from = new byte[0];
        for (var key = first(reader, from); key != null; key = first(reader, from)) {
            int end = 0;
            while (end < key.length && key[end] != 0) {
                end++;
            }
            accounts.add(new AccountId(new String(key, 0, end, StandardCharsets.US_ASCII)));
            from = Arrays.copyOf(key, end + 1);
            from[end] = 1;
        }
        return accounts;
    }

    private static byte @Nullable [] first(LedgerReader reader, byte[] from) {
        var found = new ArrayList<byte[]>();
        var beyondNames = new byte[] {(byte) 0xff};
        reader.range(Table.ACCOUNT, from, beyondNames, (key, _) -> {
            found.add(key);
            return false;
        });
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Orders that are live or staged, by client order id.
    public void openOrders(Consumer<OrderRecord> visitor) {
        rows.openOrders(visitor);
    }

    /// Every order there ever was, by client order id.
    public void orders(Consumer<OrderRecord> visitor) {
        rows.orders(visitor);
    }

    /// What instances hold, flat positions that were traded included.
    public List<PositionView> positions() {
        return statement.positions();
    }

    /// Newest price of each instrument that had one.
    public Map<Integer, Decimal> prices() {
        return statement.prices();
    }

    /// What is at the venue and not the account's own, by name.
    public Map<String, Foreign> foreign() {
        return Map.copyOf(reconciliation.foreign());
    }

    /// What the venue holds of each instrument beyond what fills explain, as an operator said.
    public Map<Integer, Decimal> heldBeyondFills() {
        return Map.copyOf(reconciliation.baseline());
    }

    /// The interlock's scopes that are not NORMAL, by their texts.
    public Map<String, SafetyState> safety() {
        var tight = new TreeMap<String, SafetyState>();
        interlock.forEach((scope, state) -> {
            if (state != SafetyState.NORMAL) {
                tight.put(scope, state);
            }
        });
        return tight;
    }

    /// How the last reconciliation that ended did; null if none ever ended.
    public @Nullable StoredVerdict verdict() {
        return reconciliation.verdict();
    }
}
