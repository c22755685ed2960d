package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an operator reads of commands that ask a daemon: the result on stdout, why not on stderr, each with a next
/// step.
@Tag("U-2")
@Timeout(60)
class DaemonCommandsTest {
    private static final String STATUS = "{\"schema\":\"stratos.host/1\",\"mode\":\"live\",\"state\":\"halted\","
            + "\"reason_code\":\"STA_LEDGER_IO\",\"market_records\":7,\"journal_seq\":9,\"signed\":null,"
            + "\"last_crash\":null,\"instances\":2,\"accounts\":[{\"account\":\"main\",\"reconciled\":false,"
            + "\"pending\":true,\"comparisons\":3,\"unanswered\":1,\"safety\":\"HALT\"}]}";
    private static final String REFUSED =
            "{\"schema\":\"stratos.error/1\",\"errors\":[{\"code\":\"API_TOKEN\",\"what\":\"no token\","
                    + "\"where\":\"\",\"got\":\"\",\"expected\":\"\",\"fix\":\"show one\"}]}";
    private static final String[] HALT = {"safety", "set", "NORMAL", "--scope", "host", "--reason", "try"};

    private static final String[] STOP = {"host", "stop", "--reason", "try"};

    @TempDir
    private Path data;

    private Process process;
    private StubDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "600").start();
        daemon = new StubDaemon(data, process.pid());
    }

    @AfterEach
    void stop() {
        daemon.close();
        process.destroyForcibly();
    }

    @Test
    void statusIsTextAndADocumentWhereOneIsWanted() {
        daemon.answers("/v1/status", 200, STATUS);

        assertThat(daemon.run("host", "status")).isEqualTo(ExitCode.DONE);
        assertThat(daemon.out())
                .contains("halted in mode live: STA_LEDGER_IO", "journal: #9", "account main: HALT, NOT reconciled")
                .doesNotContain("{");

        assertThat(daemon.run("host", "status", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(daemon.out()).contains("\"schema\":\"stratos.host/1\"");
    }

    @Test
    void whatIsRefusedIsAnErrorAndNoResult() {
        daemon.answers("/v1/status", 401, REFUSED).answers("/v1/stop", 401, REFUSED);

        assertThat(daemon.run("host", "status")).isEqualTo(ExitCode.REFUSED);
        assertThat(daemon.run(STOP)).isEqualTo(ExitCode.REFUSED);

        assertThat(daemon.out()).isEmpty();
        assertThat(daemon.err().lines())
                .containsExactly("API_TOKEN: no token", "fix: show one", "API_TOKEN: no token", "fix: show one");
    }

    @Test
    void aStopEndsWithTheProcess() {
        daemon.breaksOff("/v1/stop", process::destroyForcibly);

        assertThat(daemon.run(STOP)).isEqualTo(ExitCode.DONE);

        assertThat(daemon.out()).isEqualTo("process " + process.pid() + " has ended" + System.lineSeparator());
    }

    @Test
    @Tag("X-6")
    void anInterlockThatStaysIsAnErrorForEachAccount() {
        daemon.answers(
                "/v1/safety",
                403,
                "{\"schema\":\"stratos.safety/1\",\"accounts\":{\"main\":{\"state\":\"HALT\",\"reason_code\":\"API_ROLE\"},"
                    + "\"other\":{\"state\":\"NORMAL\",\"previous\":\"HALT\"}}}");

        assertThat(daemon.run(HALT)).isEqualTo(ExitCode.REFUSED);

        assertThat(daemon.out().lines()).containsExactly("main: HALT", "other: HALT -> NORMAL");
        assertThat(daemon.err().lines())
                .containsExactly(
                        "API_ROLE: the interlock stays as it is [account main] (got HALT, expected NORMAL)",
                        "fix: ask with --role risk");
    }

    @Test
    @Tag("X-6")
    void whatAnAccountTookIsToldBesideTheOneThatWasTooBusy() {
        daemon.answers(
                "/v1/safety",
                409,
                "{\"schema\":\"stratos.safety/1\",\"accounts\":{\"main\":{\"previous\":\"NORMAL\",\"state\":\"HALT\"},\"other\":{\"state\":\"NORMAL\",\"reason_code\":\"DEP_BUSY\",\"what\":\"as"
                    + " many wait as may\"}}}");

        assertThat(daemon.run("safety", "set", "HALT", "--scope", "host", "--reason", "try"))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(daemon.out().lines()).containsExactly("main: NORMAL -> HALT", "other: NORMAL");
        assertThat(daemon.err()).contains("DEP_BUSY: as many wait as may [account other] (got NORMAL, expected HALT)");
    }

    @Test
    @Tag("X-5")
    void aComparisonIsToldForEachAccountAndIsNoSuccessUnlessAllAreClean() {
        var main = "\"main\":{\"reason_code\":\"OK\",\"run\":4,\"cause\":\"OPERATOR\",\"findings\":0}";
        daemon.answers(
                "/v1/reconcile",
                200,
                "{\"schema\":\"stratos.reconcile/1\",\"clean\":false,\"accounts\":{" + main
                        + ",\"other\":{\"reason_code\":\"REC_PENDING\"}}}");

        assertThat(daemon.run("reconcile", "--reason", "try")).isEqualTo(ExitCode.REFUSED);

        assertThat(daemon.out().lines()).containsExactly("main: OK, comparison 4, findings 0", "other: REC_PENDING");
    }

    @Test
    void aChangeWithoutAReasonIsNotAskedFor() {
        for (var command :
                new String[][] {{"host", "stop"}, {"reconcile"}, {"safety", "set", "HALT", "--scope", "host"}}) {
            assertThat(daemon.run(command)).isEqualTo(ExitCode.USAGE);
        }
        assertThat(daemon.err().lines().filter(line -> line.contains("Missing required option: '--reason=R'")))
                .hasSize(3);
    }

    @Test
    void anErrorIsOneDocumentOfOneShapeWhereverItIsFound() {
        daemon.answers("/v1/ps", 401, REFUSED);

        assertThat(daemon.run("ps", "--json")).isEqualTo(ExitCode.REFUSED);
        assertThat(daemon.run("ps", "--jsno", "--json")).isEqualTo(ExitCode.USAGE);

        assertThat(daemon.out().lines())
                .satisfiesExactly(
                        told -> assertThat(told).isEqualTo(REFUSED),
                        told -> assertThat(told)
                                .startsWith("{\"schema\":\"stratos.error/1\",\"errors\":[{\"code\":\"CLI_USAGE\""));
    }

    @Test
    void aDaemonThatBreaksOffIsNotCalledOneThatDoesNotRun() {
        daemon.breaksOff("/v1/ps", () -> {});

        assertThat(daemon.run("ps")).isEqualTo(ExitCode.ENVIRONMENT);

        assertThat(daemon.err()).contains("ENV_DAEMON: the daemon broke off before it answered");
    }

    @Test
    void aTokenThatIsNotThereIsNamed() throws IOException {
        Files.delete(daemon.token());

        assertThat(daemon.run("ps")).isEqualTo(ExitCode.ENVIRONMENT);

        assertThat(daemon.err())
                .contains(
                        "ENV_FILE: the token of role operator is not there",
                        daemon.token().toString());
    }

    @Test
    void whereNoDaemonRunsThatIsSaid() throws IOException {
        Files.delete(daemon.control());

        for (var command : new String[][] {{"ps"}, STOP, {"host", "status"}, HALT}) {
            assertThat(daemon.run(command)).isEqualTo(ExitCode.ENVIRONMENT);
        }
        assertThat(daemon.err().lines().filter(line -> line.startsWith("ENV_DAEMON: no daemon runs")))
                .hasSize(4);
    }

    @Test
    void aControlFileOfAProcessThatIsGoneNamesNoDaemonWhoeverListensThere() throws IOException {
        var left = Files.readString(daemon.control());
        Files.writeString(daemon.control(), left.replace("" + process.pid(), "" + Long.MAX_VALUE / 4));

        assertThat(daemon.run("host", "status")).isEqualTo(ExitCode.ENVIRONMENT);

        assertThat(daemon.err()).contains("ENV_DAEMON: no daemon runs");
    }

    @Test
    void aBookNamesTheOptionThatIsWrong() {
        assertThat(daemon.run("orders", "--last", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(daemon.run("fills", "--instance", "one")).isEqualTo(ExitCode.USAGE);
        assertThat(daemon.run("positions", "--account", "a b")).isEqualTo(ExitCode.USAGE);

        assertThat(daemon.err())
                .contains(
                        "--last has no such value (got 0",
                        "--instance has no such value (got one",
                        "--account has no such value (got a b")
                .doesNotContain("null");
    }
}
