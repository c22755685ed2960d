package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The unit of systemd that is delivered starts what there is, and gives it little.
@Tag("U-2")
class UnitFileTest {
    private static final Path UNIT = Path.of("distribution/src/main/systemd/stratos.service");

    private static List<String> lines() throws IOException {
        return Files.readAllLines(UNIT);
    }

    @Test
    void itStartsACommandThatThereIs() throws IOException {
        var start = lines().stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        var words = start.split(" ", -1);
        assertThat(words[0]).endsWith("/bin/stratos");

        var context = new CommandContext(World.system(), Terminal.ofProcess());
        var parsed = Commands.commandLine(context).parseArgs(Arrays.copyOfRange(words, 1, words.length));

        assertThat(parsed.subcommand().subcommand().commandSpec().name()).isEqualTo("start");
        assertThat(parsed.subcommand().subcommand().hasMatchedOption("--foreground"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoNewPrivileges=yes",
                "CapabilityBoundingSet=",
                "ProtectSystem=strict",
                "ProtectHome=yes",
                "PrivateTmp=yes",
                "PrivateDevices=yes",
                "UMask=0077",
                "StateDirectoryMode=0700",
                "LimitCORE=0",
                "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
                "SystemCallArchitectures=native",
                "KillSignal=SIGTERM",
                "RestartPreventExitStatus=1 2 3"
            })
    void itHolds(String directive) throws IOException {
        assertThat(lines()).contains(directive);
    }
}
