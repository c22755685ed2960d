package io.stratos.host.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.HealthState;
import io.stratos.host.lifecycle.StageTable.Mark;
import io.stratos.host.lifecycle.StageTable.Row;
import io.stratos.host.lifecycle.StageTable.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("M-14")
class StageTableTest {
    private static final Path PAGE = Path.of("../docs/reference/staged-answers.md");

    static List<Row> rows() {
        return StageTable.ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowAnswersAtItsNumberOfSamplesAndNotOneBefore(Row row) {
        var bench = new Healths(row.limit());
        warmUp(bench, row);
        for (int i = 1; i < row.times(); i++) {
            bench.sample(row.limit(), usedAt(row));
        }
        assertThat(bench.told).noneMatch(change -> isOf(change, row));

        bench.sample(row.limit(), usedAt(row));

        assertThat(bench.told.getLast()).satisfies(change -> {
            assertThat(isOf(change, row)).as("%s", change).isTrue();
            assertThat(change.reason()).isEqualTo(row.code());
            assertThat(change.used()).isEqualTo(usedAt(row) + addedUp(row));
            assertThat(change.allowed()).isEqualTo(Healths.LIMITS.of(row.limit()));
            assertThat(change.state()).isEqualTo(stateAfter(row.stage()));
        });
        assertThat(bench.health.state()).isEqualTo(stateAfter(row.stage()));
        assertThat(bench.health.reason()).isEqualTo(row.code());
        assertThat(bench.health.isHeldBack(bench.now)).isEqualTo(row.stage() == Stage.DEGRADE || isAfterDegrade(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void justBelowItsMarkARowNeverAnswers(Row row) {
        var bench = new Healths(row.limit());
        warmUp(bench, row);
        long below = row.limit() == Limit.UNSOLICITED ? 1 : usedAt(row) - 1;
        for (int i = 0; i < 3 * StageTable.SAMPLES; i++) {
            bench.sample(row.limit(), below);
        }
        assertThat(bench.told).noneMatch(change -> isOf(change, row));
    }

    @ParameterizedTest
    @EnumSource
    void everyLimitIsAnsweredAndStrongerAnswersNeedMoreSamples(Limit limit) {
        var rows = StageTable.ROWS.stream().filter(row -> row.limit() == limit).toList();

        assertThat(rows).isNotEmpty();
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).stage()).isGreaterThan(rows.get(i - 1).stage());
            assertThat(rows.get(i).mark())
                    .isGreaterThanOrEqualTo(rows.get(i - 1).mark());
            assertThat(rows.get(i).mark() != rows.get(i - 1).mark()
                            || rows.get(i).times() > rows.get(i - 1).times())
                    .isTrue();
        }
    }

    @Test
    void thePageHoldsTheRows() throws IOException {
        var written = StageTable.ROWS.stream()
                .map(row -> Stream.of(
                                row.limit().text(),
                                Integer.toString(row.limit().number()),
                                row.mark() == Mark.NEAR ? "80 % or more" : "above the limit",
                                Integer.toString(row.times()),
                                row.stage().name(),
                                "`" + row.code() + "`")
                        .toList())
                .toList();

        assertThat(table("| limit |")).isEqualTo(written);
        assertThat(StageTable.NEAR_PERCENT).isEqualTo(80);
        assertThat(StageTable.SAMPLES).isEqualTo(64);
    }

    private static List<List<String>> table(String header) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith(header))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::trim)
                        .toList())
                .toList();
    }

    /// An unsolicited state is only early after another one.
    private static void warmUp(Healths bench, Row row) {
        if (row.limit() == Limit.UNSOLICITED) {
            bench.sample(row.limit(), 1);
        }
    }

    private static long usedAt(Row row) {
        long limit = Healths.LIMITS.of(row.limit());
        return row.mark() == Mark.OVER ? limit + 1 : limit * StageTable.NEAR_PERCENT / 100;
    }

    /// What a whole life printed only grows: a byte with each further sample.
    private static long addedUp(Row row) {
        return row.limit() == Limit.LOG_LIFE ? row.times() - 1 : 0;
    }

    private static boolean isOf(HealthChange change, Row row) {
        return change.limit() == row.limit()
                && change.state() == stateAfter(row.stage())
                && change.reason() == row.code();
    }

    /// Samples of a second are a second apart, and what degraded it then has passed.
    private static boolean isAfterDegrade(Row row) {
        return row.stage() == Stage.HALT && row.limit() != Limit.LOG_SECOND;
    }

    private static HealthState stateAfter(Stage stage) {
        return switch (stage) {
            case WARN -> HealthState.HEALTHY;
            case DEGRADE -> HealthState.DEGRADED;
            case HALT -> HealthState.HALTED;
        };
    }
}
