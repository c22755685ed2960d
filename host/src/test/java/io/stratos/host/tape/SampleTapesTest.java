package io.stratos.host.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Quality;
import io.stratos.host.refusal.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("U-1")
class SampleTapesTest {

    @Test
    void bitstampHoldsItsHundredThousandTradesExactly() throws Exception {
        var tape = TapeLibrary.open("bitstamp", Path.of(""));

        assertThat(tape.count()).isEqualTo(100_000);
        assertThat(tape.kind()).isEqualTo(TapeKind.TRADE);
        assertThat(tape.instruments()).hasSize(1);
        assertThat(tape.instruments().getFirst().symbol()).isEqualTo("BTC-USD");
        var cursor = tape.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.eventTimeNanos()).isEqualTo(1_385_337_600_000_000_000L);
        assertThat(new Decimal(cursor.priceUnits(), cursor.priceScale()).normalized())
                .isEqualTo(Decimal.of("800.01"));
        assertThat(new Decimal(cursor.qtyUnits(), cursor.qtyScale()).normalized())
                .isEqualTo(Decimal.of("0.1"));
        assertThat(cursor.aggressor()).isNull();
        assertThat(cursor.sequence()).isEqualTo(1);
    }

    @Test
    void tradesOfOneSecondKeepTheOrderOfTheFileBySequence() throws Exception {
        var cursor = TapeLibrary.open("bitstamp", Path.of("")).cursor();
        cursor.seek(1);
        cursor.next();
        long time = cursor.eventTimeNanos();
        long first = cursor.qtyUnits();
        cursor.next();

        assertThat(cursor.eventTimeNanos()).isEqualTo(time);
        assertThat(cursor.sequence()).isEqualTo(3);
        assertThat(new Decimal(first, cursor.qtyScale()).normalized()).isEqualTo(Decimal.of("0.27838049"));
        assertThat(new Decimal(cursor.qtyUnits(), cursor.qtyScale()).normalized())
                .isEqualTo(Decimal.of("0.27436926"));
    }

    @Test
    void ethHoldsItsBarsExactlyAndWithoutGaps() throws Exception {
        var tape = TapeLibrary.open("eth-5m", Path.of(""));

        assertThat(tape.count()).isEqualTo(580);
        assertThat(tape.kind()).isEqualTo(TapeKind.BAR);
        var cursor = tape.cursor();
        cursor.next();
        assertThat(cursor.eventTimeNanos()).isEqualTo(1_678_730_699_999_000_000L);
        assertThat(cursor.intervalNanos()).isEqualTo(300_000_000_000L);
        assertThat(new Decimal(cursor.openUnits(), cursor.priceScale())).isEqualTo(Decimal.of("1673.58"));
        assertThat(new Decimal(cursor.lowUnits(), cursor.priceScale())).isEqualTo(Decimal.of("1672.44"));
        assertThat(new Decimal(cursor.volumeUnits(), cursor.qtyScale()).normalized())
                .isEqualTo(Decimal.of("65.3033"));
        int bad = 0;
        while (cursor.next()) {
            bad += cursor.quality() == Quality.GOOD ? 0 : 1;
        }
        assertThat(bad).isZero();
    }

    @Test
    void sameDataHasTheSameHashEveryTime() throws Exception {
        assertThat(TapeLibrary.open("eth-5m", Path.of("")).sha256())
                .isEqualTo(TapeLibrary.open("eth-5m", Path.of("")).sha256())
                .hasSize(64);
    }

    @Test
    void unknownNameIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> TapeLibrary.open("nasdaq", Path.of("/")))
                .isInstanceOf(Refused.class)
                .hasMessage("DAT_TAPE_MISSING: there is no such tape (got nasdaq, expected a file, or one of bitstamp,"
                        + " eth-5m)");
    }
}
