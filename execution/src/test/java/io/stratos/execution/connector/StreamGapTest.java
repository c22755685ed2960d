package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ReasonCode;
import io.stratos.execution.venue.StreamGap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an account does when reports may have been missed (SPEC X-5).
@Tag("X-5")
class StreamGapTest {

    private final Reconciled it = Reconciled.up();

    @ParameterizedTest
    @EnumSource
    void aGapBlocksNewRiskUntilTheVenueWasAsked(StreamGap gap) {
        it.account.core().onGap(gap, it.now());
        assertThat(it.account.core().isPending()).isTrue();
        assertThat(it.account.submit(anIntent(1).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.REC_PENDING, "", ""));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECONNECTED", "FRAMES_LOST"})
    void aCleanVerdictAfterAGapLetsNewRiskThroughAgain(StreamGap gap) {
        it.account.core().onGap(gap, it.now());
        it.converse();
        assertThat(it.account.submit(anIntent(1).order())).isInstanceOf(SubmitOutcome.Sent.class);
    }

    @Test
    void noVerdictLetsNewRiskThroughWhileNothingComesByItself() {
        it.account.core().onGap(StreamGap.DISCONNECTED, it.now());
        it.converse();
        assertThat(it.account.core().isReconciled()).isTrue();
        assertThat(it.account.submit(anIntent(1).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.REC_PENDING, "", ""));
    }

    @Test
    void lostFramesOfADeadConnectionDoNotMakeItAlive() {
        it.account.core().onGap(StreamGap.DISCONNECTED, it.now());
        it.account.core().onGap(StreamGap.FRAMES_LOST, it.now());
        it.converse();
        assertThat(it.account.submit(anIntent(1).order()))
                .isEqualTo(new SubmitOutcome.Denied(ReasonCode.REC_PENDING, "", ""));
    }

    @Test
    void aConnectionThatIsBackIsFollowedByAReconciliation() {
        it.account.core().onGap(StreamGap.DISCONNECTED, it.now());
        it.account.core().onGap(StreamGap.RECONNECTED, it.now());
        it.converse();
        assertThat(it.account.submit(anIntent(1).order())).isInstanceOf(SubmitOutcome.Sent.class);
    }
}
