package io.stratos.execution.connector;

import static io.stratos.execution.fixtures.Intents.ACCOUNT;
import static io.stratos.execution.fixtures.Intents.ONE;
import static io.stratos.execution.fixtures.Intents.TWO;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.IntentRef;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.fixtures.Account;
import io.stratos.execution.fixtures.Intents;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An intent's way: staged, approved, committed, or denied.
@Tag("M-24")
class StagedIntentsTest {

    private final Account account = new Account();

    @Test
    void whatPassedEveryPortIsApprovedAndReleasedItIsCommitted() {
        var id = account.at(5).send(anIntent(1));
        assertThat(of(1).stage()).isEqualTo(Stage.APPROVED);
        assertThat(of(1).clientOrderId()).isEqualTo(id);
        account.core().release(account.effects().requests().getLast(), Intents.MAX_DELAY, 9);
        assertThat(of(1).stage()).isEqualTo(Stage.COMMITTED);
        assertThat(of(1).stagedAtNanos()).isEqualTo(5);
        assertThat(of(1).committedAtNanos()).isEqualTo(9);
    }

    @Test
    void whatAPortRefusesIsDeniedWithItsReason() {
        account.safety(SafetyState.SAFE_MODE);
        account.submit(anIntent(1).order());
        assertThat(of(1).stage()).isEqualTo(Stage.DENIED);
        assertThat(of(1).code()).isEqualTo(ReasonCode.SAF_SAFE_MODE);
        assertThat(of(1).got()).isEqualTo("INCREASE");
        account.submit(anIntent(2).cancel(77));
        assertThat(of(2).code()).isEqualTo(ReasonCode.GATE_TARGET);
    }

    @Test
    void whatIsHeldBackRightBeforeTheWireIsDenied() {
        account.send(anIntent(1));
        var request = account.effects().requests().getLast();
        account.safety(SafetyState.HALT);
        assertThat(account.core().release(request, Intents.MAX_DELAY, 1)).isEqualTo(ReasonCode.SAF_HALT);
        assertThat(of(1).stage()).isEqualTo(Stage.DENIED);
        assertThat(of(1).code()).isEqualTo(ReasonCode.SAF_HALT);
    }

    @Test
    void cancelsAndAmendsHaveStagesOfTheirOwn() {
        var id = account.open(anIntent(1));
        account.submit(anIntent(2).amend(1, "2", null));
        account.core().release(account.effects().requests().getLast(), Intents.MAX_DELAY, 1);
        assertThat(of(2).stage()).isEqualTo(Stage.COMMITTED);
        assertThat(of(2).clientOrderId()).isEqualTo(id);
        account.submit(anIntent(3).cancel(1));
        assertThat(of(3).stage()).isEqualTo(Stage.APPROVED);
        account.submit(anIntent(4).cancel(1));
        assertThat(of(4).stage()).isEqualTo(Stage.COMMITTED);
    }

    @Test
    void aRepeatedIntentKeepsItsStage() {
        account.send(anIntent(1));
        account.core().release(account.effects().requests().getLast(), Intents.MAX_DELAY, 1);
        account.at(8).submit(anIntent(1).order());
        assertThat(of(1).stage()).isEqualTo(Stage.COMMITTED);
        assertThat(of(1).stagedAtNanos()).isZero();
    }

    @Test
    void stagesAreReadFromRowsAloneInTheOrderOfTheTurns() {
        account.open(anIntent(2));
        account.send(anIntent(1).by(TWO));
        account.submit(anIntent(3).amend(2, "2", null));
        account.submit(anIntent(300).cancel(9));
        account.commit();
        var rows = new StagedIntents(ACCOUNT, account.rows());
        assertThat(rows.of(ONE, 0, 10))
                .extracting(intent -> intent.ref().cursor())
                .containsExactly(2L, 3L, 300L);
        assertThat(rows.of(ONE, 3, 1)).extracting(StagedIntent::stage).containsExactly(Stage.APPROVED);
        assertThat(rows.find(TWO, new IntentRef(1, 0))).isNotNull();
        assertThat(rows.find(TWO, new IntentRef(2, 0))).isNull();
    }

    @Test
    @Tag("M-18")
    void afterARestartAnApprovedIntentMayHaveBeenSentAndSaysSo() {
        account.send(anIntent(1));
        var later = account.restarted();
        assertThat(Objects.requireNonNull(later.core().intent(ONE, new IntentRef(1, 0)))
                        .stage())
                .isEqualTo(Stage.APPROVED);
    }

    /// What is read there, every order waits for.
    @Test
    void nothingIsReadBetweenTheCommitAndTheRequestThatLeaves() {
        account.send(anIntent(1));
        account.commit();
        int read = account.rows().gets();
        account.core().release(account.effects().requests().getLast(), Intents.MAX_DELAY, 1);

        assertThat(account.rows().gets()).isEqualTo(read);
        assertThat(of(1).stage()).isEqualTo(Stage.COMMITTED);
        account.commit();
        assertThat(new StagedIntents(ACCOUNT, account.rows()).of(ONE, 1, 1))
                .extracting(StagedIntent::stage)
                .containsExactly(Stage.COMMITTED);
    }

    @Test
    @Tag("Z-7")
    void whatIsNeverReleasedLeavesMemoryWhenThereIsTooMuchOfIt() {
        var stages = new IntentStages(ACCOUNT, account.rows());
        for (int i = 1; i <= 3_000; i++) {
            stages.came(anIntent(i).order(), "co" + i, Stage.APPROVED, null, i);
            stages.write(account.rows(), i);
            stages.committed(i);
        }

        assertThat(stages.held()).isEqualTo(1_024);
        assertThat(Objects.requireNonNull(stages.find(ONE, new IntentRef(1, 0))).stage())
                .isEqualTo(Stage.APPROVED);
    }

    @Test
    @Tag("Z-7")
    void whatIsDecidedLeavesMemoryWithItsCommit() {
        var stages = new IntentStages(ACCOUNT, account.rows());
        stages.came(anIntent(1).order(), "co1", Stage.COMMITTED, null, 1);
        stages.came(anIntent(2).order(), "", Stage.DENIED, null, 1);
        stages.came(anIntent(3).order(), "co3", Stage.APPROVED, null, 1);
        stages.write(account.rows(), 1);
        assertThat(stages.held()).isEqualTo(3);
        stages.committed(1);

        assertThat(stages.held()).isEqualTo(1);
    }

    private StagedIntent of(long cursor) {
        return Objects.requireNonNull(account.core().intent(ONE, new IntentRef(cursor, 0)));
    }
}
