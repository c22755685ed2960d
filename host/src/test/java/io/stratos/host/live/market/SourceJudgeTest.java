package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.abi.model.Quality;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.execution.venue.MarketSource.Sequencing;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-27")
class SourceJudgeTest {
    private static final long NOW = 1_000_000;

    @Test
    void recordsOneAfterTheOtherAreGoodWhereverTheyBegin() {
        assertThat(judged(Sequencing.RISING, 7, 8, 9)).containsExactly(0, 0, 0);
    }

    @Test
    void aNumberLeftOutIsAGapOnce() {
        assertThat(judged(Sequencing.RISING, 1, 3, 4)).containsExactly(0, Quality.GAP, 0);
    }

    @Test
    void theSameNumberAgainIsADuplicateAndALowerOneIsOutOfOrder() {
        assertThat(judged(Sequencing.RISING, 5, 6, 6, 4, 7))
                .containsExactly(0, 0, Quality.DUPLICATE, Quality.OUT_OF_ORDER, 0);
    }

    @Test
    void aDenseSourceLeavesNothingOutAndARisingOneMay() {
        assertThat(sequences(Sequencing.DENSE, 1, 2, 4)).containsExactly(0, 0, Quality.GAP);
        assertThat(sequences(Sequencing.DENSE_BY_INSTRUMENT, 1, 2, 4)).containsExactly(0, 0, Quality.GAP);
        assertThat(sequences(Sequencing.RISING, 1, 2, 4)).containsExactly(0, 0, 0);
        assertThat(sequences(Sequencing.RISING, 2, 2, 1)).containsExactly(0, Quality.DUPLICATE, Quality.OUT_OF_ORDER);
        assertThat(sequences(Sequencing.DENSE, 0, 0, 0)).as("no numbers").containsExactly(0, 0, 0);
    }

    @Test
    void instrumentsOfADenseSourceShareItsNumbers() {
        var judge = new SourceJudge(Sequencing.DENSE, 0);
        assertThat(judge.judge(trade(1, 1, 1, NOW), NOW)).isZero();
        assertThat(judge.judge(trade(2, 2, 2, NOW), NOW)).isZero();
        assertThat(judge.judge(trade(3, 1, 3, NOW), NOW)).isZero();
    }

    @Test
    void aChangeOfABookBeginsWhereTheLastOneEnded() {
        var judge = new SourceJudge(Sequencing.RISING, 0);
        assertThat(judge.judge(book(1, new EventBody.BookSnapshot(List.of(), List.of(), 10)), NOW))
                .isZero();
        assertThat(judge.judge(book(2, delta(11, 12)), NOW)).isZero();
        assertThat(judge.judge(book(3, delta(14, 15)), NOW)).isEqualTo(Quality.GAP);
        assertThat(judge.judge(book(4, delta(13, 13)), NOW)).isEqualTo(Quality.OUT_OF_ORDER);
        assertThat(judge.judge(book(5, delta(16, 16)), NOW)).isZero();
    }

    @Test
    void whatIsOlderThanPromisedIsStaleAndSoIsWhatComesFromTheFuture() {
        var judge = new SourceJudge(Sequencing.RISING, 100);
        assertThat(judge.judge(trade(1, 1, 1, NOW - 100), NOW)).isZero();
        assertThat(judge.judge(trade(2, 1, 2, NOW - 101), NOW)).isEqualTo(Quality.STALE);
        assertThat(judge.judge(trade(3, 1, 3, NOW + 101), NOW)).isEqualTo(Quality.STALE);
        assertThat(new SourceJudge(Sequencing.RISING, 0).judge(trade(1, 1, 1, 0), NOW))
                .as("no promise")
                .isZero();
    }

    private static List<Integer> judged(Sequencing sequencing, int... numbers) {
        var judge = new SourceJudge(sequencing, 0);
        return Arrays.stream(numbers)
                .mapToObj(number -> judge.judge(trade(number, 1, 0, NOW), NOW))
                .toList();
    }

    private static List<Integer> sequences(Sequencing sequencing, int... sequences) {
        var judge = new SourceJudge(sequencing, 0);
        int[] number = {0};
        return Arrays.stream(sequences)
                .mapToObj(sequence -> judge.judge(trade(++number[0], 1, sequence, NOW), NOW))
                .toList();
    }

    private static MarketRecord trade(long number, int instrument, long sequence, long at) {
        var body = new EventBody.Trade(Decimal.ONE, Decimal.ONE, null, 0);
        return new MarketRecord(number, instrument, sequence, at, 0, body);
    }

    private static MarketRecord book(long number, EventBody body) {
        return new MarketRecord(number, 1, 0, NOW, 0, body);
    }

    private static EventBody delta(long first, long last) {
        return new EventBody.BookDelta(List.of(), List.of(), first, last);
    }
}
