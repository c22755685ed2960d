package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.live.duty.LiveStep;
import io.stratos.verification.program.Bundles;
import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the live host again and again, at random moments and at named steps, while the venue, a process of its own
/// with faults on the way to it, goes on. In the end the venue's own book says what is true.
///
/// A few kills in each build; `./stratos test --suite kill` asks for a hundred.
@Tag("X-1")
@Tag("M-18")
final class LiveKillIT {
    private static final int KILLS = Integer.getInteger("stratos.test.live.kills", 4);
    private static final long SEED = Long.getLong("stratos.test.live.seed", 2_026);

    /// Records of the tape that pass between two questions about the host.
    private static final int RECORDS_EACH = 3;

    private static final int RECORDS_BEFORE_A_KILL = 250;
    private static final int OCCURRENCES_MAX = 12;
    private static final int COMPARISONS_MAX = 60;

    /// From so many kills on, the run must also show how wide it was.
    private static final int KILLS_OF_THE_SUITE = 100;

    private static final int OPEN_OF_THE_SUITE = 14;
    private static final int STEPS_OF_THE_SUITE = 40;
    private static final List<LiveStep> STEPS = List.of(LiveStep.values());

    /// Begins where an order is sent, and comes to every step.
    private static final int FIRST_STEP = STEPS.indexOf(LiveStep.PLACE_RELEASED);

    private static final int STEP_STRIDE = 11;

    private static final String FAULTS = """
        seed: 7
        rules:
          - {fault: drop_reply, at: [place, cancel], per_mille: 40}
          - {fault: drop_request, at: [place, cancel], per_mille: 20}
          - {fault: server_error_after, at: [place], per_mille: 20}
          - {fault: duplicate, at: [stream], per_mille: 50, delay: 50ms}
          - {fault: lose_frame, at: [stream], per_mille: 20}
        """;

    @TempDir
    private Path folder;

    private final List<String> history = new ArrayList<>();
    private int openMost;
    private final EnumSet<LiveStep> ends = EnumSet.noneOf(LiveStep.class);
    private Served venue;

    @BeforeEach
    void startVenue() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("faults.yaml"), FAULTS, StandardCharsets.UTF_8);
        venue = Served.start(
                folder,
                "venue",
                "",
                "venue",
                "--port=0",
                "--data=venue",
                "--tape=bitstamp",
                "--request-expiry=400ms",
                "--horizon=0ns",
                "--faults=faults.yaml",
                "--json");
        var ema = Bundles.packed("ema-cross-rust");
        var grid = Bundles.packed("grid-maker-rust");
        Files.writeString(
                folder.resolve("host.yaml"), """
                    mode: live
                    policy: dev
                    market: {from: venue}
                    venue: {adapter: loopback, url: "%s", requests_per_second: 200}
                    accounts:
                      - id: main
                    instances:
                      - {id: bot1/ema-cross/btc, account: main, bundle: %s, config: {fast: 1, slow: 2, trades_per_bar: 2}}
                      - id: bot2/grid-maker/btc
                        account: main
                        bundle: %s
                        config:
                          {levels: 8, spread_bps: "10", step_bps: "5", requote_every: 100ms, drift_bps: "5", min_position: "-1"}
                      - id: bot4/grid-maker/btc
                        account: main
                        bundle: %s
                        config:
                          {levels: 8, spread_bps: "14", step_bps: "6", requote_every: 100ms, drift_bps: "5", min_position: "-1"}
                      - {id: bot3/ema-cross/btc, account: main, bundle: %s, config: {fast: 2, slow: 3, trades_per_bar: 1}}
                    """.formatted(venue.url(), ema, grid, grid, ema), StandardCharsets.UTF_8);
    }

    @AfterEach
    void stopVenue() {
        venue.close();
    }

    @Test
    void whateverTheKillsNothingIsDoubledOrLost() throws IOException, InterruptedException {
        var random = new SplittableRandom(SEED);
        history.add("seed=" + SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            killOnce(kill, random);
        }
        comeToRest();

        var oracle = new VenueOracle(venue.url(), "main", folder.resolve("host"));
        oracle.compare(history.toString());
        var audit = Program.in(folder).run("audit", "verify", "--data", "host", "--json");
        assertThat(audit.exitCode()).as(audit + " " + history).isZero();
        assertThat(openMost).as("orders that were open at once %s", history).isPositive();
        if (KILLS >= KILLS_OF_THE_SUITE) {
            assertThat(openMost)
                    .as("orders that were open at once %s", history)
                    .isGreaterThanOrEqualTo(OPEN_OF_THE_SUITE);
            assertThat(ends)
                    .as("steps at which the host ended %s", history)
                    .hasSizeGreaterThanOrEqualTo(STEPS_OF_THE_SUITE);
        }
        System.Logger log = System.getLogger(LiveKillIT.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "{0} kills, at most {1} orders open, {2}, ended at {3}",
                KILLS,
                openMost,
                oracle.summary(),
                ends);
    }

    /// Every second kill is at a named step, the others come between two answers of the host.
    private void killOnce(int kill, SplittableRandom random) throws IOException, InterruptedException {
        var step = STEPS.get((FIRST_STEP + kill / 2 * STEP_STRIDE) % STEPS.size());
        var end = step + ":" + random.nextInt(1, OCCURRENCES_MAX);
        boolean isNamed = kill % 2 == 0;
        int records = random.nextInt(RECORDS_BEFORE_A_KILL);
        history.add(isNamed ? end : records + " records");
        try (var host = startHost(isNamed ? "-Dstratos.test.end=" + end : "")) {
            boolean isGone = !host.isListening() || trade(host, isNamed ? RECORDS_BEFORE_A_KILL : records, random);
            if (isNamed && isGone) {
                ends.add(step);
            }
            host.kill();
        }
    }

    /// The market moves until so many records have passed, mostly once the account may take risk.
    ///
    /// @return whether the host ended meanwhile
    private boolean trade(Served host, int records, SplittableRandom random) throws InterruptedException {
        try (var market = new LocalApi(venue.url(), "X-Stratos-Account", "main");
                var api = LocalApi.ofHost(folder.resolve("host"))) {
            if (random.nextInt(4) > 0) {
                api.until("/v1/status", LiveKillIT::isAtRest);
            }
            for (int passed = 0; passed < records; passed += RECORDS_EACH) {
                market.post("/v1/tape/advance?events=" + RECORDS_EACH, "");
                api.get("/v1/status");
                openMost = Math.max(
                        openMost, market.get("/v1/orders").items("orders").size());
            }
            return !host.isAlive();
        } catch (IOException gone) {
            return true;
        }
    }

    /// A last start without new risk: entries are taken back, what is unknown ends, and the host stops in order.
    private void comeToRest() throws IOException, InterruptedException {
        try (var host = startHost("");
                var api = LocalApi.ofHost(folder.resolve("host"))) {
            api.post("/v1/safety", "{\"scope\":\"host\",\"state\":\"CLOSE_ONLY\",\"reason\":\"the test ends\"}");
            for (int i = 0; i < COMPARISONS_MAX && !isAtRest(api.get("/v1/status")); i++) {
                api.post("/v1/reconcile", "{}"); // by itself it would ask later and later
                for (int asked = 0; asked < 1_000 && !isAtRest(api.get("/v1/status")); asked++) {}
            }
            var status = api.get("/v1/status");
            assertThat(isAtRest(status)).as(status.text() + " " + history).isTrue();
            assertThat(host.terminate()).as(history.toString()).isZero();
        }
    }

    private static boolean isAtRest(JsonDocument status) {
        var account = status.items("accounts").getFirst();
        return account.text("reconciled").equals("true")
                && account.text("unanswered").equals("0");
    }

    private Served startHost(String jvmOptions) {
        return Served.start(
                folder,
                "host",
                jvmOptions,
                "host",
                "start",
                "--config=host.yaml",
                "--data=host",
                "--foreground",
                "--json");
    }
}
