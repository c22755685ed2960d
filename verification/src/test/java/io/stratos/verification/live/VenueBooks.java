package io.stratos.verification.live;

import io.stratos.abi.model.AccountId;
import io.stratos.execution.rows.RowBytes;
import io.stratos.execution.rows.RowKey;
import io.stratos.state.Table;
import io.stratos.verification.live.StoppedLedger.Decoding;
import io.stratos.verification.program.JsonDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The venue's own book of one account, as it tells it over its protocol without faults, less what somebody else did.
///
/// @param open orders that rest
/// @param executions every fill, with the newest word on whether it stands
/// @param position of instrument 1
/// @param totals by asset
record VenueBooks(
        Set<String> open, Map<Long, Execution> executions, BigDecimal position, Map<String, BigDecimal> totals) {
    private static final int QUESTIONS_MAX = 10_000;

    static VenueBooks ask(LocalApi api) throws IOException, InterruptedException {
        var positions = page(api, "/v1/positions").at("positions");
        var position = positions.names().contains("1") ? new BigDecimal(positions.text("1")) : BigDecimal.ZERO;
        var totals = new TreeMap<String, BigDecimal>();
        var told = page(api, "/v1/balances").at("totals");
        told.names().forEach(asset -> totals.put(asset, new BigDecimal(told.text(asset))));
        return new VenueBooks(open(api), executions(api), position, totals);
    }

    /// Every order that the venue ever took, out of the store of one that has stopped: twice in the list if it took it
    /// twice.
    static List<String> taken(Path data, String account) {
        var keys = new RowKey(new AccountId(account));
        var ids = new ArrayList<String>();
        try (var ledger = StoppedLedger.open(data)) {
            for (char kind : new char[] {'o', 'h'}) {
                ledger.reader().scan(Table.VENUE, keys.prefix(kind), (_, row) -> {
                    var id = Decoding.of(row, bytes -> RowBytes.text(RowBytes.reader(bytes)));
                    if (isOurs(id)) {
                        ids.add(id);
                    }
                    return true;
                });
            }
        }
        return ids;
    }

    /// What the venue answers; whoever asks too often is told to wait.
    private static JsonDocument page(LocalApi api, String path) throws IOException, InterruptedException {
        for (int question = 0; question < QUESTIONS_MAX; question++) {
            var answer = api.find(path);
            if (answer != null) {
                return answer;
            }
        }
        throw new AssertionError("the venue does not answer " + path);
    }

    private static Set<String> open(LocalApi api) throws IOException, InterruptedException {
        var open = new TreeSet<String>();
        for (var page = ""; ; ) {
            var answer = page(api, "/v1/orders?page=" + page);
            answer.items("orders").stream()
                    .map(order -> order.text("client_order_id"))
                    .filter(VenueBooks::isOurs)
                    .forEach(open::add);
            page = answer.text("next_page");
            if (answer.text("complete").equals("true")) {
                return open;
            }
        }
    }

    private static Map<Long, Execution> executions(LocalApi api) throws IOException, InterruptedException {
        var executions = new TreeMap<Long, Execution>();
        for (var cursor = ""; ; ) {
            var page = page(api, "/v1/fills?cursor=" + cursor);
            page.items("fills").forEach(fill -> {
                var execution = execution(fill);
                executions.put(execution.tradeId(), execution);
            });
            for (var correction : page.items("corrections")) {
                boolean stands = correction.text("type").equals("reinstated");
                executions.computeIfPresent(
                        correction.number("trade_id"), (_, execution) -> execution.standing(stands));
            }
            cursor = page.text("next_cursor");
            if (page.text("complete").equals("true")) {
                return executions;
            }
        }
    }

    private static Execution execution(JsonDocument fill) {
        return new Execution(
                fill.text("client_order_id"),
                fill.number("trade_id"),
                new BigDecimal(fill.text("qty")),
                new BigDecimal(fill.text("price")),
                true);
    }

    static boolean isOurs(String clientOrderId) {
        return !clientOrderId.startsWith(KillFaults.FOREIGN);
    }
}
