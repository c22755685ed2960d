package io.stratos.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-4")
class DistributionTest {
    @Test
    void percentilesAreThoseOfTheNearestRank() {
        var found = Objects.requireNonNull(
                Distribution.of(LongStream.rangeClosed(1, 100).boxed().toList()));

        assertThat(List.of(found.p50(), found.p90(), found.p99(), found.max())).containsExactly(50L, 90L, 99L, 100L);
    }

    @Test
    void everyDurationIsInExactlyOneBin() {
        var found = Objects.requireNonNull(Distribution.of(List.of(0L, 1L, 2L, 4L, 5L, 9L, 10L, 1_999L, 2_000L)));

        assertThat(found.bins().stream().mapToLong(Distribution.Bin::count).sum())
                .isEqualTo(9);
        assertThat(found.bins().getLast()).isEqualTo(new Distribution.Bin(2_000, 5_000, 1));
        assertThat(found.bins()).allMatch(bin -> bin.from() < bin.to());
    }

    @Test
    void nothingHasNoDistribution() {
        assertThat(Distribution.of(List.of())).isNull();
    }
}
