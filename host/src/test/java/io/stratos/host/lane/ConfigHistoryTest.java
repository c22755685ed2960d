package io.stratos.host.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.ConfigValue;
import io.stratos.abi.model.ConfigValue.IntegerValue;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-26")
class ConfigHistoryTest {
    private final ConfigHistory history = new ConfigHistory(value(-1));

    private static List<ConfigValue> value(long of) {
        return List.of(new IntegerValue("fast", of));
    }

    /// One switch for each turn, from 0 on.
    private void switches(int count) {
        for (int turn = 0; turn < count; turn++) {
            history.switchTo(turn, value(turn));
        }
    }

    @Test
    @Tag("Z-7")
    void fourThousandAndNinetySixFitAndThenThereIsNoRoom() {
        switches(ConfigHistory.SWITCHES_MAX - 1);
        assertThat(history.isFull()).isFalse();

        switches(ConfigHistory.SWITCHES_MAX);

        assertThat(history.isFull()).isTrue();
    }

    @Test
    void withoutACheckpointBehindThemNoneIsForgotten() {
        switches(ConfigHistory.SWITCHES_MAX);

        assertThat(history.forget(0)).isEmpty();
        assertThat(history.forget(1)).as("what holds at 1 is asked for").isEmpty();
        assertThat(history.isFull()).isTrue();
    }

    @Test
    void whatAKeptCheckpointIsGivenStaysWhateverElseGoes() {
        switches(ConfigHistory.SWITCHES_MAX);

        assertThat(history.forget(100)).hasSize(99).startsWith(1L).endsWith(99L);

        assertThat(history.at(0)).as("a fresh guest's").isEqualTo(value(0));
        assertThat(history.at(100)).isEqualTo(value(100));
        assertThat(history.at(Long.MAX_VALUE)).isEqualTo(value(ConfigHistory.SWITCHES_MAX - 1));
    }

    @Test
    void theOlderHalfGoesAtOnceAndNoMore() {
        switches(ConfigHistory.SWITCHES_MAX);

        assertThat(history.forget(Long.MAX_VALUE)).hasSize(ConfigHistory.SWITCHES_MAX / 2);
        assertThat(history.forget(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void anEmptyHistoryHasNothingToForget() {
        assertThat(history.forget(Long.MAX_VALUE)).isEmpty();
        assertThat(history.at(7)).isEqualTo(value(-1));
    }
}
