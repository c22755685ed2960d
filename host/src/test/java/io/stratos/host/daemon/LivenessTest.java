package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.duty.LiveStep;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a host says of itself when one of its threads ended, which is a bug of ours that only a new process mends.
@Tag("U-2")
@Timeout(60)
class LivenessTest {
    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new DaemonBench(data);
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=one";
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1})
                        .statusCode())
                .isEqualTo(200);
        assertThat(bench.get("viewer", "/v1/live").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    @Test
    void aLaneThatEndedIsTold() throws Exception {
        bench.killAt(LiveStep.NOTICE_TAKEN);
        bench.post(
                "operator", "/v1/instances/signal", "{\"instance\":\"b/scripted/one\",\"signal\":1,\"reason\":\"r\"}");

        requireDead();
    }

    @Test
    void anAccountThatEndedIsTold() throws Exception {
        bench.killAt(LiveStep.SAFETY_SET);
        var _ = bench.daemon
                .host()
                .safety(new SafetyCommand(
                        new SafetyScope.Host(), SafetyState.HALT, ReasonCode.SAF_HALT, "test", false, "try"));

        requireDead();
    }

    /// The API goes on serving: who watches is told, and is told why.
    private void requireDead() throws Exception {
        HttpResponse<String> live;
        do {
            live = bench.get("viewer", "/v1/live");
        } while (live.statusCode() == 200);

        assertThat(live.statusCode()).isEqualTo(503);
        assertThat(live.body()).contains("\"ok\":false", "\"reason_code\":\"INTERNAL\"");
        var ready = bench.get("viewer", "/v1/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("INTERNAL");
        assertThat(bench.get("viewer", "/v1/selfcheck").body())
                .contains("{\"check\":\"threads\",\"ok\":false,\"code\":\"INTERNAL\"");
        assertThat(bench.get("viewer", "/v1/status").body()).contains("\"state\":\"halted\"");
    }
}
