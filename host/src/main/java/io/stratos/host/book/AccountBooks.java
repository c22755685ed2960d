package io.stratos.host.book;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.model.AccountId;
import io.stratos.abi.model.Decimal;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.connector.StagedIntent;
import io.stratos.execution.connector.StagedIntents;
import io.stratos.execution.positions.PositionView;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.audit.RecordDocument;
import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.state.LedgerReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The books of a ledger's accounts as documents; `docs/reference/books.md` names every field.
public final class AccountBooks {

    private static final Comparator<FillRecord> FILLS = Comparator.comparing(FillRecord::venueTimeNanos)
            .thenComparing(fill -> fill.fill().tradeId())
            .thenComparing(FillRecord::clientOrderId);
    private static final Comparator<StagedIntent> INTENTS = Comparator.comparing(StagedIntent::stagedAtNanos)
            .thenComparing(intent -> intent.instance().toString())
            .thenComparing(StagedIntent::ref);

    private final LedgerReader reader;
    private final long end;
    private final Map<Integer, String> symbols;

    /// @param end number of the journal's last record
    /// @param symbols what instruments are called, by number; one that is not there has no name
    public AccountBooks(LedgerReader reader, long end, Map<Integer, String> symbols) {
        this.reader = reader;
        this.end = end;
        this.symbols = Map.copyOf(symbols);
    }

    /// `stratos.orders/1`: what is live, staged, unknown or foreign; with [Wanted#isAll] what is done, too.
    public Map<String, @Nullable Object> orders(Wanted wanted) {
        var orders = new OrderBook(wanted, symbols);
        var accounts = accounts(wanted);
        accounts.forEach(orders::add);
        var out = head("stratos.orders/1", accounts);
        orders.putInto(out);
        return out;
    }

    /// `stratos.fills/1`: the newest fills as they are booked now, oldest first.
    public Map<String, @Nullable Object> fills(Wanted wanted) {
        var newest = NewestFills.of(reader, end, wanted);
        var out = head("stratos.fills/1", accounts(wanted));
        out.put("fills", newest.fills().stream().sorted(FILLS).map(this::fill).toList());
        out.put("cut", newest.isCut());
        return out;
    }

    /// `stratos.positions/1`: what instances hold, valued at the newest price.
    public Map<String, @Nullable Object> positions(Wanted wanted) {
        var positions = new ArrayList<Map<String, @Nullable Object>>();
        var beyond = new ArrayList<Map<String, @Nullable Object>>();
        var accounts = accounts(wanted);
        accounts.forEach((id, account) -> {
            var prices = account.prices();
            account.positions().stream()
                    .filter(view -> wanted.wants(view.instance()))
                    .forEach(view -> positions.add(position(id, view, prices.get(view.instrument()))));
            new TreeMap<>(account.heldBeyondFills())
                    .forEach((instrument, qty) -> beyond.add(beyond(id, instrument, qty)));
        });
        var out = head("stratos.positions/1", accounts);
        out.put("positions", positions);
        out.put("beyond_fills", beyond);
        return out;
    }

    /// `stratos.intents/1`: how far the newest intents that the gate let through came, oldest first.
    public Map<String, @Nullable Object> intents(Wanted wanted) {
        var intents = new Newest<>(wanted.last(), INTENTS);
        var accounts = accounts(wanted);
        accounts.keySet()
                .forEach(id -> new StagedIntents(id, RowSource.of(reader)).each(wanted.instance(), intents::add));
        var out = head("stratos.intents/1", accounts);
        out.put("intents", intents.list().stream().map(AccountBooks::intent).toList());
        out.put("cut", intents.isCut());
        return out;
    }

    private Map<AccountId, RecordedAccount> accounts(Wanted wanted) {
        var accounts = new TreeMap<AccountId, RecordedAccount>();
        RecordedAccount.all(reader).stream()
                .filter(wanted::wants)
                .forEach(id -> accounts.put(id, new RecordedAccount(id, RowSource.of(reader))));
        return accounts;
    }

    private static Map<String, @Nullable Object> head(String schema, Map<AccountId, RecordedAccount> accounts) {
        var out = Json.object();
        out.put("schema", schema);
        var list = new ArrayList<Map<String, @Nullable Object>>();
        accounts.forEach((id, account) -> list.add(account(id, account)));
        out.put("accounts", list);
        return out;
    }

    private static Map<String, @Nullable Object> account(AccountId id, RecordedAccount account) {
        var out = Json.object();
        out.put("account", id.toString());
        var stored = account.verdict();
        if (stored == null) {
            out.put("reconciliation", null);
            return out;
        }
        var verdict = Json.object();
        verdict.put("run", stored.verdict().run());
        verdict.put("cause", stored.verdict().cause());
        verdict.put("clean", stored.verdict().isClean());
        verdict.put("findings", stored.verdict().findings());
        verdict.put("at", IsoTime.of(stored.atNanos()));
        out.put("reconciliation", verdict);
        return out;
    }

    private Map<String, @Nullable Object> fill(FillRecord fill) {
        var out = RecordDocument.of(fill);
        out.put("symbol", symbols.get(fill.instrument()));
        out.put(
                "correction",
                switch (fill.correction()) {
                    case 0 -> null;
                    case 1 -> "BUSTED";
                    default -> "REINSTATED";
                });
        return out;
    }

    private static Map<String, @Nullable Object> intent(StagedIntent intent) {
        var out = RecordDocument.of(intent);
        out.put(
                "intent",
                intent.instance() + "@" + intent.ref().cursor() + "."
                        + intent.ref().ordinal());
        out.remove("ref");
        out.put("reason_code", out.remove("code"));
        return out;
    }

    private Map<String, @Nullable Object> beyond(AccountId account, int instrument, Decimal qty) {
        var out = Json.object();
        out.put("account", account.toString());
        out.put("instrument", instrument);
        out.put("symbol", symbols.get(instrument));
        out.put("qty", qty.toString());
        return out;
    }

    private Map<String, @Nullable Object> position(AccountId account, PositionView view, @Nullable Decimal mark) {
        var average = view.averagePrice();
        var out = Json.object();
        out.put("account", account.toString());
        out.put("instance", view.instance().toString());
        out.put("instrument", view.instrument());
        out.put("symbol", symbols.get(view.instrument()));
        out.put("qty", view.qty().toString());
        out.put("average_price", average == null ? null : average.toString());
        out.put("cost", plain(view.cost()));
        out.put("realized_pnl", plain(view.realized()));
        out.put("fees", plain(view.fees()));
        out.put("fills", view.fills());
        out.put("mark", mark == null ? null : mark.toString());
        out.put("unrealized_pnl", mark == null ? null : plain(unrealized(view, mark)));
        return out;
    }

    private static BigDecimal unrealized(PositionView view, Decimal mark) {
        return view.qty().toBigDecimal().multiply(mark.toBigDecimal()).subtract(view.cost());
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
