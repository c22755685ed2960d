package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.plugin.FakeMarket;
import io.stratos.host.plugin.PluginJars;
import io.stratos.host.plugin.PluginLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a daemon looks at before it begins.
@Tag("U-2")
@Timeout(60)
class HostStartTest {
    private static final String CONFIG = """
        mode: paper
        policy: dev
        market: {tape: bitstamp}
        accounts: [{id: main}]
        """;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void install() throws Exception {
        program = new Program(folder);
        PluginLock.write(Files.createDirectories(folder.resolve("plugins")));
    }

    @Test
    void aStartThatIsRefusedOnceTheMarketIsOpenClosesItAndTheLedger() throws Exception {
        PluginJars.write(folder.resolve("plugins/market.jar"), "market", FakeMarket.class);
        PluginLock.write(folder.resolve("plugins"));
        Files.writeString(folder.resolve("prices.txt"), "");
        var market = CONFIG.replace(
                "{tape: bitstamp}",
                "{source: lines, settings: {file: prices.txt}, instruments: [{venue: v, market: spot, symbol: A-B,"
                        + " base_asset: A, quote_asset: B, tick_size: 1, lot_size: 1}]}");
        Files.writeString(folder.resolve("live.yaml"), market + "port: 0\naudit: {key: nobody}\n");

        for (int again = 0; again < 2; again++) {
            int exit = program.run("host", "start", "--foreground", "--config", "live.yaml", "--data", "d");

            assertThat(exit).isNotEqualTo(ExitCode.DONE);
            assertThat(program.err()).as("no lock is in its way").contains("nobody");
            Files.delete(folder.resolve("closed"));
        }
    }

    @Test
    void aPortThatIsTakenRefusesTheStartBeforeTheLedgerIsThere() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("live.yaml"), CONFIG + "port: " + taken.getLocalPort() + "\n");

            int exit = program.run("host", "start", "--foreground", "--config", "live.yaml", "--data", "d");

            assertThat(exit).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(program.err()).contains("ENV_PORT", "127.0.0.1:" + taken.getLocalPort());
            assertThat(folder.resolve("d")).doesNotExist();
        }
    }

    /// Ends once it was read: the port in it is none.
    private String startedBy(String... options) {
        var line = new ArrayList<>(List.of("host", "start", "--foreground"));
        line.addAll(List.of(options));
        assertThat(program.run(line.toArray(String[]::new))).isNotEqualTo(ExitCode.DONE);
        return program.err().lines().findFirst().orElseThrow().replaceAll("(?s).*\\[(\\w+\\.yaml),.*", "$1");
    }

    private void write(String name) throws Exception {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, CONFIG + "port: none\n");
    }

    @Test
    void itGoesByTheOptionThenTheVariableThenTheDataDirectoryThenTheFolder() throws Exception {
        write("option.yaml");
        write("variable.yaml");
        program.variables.put("STRATOS_CONFIG", "variable.yaml");
        assertThat(startedBy("--config", "option.yaml")).isEqualTo("option.yaml");
        assertThat(startedBy()).isEqualTo("variable.yaml");

        program.variables.clear();
        write("host.yaml");
        assertThat(startedBy()).isEqualTo("host.yaml");
        Files.createDirectories(folder.resolve("d"));
        Files.writeString(folder.resolve("d/host.yaml"), CONFIG + "colour: red\n");
        assertThat(startedBy("--data", "d")).isEqualTo("host.yaml");
        assertThat(program.err()).as("that of the data directory").contains("colour");
    }

    @Test
    void whereThereIsNoConfigurationItSaysWhereItLooked() {
        assertThat(program.run("host", "start", "--data", "d")).isEqualTo(ExitCode.ENVIRONMENT);

        assertThat(program.err())
                .contains(
                        "ENV_FILE",
                        folder.resolve("d/host.yaml").toString(),
                        folder.resolve("host.yaml").toString())
                .contains("--config FILE, or STRATOS_CONFIG=FILE");
    }
}
