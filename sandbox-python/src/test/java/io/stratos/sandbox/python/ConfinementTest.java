package io.stratos.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stratos.sandbox.python.exchange.Exchange;
import io.stratos.sandbox.python.testing.HostileProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds a child whose interpreter does not: the probe is Java, past every guard and every wall of GraalPy.
@Tag("M-12")
@Tag("M-13")
@Tag("M-15")
final class ConfinementTest {
    private static final long HEAP_BYTES = 64L << 20;

    @TempDir
    Path directory;

    private Path home;
    private Path secret;

    @BeforeEach
    void prepared() throws IOException {
        home = directory.resolve("home");
        secret = Files.writeString(directory.resolve("secret"), "key");
        var name = HostileProbe.class.getName().replace('.', '/') + ".class";
        var file = home.resolve("lib").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (var stream = HostileProbe.class.getResourceAsStream("/" + name)) {
            Files.write(file, Objects.requireNonNull(stream).readAllBytes());
        }
    }

    @Test
    void childOfLevelThreeReachesNeitherNetworkNorFilesNorProcesses() throws Exception {
        var strictest = Confinement.strictest(home);
        assumeTrue(strictest.level().equals(Confinement.NAMESPACES), "this machine gives no namespaces");

        var found = probed(strictest);

        for (var attempt : List.of(
                "connect",
                "see-host",
                "host-environment",
                "host-file",
                "passwords",
                "old-root",
                "shell",
                "write-own-folder",
                "write-temporary",
                "write-shared-memory",
                "write-kernel-setting",
                "grow-exchange",
                "many-files")) {
            assertThat(found).containsEntry(attempt, "refused");
        }
        assertThat(found)
                .containsEntry("interfaces", "refused")
                .containsEntry("processes", "2") // its own, and the first one
                .containsEntry("look-into-first", "refused")
                .containsEntry("trace-first", "refused")
                .containsEntry("kill-first", "tried") // and everything after that was said all the same
                .containsEntry("CapEff", "0000000000000000")
                .containsEntry("CapBnd", "0000000000000000")
                .containsEntry("Max processes", "256");
        assertHasLimits(found);
    }

    @Test
    void childOfLevelOneHasItsLimitsAndNoNewPrivileges() throws Exception {
        var found = probed(Confinement.of(home, Confinement.PROCESS));

        assertThat(found).containsEntry("write-own-folder", "refused").containsEntry("many-files", "refused");
        // That it is said at all shows that the probe looks: this level does not keep a child from reading.
        assertThat(found).containsEntry("host-file", "DONE").containsEntry("connect", "DONE");
        assertThat(found)
                .doesNotContainEntry("interfaces", "refused")
                .containsEntry("see-host", "DONE")
                .containsEntry("passwords", "DONE");
        assertHasLimits(found);
    }

    private static void assertHasLimits(Map<String, String> found) {
        assertThat(found)
                .containsEntry("grow-exchange", "refused")
                .containsEntry("NoNewPrivs", "1")
                .containsEntry("Max core file size", "0")
                .containsEntry("Max file size", "0")
                .containsEntry("Max open files", "256")
                .containsEntry("Max cpu time", "2592000");
        assertThat(found.get("exchange-name")).doesNotContain("secret");
    }

    private Map<String, String> probed(Confinement confinement) throws Exception {
        var exchange = Exchange.create(directory);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var java = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + HEAP_BYTES,
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-cp",
                    home.resolve("lib").toString(),
                    HostileProbe.class.getName(),
                    Long.toString(ProcessHandle.current().pid()),
                    Integer.toString(server.getLocalPort()),
                    secret.toString(),
                    home.toString());
            var process = new ProcessBuilder(confinement.around(exchange, HEAP_BYTES, java))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(exchange).as("the exchange loses its name").doesNotExist();
            var found = new HashMap<String, String>();
            said.lines()
                    .forEach(line ->
                            found.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
            return found;
        }
    }
}
