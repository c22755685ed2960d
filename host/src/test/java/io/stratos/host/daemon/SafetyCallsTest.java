package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.link.AccountInbox;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X-6")
class SafetyCallsTest {
    private static final byte[] BUNDLE = {1};

    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new DaemonBench(data);
        var query = "?bot=b&mode=shadow&reason=try&instance=one&account=main";
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, BUNDLE)
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private HttpResponse<String> halt(String scope) throws Exception {
        var body = "{\"scope\":\"" + scope + "\",\"state\":\"HALT\",\"reason\":\"try\"}";
        return bench.post("operator", "/v1/safety", body);
    }

    private void change(String what) throws Exception {
        var body = "{\"instance\":\"b/scripted/one\",\"reason\":\"try\"}";
        assertThat(bench.post("operator", "/v1/instances/" + what, body).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anInstanceThatRunsIsHalted() throws Exception {
        var answer = halt("instance:b/scripted/one");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"main\":", "\"state\":\"HALT\"");
        assertThat(bench.get("viewer", "/v1/ps").body()).contains("\"safety\":\"HALT\"");
    }

    @Test
    void anInstanceThatRestsOrIsGoneCanBeHaltedToo() throws Exception {
        change("stop");
        assertThat(halt("instance:b/scripted/one").statusCode()).isEqualTo(200);

        change("undeploy");
        assertThat(halt("instance:b/scripted/one").statusCode()).isEqualTo(200);
    }

    @Test
    void aScopeThatNamesNobodyIsRefused() throws Exception {
        for (var scope :
                new String[] {"instance:b/scripted/onw", "account:mian", "venue:papre", "instance:one", "hots"}) {
            var answer = halt(scope);

            assertThat(answer.statusCode()).as(scope).isEqualTo(400);
            assertThat(answer.body()).as(scope).contains("\"code\":\"CFG_HOST\"");
        }
        assertThat(bench.get("viewer", "/v1/ps").body()).contains("\"safety\":\"NORMAL\"");
    }

    /// A supervisor may act on an instance that it knows although the host never brought it in.
    @Test
    void whoNeverCameInRestsAndIsHaltedAllTheSame() throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&instance=lost&account=main";
        bench.post("operator", "/v1/instances/deploy" + query, DaemonBench.LOST);

        assertThat(halt("instance:b/scripted/lost").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsTightenedIsShownByScope() throws Exception {
        var set = bench.post(
                "operator", "/v1/safety", "{\"scope\":\"account:main\",\"state\":\"CLOSE_ONLY\",\"reason\":\"try\"}");
        assertThat(set.statusCode()).isEqualTo(200);

        var shown = bench.get("viewer", "/v1/safety").body();

        assertThat(shown)
                .contains(
                        "\"scopes\":{\"account:main\":\"CLOSE_ONLY\"}",
                        "\"other\":{\"state\":\"NORMAL\",\"scopes\":{}}");
    }

    @Test
    void whatOneAccountTookIsToldThoughAnotherTookNothing() throws Exception {
        bench.holdAccount();
        var command = new SafetyCommand(
                new SafetyScope.Account(DaemonBench.MAIN),
                SafetyState.SAFE_MODE,
                ReasonCode.REC_OPERATOR,
                "test",
                false,
                "try");
        for (int i = 0; i < AccountInbox.SAFETY_MAX; i++) {
            var _ = bench.daemon.host().safety(command);
        }

        var answer = halt("host");
        var alone = halt("account:main");
        bench.letAccountGo();

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("\"other\":{\"previous\":\"NORMAL\",\"state\":\"HALT\"}")
                .containsPattern("\"main\":\\{\"state\":\"[A-Z_]+\",\"reason_code\":\"DEP_BUSY\",\"what\":\"as many");
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("stratos.error/1", "\"code\":\"DEP_BUSY\"");
    }

    @Test
    void flattenIsForTheRoleRiskAlone() throws Exception {
        var body = "{\"scope\":\"host\",\"state\":\"FLATTEN\",\"reason\":\"try\"}";

        assertThat(bench.post("operator", "/v1/safety", body).statusCode()).isEqualTo(403);
        assertThat(bench.post("risk", "/v1/safety", body).statusCode()).isEqualTo(200);
    }
}
