package io.stratos.host.live.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.lane.Recovery;
import io.stratos.host.live.duty.TradingHalt;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-14")
class RebuildTest {
    private final ArrayDeque<Runnable> elsewhere = new ArrayDeque<>();
    private final TradingHalt halt = new TradingHalt();

    @Test
    void whatCameOfItIsSeenOnceItIsDone() {
        var refused = new Recovery.Outcome.Refused(ReasonCode.STA_REPLAY_DIVERGED, 7);
        var rebuild = new Rebuild(() -> refused, elsewhere::add, halt);
        rebuild.begin();
        assertThat(rebuild.outcome()).isNull();

        elsewhere.remove().run();
        assertThat(rebuild.outcome()).isEqualTo(refused);
    }

    @Test
    void rebuildThatBreaksHaltsTradingAndIsNotWaitedForInSilence() {
        var rebuild = new Rebuild(
                () -> {
                    throw new IllegalStateException("the disk is gone");
                },
                elsewhere::add,
                halt);
        rebuild.begin();
        elsewhere.remove().run();

        assertThat(rebuild.outcome()).isNull();
        assertThat(halt.cause())
                .isEqualTo(new TradingHalt.Cause(
                        ReasonCode.INTERNAL,
                        "a guest cannot be rebuilt: java.lang.IllegalStateException: the disk is gone"));
    }
}
