package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("U-2")
class RolesTest {
    @TempDir
    static Path data;

    private static DaemonBench bench;

    @BeforeAll
    static void start() throws Refused {
        bench = new DaemonBench(data);
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "risk"})
    void eachTokenIsInAFileThatOnlyItsOwnerReads(String role) throws Exception {
        var file = data.resolve("tokens").resolve(role + ".token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(bench.get(role, "/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsServed() throws Exception {
        for (var route : bench.server.routes()) {
            var answer =
                    route.method().equals("GET") ? bench.get("", route.path()) : bench.post("", route.path(), "{}");

            assertThat(answer.statusCode()).as(route.path()).isEqualTo(401);
            assertThat(answer.body()).contains("API_TOKEN");
        }
    }

    @Test
    void aViewerChangesNothing() throws Exception {
        for (var route : bench.server.routes()) {
            if (route.method().equals("POST")) {
                var answer = bench.post("viewer", route.path(), "{\"reason\":\"try\"}");

                assertThat(answer.statusCode()).as(route.path()).isEqualTo(403);
                assertThat(answer.body()).contains("API_ROLE", "\"got\":\"viewer\"");
            }
        }
        assertThat(bench.daemon.isStopping()).isFalse();
    }

    @Test
    @Tag("X-6")
    void anOperatorTightensAndOnlyRiskLoosens() throws Exception {
        assertThat(safety("operator", "CLOSE_ONLY").statusCode()).isEqualTo(200);

        var refused = safety("operator", "NORMAL");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("API_ROLE", "CLOSE_ONLY");

        var loosened = safety("risk", "NORMAL");
        assertThat(loosened.body()).contains("\"state\":\"NORMAL\"");
        assertThat(loosened.statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("X-6")
    void onlyRiskHasPositionsClosed() throws Exception {
        var refused = safety("operator", "FLATTEN");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains(ReasonCode.API_ROLE.name());
    }

    @Test
    void aHostThatWorksAnswersItsProbes() throws Exception {
        assertThat(bench.get("viewer", "/v1/live").body()).contains("\"ok\":true");
        var ready = bench.get("viewer", "/v1/ready");
        for (int i = 0; i < 100_000 && ready.statusCode() == 503; i++) {
            assertThat(ready.body()).contains("REC_PENDING");
            ready = bench.get("viewer", "/v1/ready");
        }
        assertThat(ready.body()).contains("\"ok\":true");
    }

    @Test
    void whatIsServedNowhereIsRefusedAsAnythingElse() throws Exception {
        var answer = bench.get("viewer", "/v1/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .startsWith("{\"schema\":\"stratos.error/1\",\"errors\":[{\"code\":\"CLI_USAGE\"")
                .contains("GET /v1/nothing");
    }

    @Test
    void noChangeIsMadeWithoutAReason() throws Exception {
        for (var path : List.of("/v1/stop", "/v1/reconcile")) {
            for (var body : List.of("{}", "{\"reason\":\"\"}")) {
                var answer = bench.post("operator", path, body);

                assertThat(answer.statusCode()).as(path).isEqualTo(400);
                assertThat(answer.body()).contains("CLI_REASON");
            }
        }
        assertThat(bench.daemon.isStopping()).isFalse();
    }

    @Test
    void aChangeHasAReason() throws Exception {
        var refused = bench.post("risk", "/v1/safety", "{\"scope\":\"host\",\"state\":\"HALT\",\"reason\":\" \"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("CLI_REASON");
    }

    @Test
    @Tag("X-6")
    void aScopeThatBindsNobodyIsRefused() throws Exception {
        var account = safety("risk", "account:nobody", "HALT");
        var venue = safety("risk", "venue:nowhere", "HALT");

        assertThat(account.statusCode()).isNotEqualTo(200);
        assertThat(account.body()).contains("CFG_HOST", "account:nobody").doesNotContain("\"accounts\"");
        assertThat(venue.statusCode()).isNotEqualTo(200);
    }

    private static java.net.http.HttpResponse<String> safety(String role, String state) throws Exception {
        return safety(role, "host", state);
    }

    private static java.net.http.HttpResponse<String> safety(String role, String scope, String state) throws Exception {
        var body = "{\"scope\":\"" + scope + "\",\"state\":\"" + state + "\",\"reason\":\"try\"}";
        return bench.post(role, "/v1/safety", body);
    }
}
