package io.stratos.host.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.world.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("U-2")
class OptionsBeforeCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String line) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new CommandLineProgram(World.system(), terminal).run(line.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--role viewer reason OK",
                "--data elsewhere reason OK",
                "--json reason OK",
                "host --data elsewhere stop --reason try",
                "host --role risk stop --reason try"
            })
    void anOptionThatWouldBeIgnoredIsRefused(String line) {
        assertThat(run(line)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).contains("CLI_USAGE", "stands behind the command");
    }

    @Test
    void behindTheCommandItCounts() {
        assertThat(run("reason OK --json")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(UTF_8)).startsWith("{");
    }

    @Test
    void helpIsAskedForAnywhere() {
        assertThat(run("--help host")).isEqualTo(ExitCode.DONE);
    }
}
