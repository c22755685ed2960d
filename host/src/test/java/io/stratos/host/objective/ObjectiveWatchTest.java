package io.stratos.host.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-9")
class ObjectiveWatchTest {
    private static final long WINDOW = 1_000;
    private static final Objectives ALL = new Objectives(100, 200, 10_000, WINDOW, 2, 3);

    private final ObjectiveWatch watch = new ObjectiveWatch(ALL);
    private long now;
    private long dropped;

    /// A window with so many callbacks, some of them slow, and so many dropped events.
    private Optional<StageChange> window(int callbacks, int slow, int drops) {
        assertThat(watch.look(dropped, now)).as("not over yet").isEmpty();
        for (int i = 0; i < callbacks; i++) {
            watch.callback(i < slow ? 101 : 1, true);
        }
        dropped += drops;
        now += WINDOW;
        return watch.look(dropped, now);
    }

    private Stage missed(int windows) {
        for (int i = 0; i < windows; i++) {
            var _ = window(100, 6, 0);
        }
        return watch.stage();
    }

    private Stage met(int windows) {
        for (int i = 0; i < windows; i++) {
            var _ = window(100, 5, 25);
        }
        return watch.stage();
    }

    @Test
    void aBrokenPromiseIsAnsweredStageByStage() {
        assertThat(missed(1)).as("once is chance").isEqualTo(Stage.NORMAL);
        assertThat(missed(1)).isEqualTo(Stage.LOW_PRIORITY);
        assertThat(missed(2)).isEqualTo(Stage.DEGRADED);
        assertThat(missed(2)).isEqualTo(Stage.HALTED);
        assertThat(missed(9)).isEqualTo(Stage.HALTED);
        assertThat(watch.reason()).isEqualTo(ReasonCode.SLO_LATENCY);
    }

    @Test
    void whatMeetsItsObjectivesComesBackStageByStage() {
        missed(4);
        assertThat(met(2)).isEqualTo(Stage.DEGRADED);
        assertThat(met(1)).isEqualTo(Stage.LOW_PRIORITY);
        assertThat(met(3)).isEqualTo(Stage.NORMAL);
        assertThat(watch.reason()).isEqualTo(ReasonCode.OK);
    }

    @Test
    void oneGoodWindowBetweenStartsTheCountAnew() {
        missed(1);
        met(1);
        assertThat(missed(1)).isEqualTo(Stage.NORMAL);
    }

    @Test
    void eachObjectiveIsToldByItsCodeWithWhatWasMeasured() {
        missed(1);
        assertThat(window(100, 6, 0))
                .contains(new StageChange(Stage.NORMAL, Stage.LOW_PRIORITY, ReasonCode.SLO_LATENCY, 60, 50));
        var _ = window(80, 0, 21);
        assertThat(window(80, 0, 21))
                .contains(new StageChange(Stage.LOW_PRIORITY, Stage.DEGRADED, ReasonCode.SLO_DROPS, 207, 200));
        var _ = window(10_001, 0, 0);
        assertThat(window(10_001, 0, 0))
                .contains(new StageChange(Stage.DEGRADED, Stage.HALTED, ReasonCode.SLO_CPU, 10_001, 10_000));
    }

    @Test
    void theLimitItselfIsMet() {
        for (int i = 0; i < 10; i++) {
            assertThat(window(100, 5, 25)).isEmpty();
        }
        assertThat(window(10_000, 0, 0)).isEmpty();
    }

    @Test
    void fewSamplesSayNothingAboutShares() {
        for (int i = 0; i < 10; i++) {
            assertThat(window(9, 9, 10)).isEmpty();
        }
        assertThat(watch.stage()).isEqualTo(Stage.NORMAL);
    }

    @Test
    void anOperatorsResetLetsItGoOnAndFromHaltWithLowPriority() {
        missed(2);
        assertThat(watch.reset()).isEqualTo(new StageChange(Stage.LOW_PRIORITY, Stage.NORMAL, ReasonCode.OK, 0, 0));
        missed(6);
        assertThat(watch.reset().stage()).isEqualTo(Stage.LOW_PRIORITY);
        assertThat(watch.reason()).as("it has to prove itself").isEqualTo(ReasonCode.SLO_LATENCY);
        assertThat(met(3)).isEqualTo(Stage.NORMAL);
    }

    @Test
    void theStageOutlivesARestart() {
        missed(4);
        var next = new ObjectiveWatch(ALL);
        next.restore(watch.save());
        assertThat(next.stage() + " " + next.reason()).isEqualTo("DEGRADED SLO_LATENCY");
        var none = new ObjectiveWatch(Objectives.NONE);
        none.restore(watch.save());
        assertThat(none.stage()).as("nothing is promised any more").isEqualTo(Stage.NORMAL);
    }

    @Test
    void withoutObjectivesNothingIsJudged() {
        var none = new ObjectiveWatch(Objectives.NONE);
        for (int i = 0; i < 100; i++) {
            none.callback(1_000_000, true);
            assertThat(none.look(1_000L * i, i * Objectives.NONE.windowNanos())).isEmpty();
        }
    }
}
