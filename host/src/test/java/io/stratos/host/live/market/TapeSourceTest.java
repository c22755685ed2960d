package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.EventBody;
import io.stratos.execution.venue.MarketRecord;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.Tapes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M-10")
class TapeSourceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_000 * SECOND;

    private final Tape tape =
            Tapes.trades("1385337600,800.01,0.1", "1385337610,800.05,0.2", "1385337605,800.5,1", "1385337630,801,2");
    private final List<MarketRecord> records = new ArrayList<>();

    private int poll(TapeSource source, long seconds, int most) {
        return source.poll(START + seconds * SECOND, most, records::add);
    }

    @Test
    void atSpeedOneARecordComesWhenAsMuchTimeHasPassedAsOnTheTape() {
        var source = new TapeSource(tape, 1, 0);
        assertThat(poll(source, 0, 9)).isEqualTo(1);
        assertThat(poll(source, 9, 9)).isZero();
        assertThat(poll(source, 10, 9))
                .as("what is out of order happened with the one before")
                .isEqualTo(2);
        assertThat(source.isUp()).isTrue();
        assertThat(poll(source, 30, 9)).isEqualTo(1);
        assertThat(source.isUp()).as("at its end").isFalse();
        assertThat(records).extracting(MarketRecord::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(records.getLast().eventTimeNanos()).isEqualTo(START + 30 * SECOND);
        assertThat(records.getFirst().body())
                .isEqualTo(new EventBody.Trade(Decimal.of("800.01"), Decimal.of("0.1"), null, 0));
    }

    @Test
    void atSpeedTenItTakesATenthOfTheTime() {
        var source = new TapeSource(tape, 10, 0);
        var _ = poll(source, 0, 9);
        assertThat(poll(source, 1, 9)).isEqualTo(2);
        assertThat(poll(source, 2, 9)).isZero();
        assertThat(poll(source, 3, 9)).isEqualTo(1);
    }

    @Test
    void itGoesOnBehindARecordAndHandsOverNoMoreThanAsked() {
        var source = new TapeSource(tape, 1, 1);
        assertThat(poll(source, 0, 1)).isEqualTo(1);
        assertThat(poll(source, 0, 9)).isEqualTo(1);
        assertThat(records).extracting(MarketRecord::number).containsExactly(2L, 3L);
    }

    @Test
    @Tag("M-27")
    void itsOwnFlagsComeWithItsRecordsAndItsCountIsDense() {
        var source = new TapeSource(tape, 1, 0);
        var _ = poll(source, 30, 9);
        var judge = new SourceJudge(source.sequencing(), SECOND);
        assertThat(poll(source, 60, 9)).isEqualTo(3);
        assertThat(records).extracting(MarketRecord::quality).containsExactly(0, 0, 8, 0);
        assertThat(records).allMatch(record -> judge.judge(record, record.eventTimeNanos()) == 0);
    }
}
