package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.journal.FillRecord;
import io.stratos.abi.journal.OrderRecord;
import io.stratos.abi.lane.MalformedMessageException;
import io.stratos.abi.model.AccountId;
import io.stratos.execution.rows.RowKey;
import io.stratos.state.RecordKind;
import io.stratos.state.Table;
import io.stratos.state.rocks.LedgerOptions;
import io.stratos.state.rocks.OpenResult;
import io.stratos.state.rocks.RocksLedger;
import io.stratos.verification.program.JsonDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Compares a host's ledger with the venue's own book, asked over its protocol once both are at rest.
final class VenueOracle {
    private final String url;
    private final AccountId account;
    private final Path data;
    private String summary = "";

    /// One execution, as either side names it.
    private record Execution(String clientOrderId, long tradeId, BigDecimal qty, BigDecimal price) {}

    VenueOracle(String url, String account, Path data) {
        this.url = url;
        this.account = new AccountId(account);
        this.data = data;
    }

    void compare(String history) throws IOException, InterruptedException {
        try (var api = new LocalApi(url, "X-Stratos-Account", account.value());
                var ledger = open()) {
            var atVenue = fills(api);
            var asked = new HashMap<String, OrderRecord>();
            var here = new TreeMap<Long, Execution>();
            read(ledger, asked, here);
            assertThat(asked)
                    .as("without orders nothing is compared %s", history)
                    .isNotEmpty();
            assertThat(here).as("fills %s", history).isEqualTo(atVenue);
            var open = openOrders(api);
            assertThat(live(ledger)).as("open orders %s", history).isEqualTo(open);
            assertThat(asked.keySet())
                    .as("the journal has every order that the venue has %s", history)
                    .containsAll(open)
                    .containsAll(atVenue.values().stream()
                            .map(Execution::clientOrderId)
                            .toList());
            noneIsExecutedTwice(atVenue, asked, history);
            assertThat(position(here, asked)).as("position %s", history).isEqualByComparingTo(position(api));
            summary = asked.size() + " orders, " + here.size() + " fills";
        }
    }

    /// What was compared, for people.
    String summary() {
        return summary;
    }

    /// An order that the venue took twice executes more than was asked for.
    private static void noneIsExecutedTwice(
            Map<Long, Execution> fills, Map<String, OrderRecord> asked, String history) {
        var sums = new HashMap<String, BigDecimal>();
        fills.values().forEach(fill -> sums.merge(fill.clientOrderId, fill.qty, BigDecimal::add));
        sums.forEach((id, sum) -> assertThat(sum)
                .as("executed of %s %s", id, history)
                .isLessThanOrEqualTo(of(asked, id).qty().toBigDecimal()));
    }

    private void read(RocksLedger ledger, Map<String, OrderRecord> asked, Map<Long, Execution> fills) {
        var twice = new HashSet<String>();
        ledger.reader().records(1, (_, kind, _, payload, _) -> {
            try {
                if (kind == RecordKind.ORDER) {
                    var order = OrderRecord.decode(payload);
                    asked.put(order.clientOrderId(), order);
                } else if (kind == RecordKind.FILL) {
                    var fill = FillRecord.decode(payload);
                    assertThat(twice.add(
                                    fill.clientOrderId() + "#" + fill.fill().tradeId()))
                            .as("each fill is booked once")
                            .isTrue();
                    fills.put(fill.fill().tradeId(), execution(fill));
                }
            } catch (MalformedMessageException damaged) {
                throw new AssertionError(damaged);
            }
            return true;
        });
    }

    private static Execution execution(FillRecord fill) {
        return new Execution(
                fill.clientOrderId(),
                fill.fill().tradeId(),
                plain(fill.fill().qty().toString()),
                plain(fill.fill().price().toString()));
    }

    private static Map<Long, Execution> fills(LocalApi api) throws IOException, InterruptedException {
        var fills = new TreeMap<Long, Execution>();
        var cursor = "";
        while (true) {
            var page = answered(api, "/v1/fills?cursor=" + cursor);
            for (var fill : page.items("fills")) {
                long trade = fill.number("trade_id");
                fills.put(
                        trade,
                        new Execution(
                                fill.text("client_order_id"),
                                trade,
                                plain(fill.text("qty")),
                                plain(fill.text("price"))));
            }
            if (page.text("complete").equals("true")) {
                return fills;
            }
            cursor = page.text("next_cursor");
        }
    }

    private static Set<String> openOrders(LocalApi api) throws IOException, InterruptedException {
        var open = new TreeSet<String>();
        answered(api, "/v1/orders").items("orders").forEach(order -> open.add(order.text("client_order_id")));
        return open;
    }

    private static BigDecimal position(LocalApi api) throws IOException, InterruptedException {
        var positions = answered(api, "/v1/positions").at("positions");
        return positions.names().contains("1") ? new BigDecimal(positions.text("1")) : BigDecimal.ZERO;
    }

    private static BigDecimal position(Map<Long, Execution> fills, Map<String, OrderRecord> asked) {
        var sum = BigDecimal.ZERO;
        for (var fill : fills.values()) {
            var side = of(asked, fill.clientOrderId).side();
            sum = switch (side) {
                case BUY -> sum.add(fill.qty);
                case SELL -> sum.subtract(fill.qty);
            };
        }
        return sum;
    }

    /// The plan's faults hold for this client too: what is no whole answer is asked again.
    private static JsonDocument answered(LocalApi api, String path) throws IOException, InterruptedException {
        return api.until(path, answer -> answer.names().contains("complete"));
    }

    private static OrderRecord of(Map<String, OrderRecord> asked, String clientOrderId) {
        return Objects.requireNonNull(asked.get(clientOrderId), clientOrderId);
    }

    private Set<String> live(RocksLedger ledger) {
        var keys = new RowKey(account);
        var live = new TreeSet<String>();
        ledger.reader().scan(Table.ACCOUNT, keys.prefix('l'), (key, _) -> live.add(keys.name(key)));
        return live;
    }

    private RocksLedger open() {
        var options = LedgerOptions.of(LedgerOptions.Durability.VOLATILE);
        return switch (RocksLedger.open(data.resolve("ledger"), options)) {
            case OpenResult.Opened opened -> opened.ledger();
            case OpenResult.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static BigDecimal plain(String decimal) {
        return new BigDecimal(decimal).stripTrailingZeros();
    }
}
