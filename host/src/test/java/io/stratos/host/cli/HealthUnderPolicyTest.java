package io.stratos.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.host.lane.Descriptors;
import io.stratos.host.lifecycle.Limit;
import io.stratos.host.lifecycle.RestartRules;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-14")
class HealthUnderPolicyTest {
    @Test
    void limitsAreTheStricterOfDescriptorAndPolicy() {
        var descriptor = Descriptors.scripted();
        var policy = Policies.dev();

        var limits = HealthUnderPolicy.simulated(descriptor, policy).limits();

        assertThat(limits.of(Limit.FUEL)).isEqualTo(policy.limits().fuelPerCallback());
        assertThat(limits.of(Limit.MEMORY)).isEqualTo(descriptor.resources().memoryBytes());
        assertThat(limits.of(Limit.STATE)).isEqualTo(policy.limits().stateBytes());
        assertThat(limits.of(Limit.LOG_SECOND))
                .isEqualTo(descriptor.resources().output().logBytesPerSecond());
        assertThat(limits.of(Limit.LOG_LIFE))
                .isEqualTo(descriptor.resources().output().logBytesPerInstance());
        assertThat(limits.of(Limit.INTENTS))
                .isEqualTo(descriptor.resources().output().intentsPerEvent());
        assertThat(limits.stateEveryTurns()).isEqualTo(256);
    }

    @Test
    void aBacktestAndTheHostJudgeByTheSameLimits() throws Refused {
        for (var name : Policies.names()) {
            var policy = Policies.open(name, Path.of(""));
            var backtest = HealthUnderPolicy.simulated(Descriptors.scripted(), policy);
            var host = HealthUnderPolicy.live(Descriptors.scripted(), policy);

            assertThat(host.limits()).isEqualTo(backtest.limits());
            assertThat(host.restarts()).isEqualTo(backtest.restarts());
        }
    }

    @Test
    void ourPoliciesRestartAsIsUsual() {
        assertThat(HealthUnderPolicy.simulated(Descriptors.scripted(), Policies.dev())
                        .restarts())
                .isEqualTo(RestartRules.DEFAULT);
    }

    @Test
    @Tag("Z-4")
    void wallTimeDecidesLiveAlone() {
        assertThat(HealthUnderPolicy.simulated(Descriptors.scripted(), Policies.dev())
                        .decisive())
                .doesNotContain(Limit.TIME)
                .contains(Limit.FUEL, Limit.MEMORY, Limit.LOG_SECOND, Limit.LOG_LIFE);
        assertThat(HealthUnderPolicy.live(Descriptors.scripted(), Policies.dev())
                        .decisive())
                .containsExactlyInAnyOrder(Limit.values());
    }
}
