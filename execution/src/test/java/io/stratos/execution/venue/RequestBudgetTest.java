package io.stratos.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.execution.venue.RequestBudget.Limits;
import io.stratos.execution.venue.RequestBudget.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-3")
class RequestBudgetTest {

    private final RequestBudget budget = new RequestBudget(new Limits(10, 100, 3, 2));

    @Test
    void afterAStartOnlyWhatIsKeptBackIsThere() {
        assertThat(budget.take(Purpose.PLACE, 0)).isFalse();
        assertThat(budget.take(Purpose.QUERY, 0)).isTrue();
    }

    @Test
    void placingLeavesRoomForQuestionsAndBothForCancels() {
        fill();
        assertThat(takeAll(Purpose.PLACE)).isEqualTo(5);
        assertThat(takeAll(Purpose.QUERY)).isEqualTo(3);
        assertThat(budget.take(Purpose.CANCEL, 10_000)).isTrue();
    }

    @Test
    void aCancelAlwaysGoesAndIsMissingAfterwards() {
        fill();
        for (int i = 0; i < 20; i++) {
            assertThat(budget.take(Purpose.CANCEL, 10_000)).isTrue();
        }
        assertThat(budget.take(Purpose.PLACE, 11_500)).isFalse();
        assertThat(budget.take(Purpose.PLACE, 11_600)).isTrue();
    }

    @Test
    void whatCancelsTakeBeyondOneBudgetIsForgotten() {
        fill();
        for (int i = 0; i < 10_000; i++) {
            budget.take(Purpose.CANCEL, 10_000);
        }
        assertThat(budget.take(Purpose.PLACE, 11_600)).isTrue();
    }

    @Test
    void questionsGetTheirPartHoweverManyCancelsGo() {
        fill();
        int asked = 0;
        for (long now = 10_000; now < 50_000; now += 50) {
            budget.take(Purpose.CANCEL, now);
            budget.take(Purpose.CANCEL, now);
            asked += budget.take(Purpose.QUERY, now) ? 1 : 0;
        }
        assertThat(asked).as("of 400 that time brings, 3 of 10 at most").isBetween(90, 120);
    }

    @Test
    void timeFillsItUpToItsLimit() {
        fill();
        takeAll(Purpose.PLACE);
        assertThat(budget.take(Purpose.PLACE, 10_099)).isFalse();
        assertThat(budget.take(Purpose.PLACE, 10_100)).isTrue();
        assertThat(budget.take(Purpose.PLACE, 10_199)).isFalse();
    }

    @Test
    void whatIsKeptBackLeavesRoomToPlace() {
        assertThatThrownBy(() -> new Limits(5, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(5, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limits(5, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void fill() {
        budget.take(Purpose.QUERY, 0);
        budget.take(Purpose.PLACE, 5_000);
        budget.take(Purpose.CANCEL, 10_000 - 100);
    }

    private int takeAll(Purpose purpose) {
        int taken = 0;
        while (budget.take(purpose, 10_000)) {
            taken++;
        }
        return taken;
    }
}
