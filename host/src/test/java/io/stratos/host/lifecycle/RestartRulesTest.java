package io.stratos.host.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.host.lifecycle.RestartRules.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-14")
class RestartRulesTest {
    private static final RestartRules RULES = new RestartRules(6, 1_000, 10, 100);

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheLongestAndThenItIsHalted() {
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(RULES::on))
                .containsExactly(
                        new Answer.Rebuild(10),
                        new Answer.Rebuild(20),
                        new Answer.Rebuild(40),
                        new Answer.Rebuild(80),
                        new Answer.Rebuild(100),
                        new Answer.Rebuild(100),
                        Answer.Halt.HALT,
                        Answer.Halt.HALT);
    }

    @Test
    void noRestartsHaltAtTheFirstFault() {
        assertThat(new RestartRules(0, 1, 0, 0).on(1)).isEqualTo(Answer.Halt.HALT);
    }

    @Test
    void noWaitIsAWaitOfNothing() {
        assertThat(new RestartRules(2, 1, 0, 0).on(2)).isEqualTo(new Answer.Rebuild(0));
    }

    @Test
    void theLongestWaitThatCanBeSetDoesNotOverflow() {
        long day = 86_400_000_000_000L;
        var longest = new RestartRules(RestartRules.RESTARTS_MAX, day, day, day);

        assertThat(longest.on(RestartRules.RESTARTS_MAX)).isEqualTo(new Answer.Rebuild(day));
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        List<Runnable> wrong = List.of(
                () -> new RestartRules(-1, 1, 0, 0),
                () -> new RestartRules(RestartRules.RESTARTS_MAX + 1, 1, 0, 0),
                () -> new RestartRules(1, 0, 0, 0),
                () -> new RestartRules(1, 1, -1, 0),
                () -> new RestartRules(1, 1, 2, 1),
                () -> new RestartRules(1, 1, 0, 86_400_000_000_001L),
                () -> new RestartRules(1, 86_400_000_000_001L, 0, 0));

        assertThat(wrong)
                .allSatisfy(rules -> assertThatThrownBy(rules::run).isInstanceOf(IllegalArgumentException.class));
    }
}
