package io.stratos.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.InstanceId;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.safety.SafetyCommand;
import io.stratos.execution.safety.SafetyScope;
import io.stratos.host.live.duty.LiveStep;
import io.stratos.host.live.measure.LiveMetrics;
import io.stratos.host.live.service.LiveServices;
import io.stratos.state.rocks.RocksLedger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ledger that was put back from a copy (its mark says so once, until the first group is committed).
@Tag("M-17")
@Tag("X-6")
class RestoredLedgerTest {
    @TempDir
    Path folder;

    private RocksLedger disk;

    @BeforeEach
    void open() {
        disk = OpenLedger.of(folder);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void whatWasFoundOutlivesAProcessThatEndsAtItsFirstStep() {
        var bench = bought("dies");
        bench.mark = ReasonCode.AUD_TRUNCATED;
        bench.endAt(LiveStep.ACCOUNT_RESTORED, 1);
        try {
            bench.restart();
        } catch (LiveBench.ProcessEnd end) {
            bench.mark = ReasonCode.OK; // the first group has moved it
        }
        assertThat(bench.hasEnded()).isTrue();
        bench.restart();
        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);

        int before = bench.venue.received().size();
        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.received()).hasSize(before);
    }

    @Test
    void itIsSafeModeBeforeAnythingWorks() {
        var bench = bought("quiet");
        bench.mark = ReasonCode.AUD_FORKED;
        bench.restart();
        assertThat(safety(bench)).isEqualTo(SafetyState.SAFE_MODE);
    }

    @Test
    void aTighterStateStays() {
        var bench = bought("tight");
        var _ = bench.safety(SafetyState.HALT);
        bench.work();
        bench.mark = ReasonCode.AUD_TRUNCATED;
        bench.restart();
        assertThat(safety(bench)).isEqualTo(SafetyState.HALT);
    }

    @Test
    @Tag("M-3")
    void aRestoredLedgerGetsALineageThatItNeverHad() throws Exception {
        var first = Session.open(plan(), world(ReasonCode.OK, 1_000));
        var restored = Session.open(plan(), world(ReasonCode.AUD_TRUNCATED, 1_500));
        assertThat(restored.lineage()).isEqualTo(1_500).isGreaterThan(first.lineage());
        assertThat(Session.open(plan(), world(ReasonCode.OK, 1_600))).isEqualTo(restored);
        assertThat(Session.open(plan(), world(ReasonCode.AUD_TRUNCATED, 900)).lineage())
                .as("a clock that went back")
                .isEqualTo(1_501);
    }

    @Test
    void afterAnOperatorLoosenedItItTradesAgain() {
        var bench = bought("again");
        bench.mark = ReasonCode.AUD_TRUNCATED;
        bench.restart();
        bench.settle();
        var loosen = new SafetyCommand(
                new SafetyScope.Host(), SafetyState.NORMAL, ReasonCode.OK, "tester", true, "compared by hand");
        var _ = bench.host.safety(loosen);
        bench.work();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.received()).hasSize(2);
    }

    private LiveBench bought(String name) {
        var bench = LiveBench.calm(name, disk, LiveScripts.BUYER).start();
        bench.settle();
        bench.trade();
        bench.settle();
        assertThat(bench.venue.received()).hasSize(1);
        return bench;
    }

    private static LivePlan plan() {
        return new LivePlan(
                TradingMode.LIVE,
                List.of(LiveBench.BTC),
                new ScriptedMarket(),
                "test",
                0,
                List.of(),
                List.of(),
                42,
                20,
                "0.0.0");
    }

    private LiveWorld world(ReasonCode mark, long seconds) {
        return new LiveWorld(
                disk,
                mark,
                () -> seconds * 1_000 * LiveBench.MILLI,
                _ -> Runnable::run,
                LiveMetrics.NONE,
                LiveServices.none(),
                _ -> {},
                LiveWorld.NO_STALL);
    }

    private static SafetyState safety(LiveBench bench) {
        return bench.core().safety(new InstanceId("any", "one", "else"));
    }
}
