package io.stratos.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
    @Test
    void quickIsTheDefault() throws BenchFailure {
        assertThat(BenchOptions.parse(List.of()))
                .isEqualTo(new BenchOptions(BenchOptions.Suite.QUICK, null, false, false));
    }

    @Test
    void optionsMayBeWrittenWithOrWithoutEqualsSign() throws BenchFailure {
        var expected = new BenchOptions(BenchOptions.Suite.FULL, Path.of("d"), true, false);

        assertThat(BenchOptions.parse(List.of("--suite", "full", "--out=d", "--json")))
                .isEqualTo(expected);
        assertThat(BenchOptions.parse(List.of("--suite=full", "--out", "d", "--json")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--suite", "--suite=slow", "--fast", "quick", "--out"})
    void mistakeIsAUsageErrorThatNamesIt(String argument) {
        assertThatThrownBy(() -> BenchOptions.parse(List.of(argument)))
                .isInstanceOfSatisfying(BenchFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(2);
                    assertThat(failure.fix()).contains("--help");
                })
                .hasMessageStartingWith("CLI_USAGE: ");
    }
}
