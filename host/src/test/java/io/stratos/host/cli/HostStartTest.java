package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.plugin.PluginLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void aPortThatIsTakenRefusesTheStartBeforeTheLedgerIsThere() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(folder.resolve("live.yaml"), CONFIG + "port: " + taken.getLocalPort() + "\n");

            int exit = program.run("host", "start", "--foreground", "--config", "live.yaml", "--data", "d");

            assertThat(exit).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(program.err()).contains("ENV_PORT", "127.0.0.1:" + taken.getLocalPort());
            assertThat(folder.resolve("d")).doesNotExist();
        }
    }
}
