package io.stratos.verification.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.verification.program.JsonDocument;
import io.stratos.verification.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A host that stops in order waits for answers of its venue, and a second stop does not let it.
@Tag("U-2")
final class SecondStopIT {
    private static final String STOP = "{\"reason\":\"maintenance\"}";
    private static final String STATUS = "/v1/status";
    private static final String LATE_ANSWERS = """
        seed: 1
        rules:
          - {fault: delay, at: [place], delay: 10m, times: 1}
        """;
    private static final int ENDED_AT_ONCE = 130;

    @TempDir
    private Path folder;

    @Test
    @Tag("Z-2")
    void endsAHostThatWaitsForItsVenueAtOnceAndTheNextStartAccountsForAll() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("faults.yaml"), LATE_ANSWERS, StandardCharsets.UTF_8);
        try (var venue = Served.start(
                folder,
                "venue",
                "",
                "venue",
                "--port=0",
                "--data=venue",
                "--request-expiry=3s",
                "--horizon=1s",
                "--faults=faults.yaml",
                "--json")) {
            configure(venue.url());
            try (var host = start();
                    var api = LocalApi.ofHost(data())) {
                api.until(STATUS, SecondStopIT::waitsForAnswers);

                assertThat(api.post("/v1/stop", STOP).text("schema")).isEqualTo("stratos.asked/1");
                var second = Program.in(folder).run("host", "stop", "--data=host", "--reason=now", "--json");

                assertThat(second.exitCode()).as(second.toString()).isZero();
                assertThat(host.exitCode()).isEqualTo(ENDED_AT_ONCE);
            }
            try (var host = start();
                    var api = LocalApi.ofHost(data())) {
                api.until(
                        STATUS,
                        status -> account(status).text("reconciled").equals("true") && !waitsForAnswers(status));
                assertThat(host.terminate()).isZero();
            }
        }
        var audit = Program.in(folder).run("audit", "verify", "--data=host", "--json");
        assertThat(audit.exitCode()).as(audit.toString()).isZero();
    }

    private void configure(String url) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("host.yaml"),
                """
                mode: live
                policy: dev
                market: {tape: bitstamp, speed: 500}
                venue: {adapter: loopback, url: "%s", requests_per_second: 50, settings: {request_timeout_ms: "30000"}}
                accounts:
                  - id: main
                instances:
                  - id: bot1/ema-cross/btc
                    account: main
                    bundle: %s
                    config: {fast: 1, slow: 2, trades_per_bar: 1}
                """.formatted(url, PatientBundle.of("ema-cross-rust", folder)),
                StandardCharsets.UTF_8);
    }

    private Path data() {
        return folder.resolve("host");
    }

    private Served start() {
        return Served.start(
                folder, "host", "", "host", "start", "--config=host.yaml", "--data=host", "--foreground", "--json");
    }

    private static boolean waitsForAnswers(JsonDocument status) {
        return account(status).number("unanswered") > 0;
    }

    private static JsonDocument account(JsonDocument status) {
        return status.items("accounts").getFirst();
    }
}
