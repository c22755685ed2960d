package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.FencingToken;
import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.rows.RowBytes;
import io.stratos.host.daemon.deploy.BundleShelf;
import io.stratos.host.daemon.deploy.FirstStart;
import io.stratos.host.daemon.deploy.Strategies;
import io.stratos.host.daemon.deploy.Wanted;
import io.stratos.host.live.LiveHost;
import io.stratos.host.live.LivePlan;
import io.stratos.host.live.TradingMode;
import io.stratos.host.live.market.MarketPosition;
import io.stratos.host.plugin.FakeMarket;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.plugin.PluginJars;
import io.stratos.host.plugin.PluginLock;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.World;
import io.stratos.state.CommitResult;
import io.stratos.state.LedgerBatch;
import io.stratos.state.Table;
import io.stratos.state.Writer;
import io.stratos.state.rocks.RocksLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A daemon whose market is what a plugin brings.
@Tag("U-6")
class MarketPluginTest {
    private static final String BTC =
            "    - {venue: v, market: spot, symbol: BTC-USD, base_asset: BTC, quote_asset: USD, tick_size: 0.5,"
                    + " lot_size: 1}\n";
    private static final String ETH = BTC.replace("BTC", "ETH").replace("0.5", "0.1");
    private static final String SOL = BTC.replace("BTC", "SOL");

    private static final String CONFIG = """
        mode: paper
        policy: dev
        market:
          source: lines
          settings: {file: prices.txt}
          instruments:
        """ + BTC + ETH + "accounts: [{id: main}]\n";

    @TempDir
    Path folder;

    @Test
    void itsRecordsAreTheMarketOfTheInstrumentsThatTheConfigurationNames() throws Exception {
        Files.writeString(folder.resolve("prices.txt"), "BTC-USD 800.5\nETH-USD 10.1\n");
        try (var plugins = installed();
                var ledger = ledger()) {
            var host = host(CONFIG, plugins, ledger);
            host.start();

            assertThat(host.feed().doWork()).isEqualTo(2);

            assertThat(host.instruments()).extracting(one -> one.symbol()).containsExactly("BTC-USD", "ETH-USD");
            assertThat(host.instruments().getFirst().tickSize()).isEqualTo(Decimal.of("0.5"));
            host.close();
        }
    }

    @Test
    void whatTheProviderRefusesRefusesTheStart() throws Exception {
        try (var plugins = installed();
                var ledger = ledger()) {
            var wrong = CONFIG.replace("settings: {file: prices.txt}", "settings: {path: prices.txt}");

            var refused = assertThrows(Refused.class, () -> host(wrong, plugins, ledger))
                    .first();

            assertThat(refused.code()).isEqualTo(ReasonCode.CFG_HOST);
            assertThat(refused.where()).isEqualTo("market, source lines");
        }
    }

    @Test
    void aSourceThatNobodyInstalledRefusesTheStart() throws Exception {
        try (var plugins = installed();
                var ledger = ledger()) {
            var other = CONFIG.replace("source: lines", "source: other");

            var refused = assertThrows(Refused.class, () -> host(other, plugins, ledger))
                    .first();

            assertThat(refused.code()).isEqualTo(ReasonCode.ENV_PLUGIN);
        }
    }

    @Test
    void aNumberThatStoodForAnotherInstrumentRefusesTheStart() throws Exception {
        Files.writeString(folder.resolve("prices.txt"), "");
        try (var plugins = installed();
                var ledger = ledger()) {
            ran(CONFIG, plugins, ledger);
            Files.delete(folder.resolve("closed"));
            var inserted = CONFIG.replace(BTC, SOL + BTC);

            var refused = assertThrows(Refused.class, () -> host(inserted, plugins, ledger))
                    .first();

            assertThat(refused.code()).isEqualTo(ReasonCode.STA_RUN_MISMATCH);
            assertThat(refused.where()).isEqualTo("instrument 1");
            assertThat(folder.resolve("closed")).exists();
            assertThat(refused.toString()).contains("SOL-USD", "BTC-USD");
        }
    }

    @Test
    void anInstrumentMayComeAtTheEndAndThePlaceOfOneThatWentStaysItsOwn() throws Exception {
        Files.writeString(folder.resolve("prices.txt"), "");
        try (var plugins = installed();
                var ledger = ledger()) {
            ran(CONFIG, plugins, ledger);
            ran(CONFIG.replace(ETH, ETH + SOL), plugins, ledger);
            ran(CONFIG.replace(ETH, ""), plugins, ledger);

            var refused = assertThrows(Refused.class, () -> host(CONFIG.replace(ETH, SOL), plugins, ledger))
                    .first();

            assertThat(refused.where()).isEqualTo("instrument 2");
        }
    }

    @Test
    void howFarAnotherSourceWasTakenMeansNothingToIt() throws Exception {
        Files.writeString(folder.resolve("prices.txt"), "BTC-USD 800.5\nETH-USD 10.1\n");
        try (var plugins = installed();
                var ledger = ledger()) {
            taken(ledger, 1_000_000, MarketPosition.tape("ab".repeat(32)));
            try (var host = host(CONFIG, plugins, ledger)) {
                assertThat(host.feed().doWork()).as("from the first").isEqualTo(2);
            }
            taken(ledger, 1, MarketPosition.plugin("lines"));
            try (var host = host(CONFIG, plugins, ledger)) {
                assertThat(host.feed().doWork()).as("what it has left").isEqualTo(1);
            }
        }
    }

    private static void taken(RocksLedger ledger, long record, String source) {
        var row = RowBytes.writer();
        row.varint(record);
        row.rawText(source);
        var batch = new LedgerBatch();
        var writer = new Writer(Writer.Role.HOST, "host", new FencingToken(1));
        batch.put(writer, Table.META, "market".getBytes(StandardCharsets.US_ASCII), row.toByteArray());
        assertThat(ledger.commit(batch)).isInstanceOf(CommitResult.Committed.class);
    }

    private void ran(String yaml, PluginFolder plugins, RocksLedger ledger) throws Refused {
        try (var host = host(yaml, plugins, ledger)) {
            host.start();
        }
    }

    private PluginFolder installed() throws Exception {
        var jars = Files.createDirectories(folder.resolve("plugins"));
        PluginJars.write(jars.resolve("market.jar"), "market", FakeMarket.class);
        PluginLock.write(jars);
        return PluginFolder.open(jars);
    }

    private RocksLedger ledger() throws Refused {
        return LiveLedger.open(folder.resolve("data"), TradingMode.PAPER).ledger();
    }

    private LiveHost host(String yaml, PluginFolder plugins, RocksLedger ledger) throws Refused {
        var config = DaemonConfigYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "host.yaml");
        return new LiveAssembly(config, folder, World.system(), plugins, plugins, plugins)
                .daemon(
                        FirstStart.of(List.of()),
                        new NoStrategies(),
                        new BundleShelf(folder),
                        new LiveLedger(ledger, ReasonCode.OK))
                .host();
    }

    private record NoStrategies() implements Strategies {
        @Override
        public LivePlan.Instance deployed(Wanted wanted, byte[] bundle) {
            throw new AssertionError("nothing is deployed");
        }

        @Override
        public LivePlan.Instance declared(InstanceId id) {
            throw new AssertionError("nothing is declared");
        }
    }
}
