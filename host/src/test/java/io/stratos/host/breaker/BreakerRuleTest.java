package io.stratos.host.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M-25")
class BreakerRuleTest {
    private static final long DAY = 86_400_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, BreakerRule.SIGNS_MAX})
    void signsWithinTheirLimitsAreTaken(int signs) {
        assertThat(rule(signs, 10, 10).signs()).isEqualTo(signs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, BreakerRule.SIGNS_MAX + 1})
    void signsBeyondTheirLimitsAreRefused(int signs) {
        assertThatThrownBy(() -> rule(signs, 10, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void confirmationFitsIntoItsWindow() {
        assertThatThrownBy(() -> rule(1, 10, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule(1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recoveryTakesADayAtMost() {
        assertThat(new Recovery.Cooldown(DAY, DAY).nanos()).isEqualTo(DAY);
        assertThatThrownBy(() -> new Recovery.Cooldown(DAY + 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recovery.WhenQuiet(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cooldownDoublesUpToItsLimitAndNoFurther() {
        var cooldown = new Recovery.Cooldown(1, 1);
        assertThat(cooldown.nanosOf(Recovery.Cooldown.DOUBLINGS_MAX + 1)).isEqualTo(64);
        assertThat(cooldown.nanosOf(Recovery.Cooldown.DOUBLINGS_MAX + 2)).isEqualTo(64);
    }

    private static BreakerRule rule(int signs, long windowNanos, long confirmNanos) {
        return new BreakerRule(
                Trigger.FAULTS, signs, windowNanos, confirmNanos, BreakerAction.NO_TRADE, new Recovery.Manual());
    }
}
