package io.stratos.host.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.live.TradingMode;
import io.stratos.host.refusal.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("U-2")
class SelfCheckTest {
    @TempDir
    private Path data;

    private DaemonBench bench;

    @BeforeEach
    void start() throws Refused {
        bench = new DaemonBench(data);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private String selfcheck() throws Exception {
        return bench.get("viewer", "/v1/selfcheck").body();
    }

    private static String holds(String check) {
        return "{\"check\":\"" + check + "\",\"ok\":true,";
    }

    private static String failed(String check, String code) {
        return "{\"check\":\"" + check + "\",\"ok\":false,\"code\":\"" + code + "\"";
    }

    @Test
    void whatHoldsIsSaidAndAMarketThatSaidNothingIsNamed() throws Exception {
        assertThat(selfcheck())
                .contains(holds("threads"), holds("trading"), holds("signed"), holds("stall"), holds("secrets"))
                .contains(failed("market", "DAT_STALE"))
                .contains("\"ok\":false,\"mode\":\"shadow\"");
    }

    @Test
    void thePluginsThatRunAreNamedWithTheirHashes() throws Exception {
        bench.daemon.loaded(Map.of("venue.jar", "00ff"));

        assertThat(selfcheck()).contains("\"plugins\":{\"venue.jar\":\"00ff\"}");
    }

    @Test
    void aMarketThatCameOnceAndEndedIsNamed() {
        assertThat(SelfCheck.market(60_000_000_000L)).isEqualTo(ReasonCode.OK);
        assertThat(SelfCheck.market(60_000_000_001L)).isEqualTo(ReasonCode.DAT_STALE);
        assertThat(SelfCheck.market(Long.MAX_VALUE)).isEqualTo(ReasonCode.DAT_STALE);
    }

    @Test
    void aStallThatIsLoosenedIsNamedInModeLiveAlone() {
        assertThat(SelfCheck.stall(TradingMode.LIVE, 50_000_000)).isEqualTo(ReasonCode.OK);
        assertThat(SelfCheck.stall(TradingMode.LIVE, 50_000_001)).isEqualTo(ReasonCode.CFG_HOST);
        assertThat(SelfCheck.stall(TradingMode.SHADOW, Long.MAX_VALUE)).isEqualTo(ReasonCode.OK);
    }

    @Test
    void anInterlockThatIsTightenedIsNamed() throws Exception {
        bench.post("operator", "/v1/safety", "{\"scope\":\"account:main\",\"state\":\"HALT\",\"reason\":\"try\"}");
        var told = selfcheck();
        for (int i = 0; i < 100_000 && !told.contains(failed("account main", "SAF_HALT")); i++) {
            told = selfcheck(); // an account says how it is with its next tick
        }

        assertThat(told).contains(failed("account main", "SAF_HALT"));
    }

    @Test
    void anInstanceThatIsHaltedByItselfIsNamed() throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=one";
        bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1});
        bench.post(
                "operator",
                "/v1/safety",
                "{\"scope\":\"instance:b/scripted/one\",\"state\":\"HALT\",\"reason\":\"try\"}");
        var told = selfcheck();
        for (int i = 0; i < 100_000 && !told.contains(failed("instance b/scripted/one", "SAF_HALT")); i++) {
            told = selfcheck(); // its lane hears of it with its next cycle
        }

        assertThat(told).contains(failed("instance b/scripted/one", "SAF_HALT"));
    }

    @Test
    void aTokenThatOthersReadIsNamed() throws Exception {
        Files.setPosixFilePermissions(
                data.resolve("tokens/viewer.token"), PosixFilePermissions.fromString("rw-r--r--"));

        var operator = bench.get("operator", "/v1/selfcheck").body();

        assertThat(operator).contains(failed("secrets", "TRU_PERM"));
    }

    @Test
    void whoAnOperatorStoppedIsNoFault() throws Exception {
        var query = "?bot=b&mode=shadow&reason=try&account=main&instance=one";
        bench.post("operator", "/v1/instances/deploy" + query, new byte[] {1});
        assertThat(selfcheck()).contains(holds("instance b/scripted/one"));

        bench.post("operator", "/v1/instances/stop", "{\"instance\":\"b/scripted/one\",\"reason\":\"try\"}");

        assertThat(selfcheck()).contains(holds("instance b/scripted/one"), "an operator stopped it");
    }
}
