package io.stratos.host.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.daemon.diagnosis.Diagnosis;
import io.stratos.host.world.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets are put wherever there may be any; none is found in what is handed on.
@Tag("U-2")
class DiagnosisTest {
    private static final String VARIABLE = "canary-of-a-variable";
    private static final String SETTING = "canary-of-a-setting";
    private static final String VALUE = "canary-of-a-value";
    private static final String URL = "canary-of-a-url";
    private static final String UNKNOWN = "canary-of-an-unknown-field";
    private static final String KEY = "canaryOfAKeyMIIEvQIBADANBg";
    private static final String LOST_KEY = "canaryOfAKeyThatIsOnlyInTheLog";
    private static final String BEARER = "canary-of-a-bearer";
    private static final String PASSWORD = "canary-of-a-password";
    private static final String DEPLOYED = "canary-of-a-deployed-value";
    private static final String SAID = "canary-that-somebody-said";
    private static final String BUNDLE = "canary-of-a-bundle";

    private static final String CONFIG = """
        mode: shadow
        policy: dev
        data: canary-of-a-setting
        market: {tape: bitstamp, speed: 60}
        venue:
          adapter: loopback
          url: http://me:canary-of-a-url@127.0.0.1:9100
          settings: {api_key: canary-of-a-setting, id: canary-of-a-setting}
        accounts:
          - id: main
            risk: {order_notional_max: 50000}
        instances:
          - id: b/scripted/one
            account: main
            bundle: one.stratos
            config: {threshold: canary-of-a-value, mode: canary-of-a-value}
        services:
          - id: 1
            provider: linear-model
            settings: {file: canary-of-a-setting}
        what_is_this: canary-of-an-unknown-field
        """;

    @TempDir
    private Path folder;

    private Path data;
    private Path keys;
    private Path config;
    private DaemonBench bench;

    @BeforeEach
    void start() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        keys = Files.createDirectory(folder.resolve("keys"));
        config = folder.resolve("host.yaml");
        Files.writeString(config, CONFIG);
        Files.writeString(
                keys.resolve("alice.pem"), "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n");
        bench = new DaemonBench(data);
        var query = "?bot=b&mode=shadow&reason=" + SAID + "&account=main&instance=one&config=k%3D" + DEPLOYED;
        var bundle = (" " + BUNDLE).getBytes(UTF_8);
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, bundle)
                        .statusCode())
                .isEqualTo(200);
        bench.post("operator", "/v1/reconcile", "{\"reason\":\"" + SAID + "\"}");
        var said = String.join(
                "\n",
                "INFO variable " + VARIABLE + " setting " + SETTING + " value " + VALUE + " key " + KEY,
                "INFO Authorization: Bearer " + BEARER,
                "WARN db.password=" + PASSWORD + " and {\"api_key\": \"" + PASSWORD + "\"}",
                "WARN http://me:" + URL + "@127.0.0.1:9100 does not answer",
                "-----BEGIN PRIVATE KEY-----",
                LOST_KEY,
                "-----END PRIVATE KEY-----",
                "INFO what helps is still there");
        for (var role : List.of("viewer", "operator", "risk")) {
            said += "\nINFO token " + token(role);
        }
        Files.writeString(data.resolve("host.log"), said);
        Files.createDirectories(data.resolve("crashes"));
        Files.writeString(data.resolve("crashes/crash-2026.txt"), said);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private String token(String role) throws IOException {
        return Files.readString(data.resolve("tokens").resolve(role + ".token")).strip();
    }

    private Map<String, String> diagnosis() throws Exception {
        var file = folder.resolve("diagnosis.zip");
        var _ = Diagnosis.of(data, config, keys, new Given(), "stratos test").write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var entries = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }

    @Test
    void noSecretIsInIt() throws Exception {
        var secrets = List.of(
                VARIABLE,
                SETTING,
                VALUE,
                URL,
                UNKNOWN,
                KEY,
                LOST_KEY,
                BEARER,
                PASSWORD,
                DEPLOYED,
                SAID,
                BUNDLE,
                token("viewer"),
                token("operator"),
                token("risk"));

        var entries = diagnosis();

        assertThat(entries).isNotEmpty();
        entries.forEach((name, text) -> {
            for (var secret : secrets) {
                assertThat(name + "\n" + text).as(name).doesNotContainIgnoringCase(secret);
            }
        });
    }

    @Test
    void whatHelpsIsInIt() throws Exception {
        var entries = diagnosis();

        assertThat(entries)
                .containsOnlyKeys(
                        "about.txt",
                        "config.txt",
                        "crashes/crash-2026.txt",
                        "files.txt",
                        "host.log",
                        "journal.txt",
                        "metrics.txt",
                        "ps.json",
                        "selfcheck.json",
                        "status.json");
        assertThat(entries.get("config.txt"))
                .contains(
                        "mode: shadow",
                        "market.speed: 60",
                        "accounts[0].risk.order_notional_max: 50000",
                        "instances[0].config.threshold: (withheld)",
                        "instances[0].config.mode: (withheld)");
        assertThat(entries.get("host.log")).contains("what helps is still there", "does not answer");
        assertThat(entries.get("ps.json")).contains("b/scripted/one", "healthy");
        assertThat(entries.get("journal.txt")).contains(" note ").contains(" run ");
        assertThat(entries.get("files.txt")).contains("tokens/risk.token", "rw-------");
        assertThat(entries.get("status.json")).contains("stratos.host/1");
    }

    @Test
    void withoutADaemonTheRestIsStillTold() throws Exception {
        bench.close();

        assertThat(diagnosis())
                .containsKeys("host.log", "config.txt", "daemon.txt")
                .doesNotContainKey("ps.json");
    }

    private static final class Given implements Environment {
        @Override
        public Map<String, String> variables() {
            return Map.of("DB", VARIABLE, "PATH", "/usr/bin", "LEVEL", "1");
        }

        @Override
        public @Nullable String variable(String name) {
            return variables().get(name);
        }

        @Override
        public Path workingDirectory() {
            return Path.of("");
        }

        @Override
        public @Nullable Path installation() {
            return null;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }
    }
}
