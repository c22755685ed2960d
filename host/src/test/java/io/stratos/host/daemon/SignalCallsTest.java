package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.link.Notice;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("M-10")
@Timeout(60)
class SignalCallsTest {
    @TempDir
    static Path data;

    private static DaemonBench bench;

    @BeforeAll
    static void start() throws Exception {
        bench = new DaemonBench(data);
        deploy("one");
        deploy("halted");
        deploy(DaemonBench.DEAF);
    }

    private static void deploy(String instance) throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=" + instance;
        assertThat(bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1})
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() throws Exception {
        bench.close();
    }

    private static HttpResponse<String> signal(String instance, String signal) throws Exception {
        var body = "{\"instance\":\"b/scripted/" + instance + "\"," + signal + ",\"reason\":\"half size\"}";
        return bench.post("operator", "/v1/instances/signal", body);
    }

    @Test
    void theStrategyIsToldTheNumberAndTheValue() throws Exception {
        var answer = signal("one", "\"signal\":7,\"value\":\"0.50\"");

        assertThat(answer.body())
                .isEqualTo("{\"schema\":\"stratos.signal/1\",\"instance\":\"b/scripted/one\",\"signal\":7,"
                        + "\"value\":\"0.50\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        var told = "";
        while (!told.contains("\"told\":\"signal 7 = 0.50\"")) { // once its turn is committed
            told = bench.get("viewer", "/v1/events?instance=b/scripted/one").body();
        }
        assertThat(bench.get("viewer", "/v1/audit/export").body())
                .contains("signal 7 = 0.50 to b/scripted/one by operator: half size");
    }

    @Test
    void aStrategyThatDeclaredNoSignalsIsToldNone() throws Exception {
        var answer = signal(DaemonBench.DEAF, "\"signal\":7");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("CLI_USAGE", "the strategy takes no signals", "[TRADE]");
        assertThat(bench.get("viewer", "/v1/audit/export").body())
                .doesNotContain("to b/scripted/" + DaemonBench.DEAF + " by");
    }

    @Test
    void oneThatIsAtRestIsAnsweredWithItsCode() throws Exception {
        bench.daemon
                .host()
                .lanes()
                .forEach(lane -> lane.instances().stream()
                        .filter(one -> one.id().shard().equals("halted"))
                        .forEach(one -> one.notify(new Notice.Halt(ReasonCode.IDM_CONFLICT))));
        while (!bench.get("viewer", "/v1/show?instance=b/scripted/halted")
                .body()
                .contains("\"at_rest\"")) {
            Thread.onSpinWait();
        }

        var answer = signal("halted", "\"signal\":7");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("IDM_CONFLICT", "hears of no signal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"signal\":-1 | a whole number from 0 to 2147483647",
                "\"signal\":2147483648 | a whole number from 0 to 2147483647",
                "\"signal\":\"buy\" | a whole number from 0 to 2147483647",
                "\"value\":\"1\" | a whole number from 0 to 2147483647",
                "\"signal\":7,\"value\":\"half\" | a decimal such as 0.25",
                "\"signal\":7,\"size\":\"1\" | one of [instance, signal, value, reason]"
            })
    void whatIsNoSignalIsRefused(String signal, String expected) throws Exception {
        var answer = signal("one", signal);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("CLI_USAGE", expected);
    }
}
