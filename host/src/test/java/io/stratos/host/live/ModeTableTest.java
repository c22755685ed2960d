package io.stratos.host.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.connector.RecordedAccount;
import io.stratos.execution.orders.Lifecycle;
import io.stratos.execution.rows.RowSource;
import io.stratos.host.daemon.DaemonConfigYaml;
import io.stratos.host.daemon.LiveLedger;
import io.stratos.host.lane.ScriptedModule.Script;
import io.stratos.host.refusal.Refused;
import io.stratos.state.rocks.RocksLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of modes in `docs/reference/live.md`: each cell is what a host of that mode is seen to do.
@Tag("X-10")
class ModeTableTest {
    private static final int TRADES = 10;
    private static final List<List<String>> TABLE = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void read() throws IOException {
        TABLE.clear();
        var lines = Files.readString(Path.of("../docs/reference/live.md"), UTF_8)
                .lines()
                .toList();
        int from = lines.indexOf("| | paper | shadow | live |");
        for (int i = from; i >= 0 && lines.get(i).startsWith("|"); i++) {
            TABLE.add(Arrays.stream(lines.get(i).split("\\|", -1))
                    .map(String::strip)
                    .toList());
        }
    }

    @Test
    void theTableHasAColumnForEachModeAndARowForEachThingSeen() {
        assertThat(TABLE.getFirst().subList(2, TABLE.getFirst().size() - 1))
                .containsExactlyElementsOf(Arrays.stream(TradingMode.values())
                        .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(TABLE.stream().skip(2).map(row -> row.get(1)))
                .containsExactly(
                        "requests go to",
                        "a strategy hears of its orders",
                        "market data comes from",
                        "the host tells its venue of the market",
                        "compared with its venue at start",
                        "ledger",
                        "after a kill there rests");
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatTradesDoesWhatTheTableSays(TradingMode mode) {
        try (var disk = OpenLedger.of(folder)) {
            var bench = traded(mode, disk, LiveScripts.BUYER);

            assertThat(cell("requests go to", mode)).isEqualTo(whereRequestsGo(bench));
            assertThat(cell("a strategy hears of its orders", mode)).isEqualTo(whatIsHeard(bench, disk));
            assertThat(cell("the host tells its venue of the market", mode))
                    .isEqualTo(bench.marketTold == TRADES ? "every event" : bench.marketTold == 0 ? "nothing" : "some");
            var verdict = new RecordedAccount(bench.account, RowSource.of(disk.reader())).verdict();
            assertThat(cell("compared with its venue at start", mode)).isEqualTo(verdict == null ? "no" : "yes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAKillThereRestsWhatTheTableSays(TradingMode mode) {
        try (var disk = OpenLedger.of(folder)) {
            var bench = traded(mode, disk, LiveHaltTest.BIDDER);
            var before = open(bench, disk);
            bench.restart();
            bench.settle();

            var after = open(bench, disk);
            assertThat(after).isEqualTo(before);
            var seen = after.isEmpty()
                    ? "nothing"
                    : after.equals(bench.venue.openOrders(bench.now))
                            ? "what the venue holds"
                            : bench.venue.received().isEmpty() ? "what the account's last batch holds" : "something";
            assertThat(cell("after a kill there rests", mode)).isEqualTo(seen);
        }
    }

    @ParameterizedTest
    @EnumSource
    void marketDataComesFromWhereTheTableSays(TradingMode mode) throws IOException {
        boolean isTape = isAccepted(mode, "{tape: bitstamp}");
        boolean isVenue = isAccepted(mode, "{from: venue}");

        assertThat(cell("market data comes from", mode))
                .isEqualTo(isTape ? "a tape" + (isVenue ? " or the venue" : "") : "the venue");
    }

    @ParameterizedTest
    @EnumSource
    void theLedgerSurvivesWhatTheTableSays(TradingMode mode) {
        assertThat(cell("ledger", mode))
                .isEqualTo(LiveLedger.durability(mode).name().toLowerCase(Locale.ROOT));
    }

    private static String cell(String row, TradingMode mode) {
        return TABLE.stream()
                .filter(one -> one.get(1).equals(row))
                .map(one -> one.get(TABLE.getFirst().indexOf(mode.name().toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElseThrow();
    }

    private static LiveBench traded(TradingMode mode, RocksLedger disk, Script script) {
        var bench = LiveBench.of(mode, "table", disk, script).start();
        bench.settle();
        for (int i = 0; i < TRADES; i++) {
            bench.trade();
            bench.settle();
        }
        return bench;
    }

    private static String whereRequestsGo(LiveBench bench) {
        if (!bench.venue.received().isEmpty()) {
            return "a venue adapter";
        }
        return bench.core().positions(bench.ids.getFirst()).isEmpty() ? "nobody" : "the paper venue within the host";
    }

    private static String whatIsHeard(LiveBench bench, RocksLedger disk) {
        var heard = new TreeSet<String>();
        for (var event : new Truth(bench, disk.reader()).delivered(bench.ids.getFirst())) {
            heard.add(event.kind() + ", " + ReasonCode.ofNumber(event.reasonCode()));
        }
        return heard.contains("FILLED, OK") ? "what the venue did" : String.join("; ", heard);
    }

    private static List<String> open(LiveBench bench, RocksLedger disk) {
        var open = new ArrayList<String>();
        new RecordedAccount(bench.account, RowSource.of(disk.reader())).openOrders(order -> {
            assertThat(order.lifecycle()).isEqualTo(Lifecycle.OPEN.number());
            open.add(order.clientOrderId());
        });
        open.sort(null);
        return open;
    }

    private boolean isAccepted(TradingMode mode, String market) throws IOException {
        var file = folder.resolve("host.yaml");
        Files.writeString(file, """
            mode: %s
            policy: dev
            market: %s
            venue: %s
            accounts: [{id: main}]
            """.formatted(
                        mode.name().toLowerCase(Locale.ROOT),
                        market,
                        mode == TradingMode.LIVE ? "{adapter: loopback, url: 'http://127.0.0.1:1'}" : "{}"));
        try {
            DaemonConfigYaml.read(file);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }
}
