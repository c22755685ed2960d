package io.stratos.verification.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void ratioIsTheMedianOfTheRoundsNotTheRatioOfTheMedians() {
        var row = Row.beside("r", "what", "ns", List.of(10.0, 40.0, 90.0), List.of(10.0, 20.0, 30.0));

        assertThat(row.value()).isEqualTo(40);
        assertThat(row.baseline()).isEqualTo(20);
        assertThat(row.ratio()).isEqualTo(2);
        assertThat(row.spreadMin()).isEqualTo(1);
        assertThat(row.spreadMax()).isEqualTo(3);
    }

    @Test
    void medianOfAnEvenNumberLiesInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(3, 1, 9));
        assertThatThrownBy(() -> Spread.of(List.of())).hasMessageContaining("at least one");
    }

    @Test
    void jsonHasTheFieldsThatToolsRelyOn() {
        var report = new Report(
                Map.of("cores", 2),
                List.of(
                        Row.alone("a", "say \"hi\"", "B", List.of(0.0)),
                        Row.beside("b", "w", "events/s", List.of(123_456.7), List.of(250_000.0))));

        assertThat(report.json())
                .isEqualTo("{\"schema\":\"stratos.bench/1\",\"machine\":{\"cores\":2},\"rows\":["
                        + "{\"id\":\"a\",\"what\":\"say \\\"hi\\\"\",\"value\":0,\"unit\":\"B\","
                        + "\"baseline\":null,\"ratio\":null,\"spread\":[0,0]},"
                        + "{\"id\":\"b\",\"what\":\"w\",\"value\":123457,\"unit\":\"events/s\","
                        + "\"baseline\":250000,\"ratio\":0.4938,\"spread\":[0.4938,0.4938]}]}");
    }

    @Test
    void machineNamesNoHost() {
        assertThat(Machine.observe().describe())
                .containsKeys("cores", "memory_mib", "jdk", "kernel", "load_before", "load_after")
                .doesNotContainKeys("host", "hostname", "user");
    }
}
