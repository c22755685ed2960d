package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.daemon.api.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy whose bytes are damaged on the host's own shelf.
@Tag("U-2")
class DamagedBundleTest {
    private static final byte[] GOOD = {1};
    private static final byte[] OTHER = {2};
    private static final int INTERNAL = 500;
    private static final String BAD = "b/scripted/bad";

    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new DaemonBench(data);
        deploy("good", GOOD);
        deploy("bad", OTHER);
        bench.close();
        damageTheSecond();
        bench = new DaemonBench(data);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private void deploy(String instance, byte[] bundle) throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=" + instance;
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, bundle)
                        .statusCode())
                .isEqualTo(200);
    }

    private void damageTheSecond() throws Exception {
        try (var files = Files.list(data.resolve("bundles"))) {
            for (var file : files.toList()) {
                if (Files.readAllBytes(file)[0] == OTHER[0]) {
                    Files.write(file, new byte[] {9, 9});
                }
            }
        }
    }

    @Test
    void itIsShownWithItsCodeAndItsNeighbourRuns() throws Exception {
        assertThat(bench.get("viewer", "/v1/ps").body())
                .contains("\"instance\":\"" + BAD + "\"", "BND_HASH")
                .contains("\"instance\":\"b/scripted/good\"", "\"health_state\":\"healthy\"");
    }

    @Test
    void everythingThatTellsOfTheHostStillAnswers() throws Exception {
        var asked = bench.server.routes().stream()
                .filter(route -> route.method().equals("GET"))
                .map(Route::path)
                .toList();
        assertThat(asked).hasSizeGreaterThan(10);
        for (var path : asked) {
            assertThat(bench.status("viewer", path)).as(path).isNotEqualTo(INTERNAL);
            assertThat(bench.status("viewer", path + "?instance=" + BAD))
                    .as(path + " of the damaged one")
                    .isNotEqualTo(INTERNAL);
        }
        for (var whole :
                new String[] {"/v1/status", "/v1/live", "/v1/top", "/metrics", "/v1/orders", "/v1/positions"}) {
            assertThat(bench.get("viewer", whole).statusCode()).as(whole).isEqualTo(200);
        }
        assertThat(bench.get("viewer", "/v1/show?instance=" + BAD).body()).contains("BND_HASH");
    }
}
