package io.stratos.execution.connector;

import static io.stratos.execution.connector.Reconciled.RETRY;
import static io.stratos.execution.fixtures.Intents.anIntent;
import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.SafetyState;
import io.stratos.execution.reconcile.Category;
import io.stratos.execution.reconcile.Cause;
import io.stratos.execution.venue.VenueAnswer;
import io.stratos.execution.venue.VenueAnswer.Completeness;
import io.stratos.execution.venue.VenueQuery;
import io.stratos.execution.venue.VenueReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// An order that fills all the time is no difference: each answer is of a moment, and what stands here is
/// of another.
@Tag("X-5")
class MovingPositionTest {

    private final Reconciled it = Reconciled.up();
    private final ArrayDeque<VenueReport> onTheWay = new ArrayDeque<>();

    @Test
    void whatIsExecutedBetweenQuestionAndAnswerIsNoDifference() {
        fillAllTheTime(0);

        assertThat(it.findings()).isEmpty();
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
        assertThat(it.account.core().isReconciled()).isTrue();
    }

    /// What the answers count comes with the next executions only.
    @Test
    void whatTheStreamTellsLaterThanTheAnswersIsNoDifference() {
        fillAllTheTime(1);

        assertThat(it.findings()).doesNotContain(Category.DANGEROUS);
        assertThat(it.safety()).isEqualTo(SafetyState.NORMAL);
    }

    @Test
    void whatNeverStoodHereIsADifferenceHoweverMuchMoves() {
        var id = it.placed(anIntent(1).buy("100"));
        it.account.core().reconcile(Cause.OPERATOR, it.now());
        for (int i = 0; i < 60; i++) {
            var answers = new ArrayList<VenueAnswer>();
            for (var query : it.take(_ -> true)) {
                answers.add(
                        query instanceof VenueQuery.Positions
                                ? new VenueAnswer.Positions(
                                        query.id(), Completeness.COMPLETE, it.now(), Map.of(1, Decimal.of("777")))
                                : it.venue.answer(query, it.now()));
            }
            it.account.report(it.venue.fill(id, "99", "1", it.now()));
            answers.forEach(it::answer);
            it.at(it.now() + RETRY).account.core().tick(it.now());
        }

        assertThat(it.findings()).contains(Category.DANGEROUS);
        assertThat(it.safety()).isEqualTo(SafetyState.CLOSE_ONLY);
    }

    /// Each time something is asked, something is executed before the answer is here.
    private void fillAllTheTime(int late) {
        var id = it.placed(anIntent(1).buy("100"));
        it.account.core().reconcile(Cause.OPERATOR, it.now());
        for (int i = 0; i < 90; i++) {
            onTheWay.add(it.venue.fill(id, "99", "0.5", it.now()));
            var answers = new ArrayList<VenueAnswer>();
            for (var query : it.take(_ -> true)) {
                onTheWay.add(it.venue.fill(id, "99", "0.1", it.now()));
                answers.add(it.venue.answer(query, it.now()));
            }
            onTheWay.add(it.venue.fill(id, "99", "0.1", it.now()));
            while (onTheWay.size() > late) {
                it.account.report(onTheWay.remove());
            }
            answers.forEach(it::answer);
            it.at(it.now() + RETRY).account.core().tick(it.now());
        }
    }
}
