package io.stratos.verification.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The daemon as a person runs it: sample bundles on recorded market data, paper money.
@Tag("U-2")
final class LiveHostIT {
    private static final String EMA = "bot1/ema-cross/btc";
    private static final List<String> BOOKS = List.of("orders", "fills", "positions", "intents");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void configure() throws IOException, InterruptedException {
        data = folder.resolve("host");
        Files.writeString(
                folder.resolve("host.yaml"),
                """
                mode: paper
                policy: dev
                market: {tape: bitstamp, speed: 5000}
                accounts:
                  - id: main
                instances:
                  - id: bot1/ema-cross/btc
                    account: main
                    bundle: %s
                  - id: bot2/grid-maker/btc
                    account: main
                    bundle: %s
                """.formatted(PatientBundle.of("ema-cross-rust", folder), PatientBundle.of("grid-maker-rust", folder)),
                StandardCharsets.UTF_8);
    }

    @Test
    @Tag("M-18")
    void aKilledHostGoesOnAndAStoppedOneEndsInOrder() throws IOException, InterruptedException {
        long before;
        try (var host = start()) {
            before = cursorOnce(cursor -> cursor > 300);
            host.kill();
        }
        try (var host = start()) {
            assertThat(cursorOnce(cursor -> cursor > before + 300)).isGreaterThan(before);
            assertThat(host.terminate()).isZero();
        }
        assertThat(data.resolve("control.json")).doesNotExist();
        var audit = Program.in(folder).run("audit", "verify", "--data", "host", "--json");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
        var status = Program.in(folder).run("host", "status", "--data", "host");
        assertThat(status.exitCode()).as("no daemon runs").isEqualTo(3);
    }

    @Test
    @Tag("X-6")
    void haltHoldsOnceItIsAnsweredAndOnlyForWhoHasTheToken() throws IOException, InterruptedException {
        try (var host = start()) {
            try (var api = LocalApi.ofHost(data)) {
                api.until(
                        "/v1/status",
                        status -> account(status).text("reconciled").equals("true"));
                var answer = api.post("/v1/safety", "{\"scope\":\"host\",\"state\":\"HALT\",\"reason\":\"try\"}");
                assertThat(answer.at("accounts").at("main").text("state")).isEqualTo("HALT");
                api.until(
                        "/v1/ps",
                        ps -> ps.items("instances").stream()
                                .allMatch(one -> one.text("safety").equals("HALT")));
            }
            try (var stranger = new LocalApi(host.url(), "Authorization", "Bearer guessed")) {
                assertThat(stranger.get("/v1/status").items("errors").getFirst().text("code"))
                        .isEqualTo("API_TOKEN");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control.json"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    @Tag("M-31")
    @Tag("M-30")
    void aRunningHostTellsWhatItsInstancesDo() throws IOException, InterruptedException {
        var program = Program.in(folder);
        var made = program.run("key", "gen", "auditor", "--data", "host");
        assertThat(made.exitCode()).as(made.toString()).isZero();
        Files.writeString(folder.resolve("host.yaml"), "audit: {key: auditor}\n", UTF_8, StandardOpenOption.APPEND);
        try (var host = start()) {
            long seq = firstOrder();
            var row = json(program, "ps").items("instances").getFirst();
            assertThat(row.names())
                    .containsExactly(
                            "instance",
                            "mode",
                            "lane",
                            "runtime_kind",
                            "isolation",
                            "health_state",
                            "reason_code",
                            "breaker",
                            "safety",
                            "strategy_version",
                            "cursor",
                            "queue_depth",
                            "limits");
            assertThat(json(program, "top").items("instances")).hasSize(2);
            assertThat(json(program, "show", EMA).text("account")).isEqualTo("main");
            assertThat(json(program, "events", EMA).items("events")).hasSize(20);
            assertThat(json(program, "logs", EMA, "--last", "3").items("records"))
                    .hasSize(3);
            assertThat(json(program, "explain", "#" + seq).text("subject")).startsWith(EMA);
            assertThat(json(program, "breaker", "show", EMA).items("rules")).hasSize(7);
            for (var book : BOOKS) {
                assertThat(json(program, book).text("schema")).isEqualTo("stratos." + book + "/1");
            }
            var reset = program.run("breaker", "reset", EMA, "--reason", "try", "--data", "host");
            assertThat(reset.exitCode()).as(reset.toString()).isZero();
            var nobody = program.run("breaker", "show", "no/such/one", "--data", "host");
            assertThat(nobody.exitCode()).as(nobody.toString()).isEqualTo(2);
            var metrics = program.run("metrics", "--data", "host");
            assertThat(metrics.out().lines().toList())
                    .anyMatch(line -> line.startsWith("strategy_event_latency_ms_bucket{instance=\"" + EMA + "\""))
                    .anyMatch(line -> line.startsWith("orders_sent_total{account=\"main\"}"));
            var exported = program.run("audit", "export", "--data", "host");
            assertThat(exported.out().lines().toList())
                    .hasSizeGreaterThan(10)
                    .first()
                    .asString()
                    .contains("\"seq\":1,");
            assertThat(host.terminate()).isZero();
        }
        for (var book : BOOKS) {
            assertThat(json(program, book, "--account", "main").items("accounts"))
                    .as(book + " of the stopped host")
                    .hasSize(1);
        }
        assertThat(json(program, "orders", "--all").items("orders"))
                .isNotEmpty()
                .noneMatch(order -> order.text("symbol").isEmpty());
        var verified = program.run("audit", "verify", "--signed-by", "auditor", "--data", "host", "--json");
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
    }

    /// Journal number of an order of the first instance, once it has one.
    private long firstOrder() throws IOException, InterruptedException {
        try (var api = LocalApi.ofHost(data)) {
            var logs = api.until(
                    "/v1/logs?instance=" + EMA + "&last=100",
                    all -> all.items("records").stream().anyMatch(LiveHostIT::isOrder));
            return logs.items("records").stream()
                    .filter(LiveHostIT::isOrder)
                    .findFirst()
                    .orElseThrow()
                    .number("seq");
        }
    }

    private static boolean isOrder(JsonDocument record) {
        return record.text("kind").equals("order");
    }

    private static JsonDocument json(Program program, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", "host", "--json"));
        var outcome = program.run(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        return outcome.json();
    }

    @Test
    void aWrongConfigurationIsNamedWithItsPlace() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("wrong.yaml"), "mode: fast\n", StandardCharsets.UTF_8);

        var outcome = Program.in(folder).run("host", "check-config", "wrong.yaml");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).anyMatch(line -> line.contains("wrong.yaml, line 1, column 7"));
    }

    @Test
    void aDeployedBundleRunsUntilItIsUndeployedAlsoAfterAKill() throws IOException, InterruptedException {
        var program = Program.in(folder);
        var late = "bot3/ema-cross/late";
        try (var host = start()) {
            var bundle = Bundles.packed("ema-cross-rust").toString();
            var deployed = json(
                    program,
                    "deploy",
                    bundle,
                    "--bot",
                    "bot3",
                    "--instance",
                    "late",
                    "--mode",
                    "paper",
                    "--reason",
                    "try");
            assertThat(deployed.text("instance")).isEqualTo(late);
            assertThat(deployed.text("state")).isEqualTo("running");
            var viewer = program.run("stop", late, "--reason", "try", "--role", "viewer", "--data", "host");
            assertThat(viewer.exitCode()).as(viewer.toString()).isEqualTo(1);
            assertThat(viewer.err()).anyMatch(line -> line.startsWith("API_ROLE"));
            host.kill();
        }
        try (var host = start()) {
            try (var api = LocalApi.ofHost(data, "viewer")) {
                api.until("/v1/show?instance=" + late, show -> show.number("cursor") > 100);
            }
            assertThat(json(program, "restart", late, "--reason", "try").number("cursor"))
                    .isGreaterThan(100);
            assertThat(json(program, "undeploy", late, "--reason", "done").text("state"))
                    .isEqualTo("gone");
            assertThat(json(program, "ps").items("instances")).hasSize(2);
            assertThat(host.terminate()).isZero();
        }
        var audit = program.run("audit", "verify", "--data", "host", "--json");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
    }

    private Served start() {
        return Served.start(
                folder,
                "host",
                "",
                "host",
                "start",
                "--config",
                "host.yaml",
                "--foreground",
                "--data",
                "host",
                "--json");
    }

    private long cursorOnce(Predicate<Long> condition) throws IOException, InterruptedException {
        try (var api = LocalApi.ofHost(data)) {
            return cursor(api.until("/v1/ps", ps -> condition.test(cursor(ps))));
        }
    }

    private static long cursor(JsonDocument ps) {
        return ps.items("instances").getFirst().number("cursor");
    }

    private static JsonDocument account(JsonDocument status) {
        return status.items("accounts").getFirst();
    }
}
