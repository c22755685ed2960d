package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.document.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class ConfigResolvedTest {
    private static final String CONFIG = """
        mode: paper
        policy: dev
        data: d
        market: {tape: bitstamp}
        accounts:
          - id: main
            risk: {open_orders_max: 5}
        instances:
          - id: b/s/one
            account: main
            bundle: s.stratos
            quality: {gap: stop}
        quality:
          stale: stop
        """;

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void write() throws Exception {
        program = new Program(folder);
        Files.writeString(folder.resolve("host.yaml"), CONFIG);
    }

    @Test
    void eachValueHasItsSource() {
        program.variables.put("STRATOS_ROLE", "viewer");

        assertThat(program.run("config", "resolved", "--keys", "k")).isEqualTo(ExitCode.DONE);

        assertThat(program.out().lines())
                .startsWith(
                        "config = " + folder.resolve("host.yaml") + "  (default)",
                        "data = " + folder.resolve("d") + "  (host.yaml, line 3)",
                        "keys = " + folder.resolve("k") + "  (--keys)",
                        "role = viewer  (STRATOS_ROLE)",
                        "mode = paper  (host.yaml, line 1)")
                .contains(
                        "market.tape = bitstamp  (host.yaml, line 4)",
                        "market.speed = 1  (default)",
                        "accounts[0].self_trade = block  (default)",
                        "accounts[0].risk.open_orders_max = 5  (host.yaml, line 7)",
                        "accounts[0].risk.capital = none  (default)",
                        "instances[0].quality.gap = stop  (host.yaml, line 12)",
                        "instances[0].quality.stale = stop  (host)",
                        "quality.stale = stop  (host.yaml, line 14)",
                        "ledger.stall_after = 50ms  (default)",
                        "port = 0  (default)",
                        "objectives.misses = 3  (default)")
                .doesNotHaveDuplicates();
    }

    @Test
    void anOptionWinsOverAVariableAndAVariableOverTheFile() {
        program.variables.put("STRATOS_HOME", "v");
        assertThat(program.run("config", "resolved")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("data = " + folder.resolve("v") + "  (STRATOS_HOME)");

        assertThat(program.run("config", "resolved", "--data", "f")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("data = " + folder.resolve("f") + "  (--data)");
    }

    @Test
    void theDocumentSaysTheSame() {
        assertThat(program.run("config", "resolved", "--json")).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .startsWith("{\"schema\":\"stratos.config-resolved/1\",\"values\":[{\"name\":\"config\",")
                .contains(
                        "{\"name\":\"mode\",\"value\":\"paper\",\"source\":\"file\",\"where\":\"host.yaml, line 1\"}",
                        "{\"name\":\"audit.key\",\"value\":null,\"source\":\"default\",\"where\":\"\"}",
                        "{\"name\":\"instances[0].quality.stale\",\"value\":\"stop\",\"source\":\"host\",\"where\":\"\"}");
    }

    @Test
    @Tag("U-2")
    void valuesOfPluginsAreWithheldAndRulesOfAnInstanceAreItsOwn() {
        var file = folder.resolve("host.yaml");

        assertThat(Setting.of(file, "venue.settings.api_key", "hush", 4).value())
                .isEqualTo("(withheld)");
        assertThat(Setting.of(file, "instances[0].breaker.rules[0].confirm", "0s", Seen.NOWHERE)
                        .source())
                .isEqualTo(Setting.Source.DEFAULT);
    }

    @Test
    void aSectionThatIsToSignAndNamesNoKeyIsRefused() throws Exception {
        Files.writeString(folder.resolve("host.yaml"), CONFIG + "audit: {}\n");

        assertThat(program.run("config", "resolved")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("audit.key");
    }

    @Test
    void aWrongFileIsRefusedAsEver() throws Exception {
        Files.writeString(folder.resolve("host.yaml"), CONFIG + "colour: red\n");

        assertThat(program.run("config", "resolved")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("CFG_HOST", "colour");
    }
}
