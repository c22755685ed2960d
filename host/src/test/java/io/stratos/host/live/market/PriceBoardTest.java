package io.stratos.host.live.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Instrument;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X-4")
class PriceBoardTest {
    private static final int INSTRUMENTS = 130;

    private final PriceBoard board = new PriceBoard(IntStream.rangeClosed(1, INSTRUMENTS)
            .mapToObj(PriceBoardTest::instrument)
            .toList());

    @Test
    void aReaderIsShownTheNewestPriceOfEachInstrumentOnce() {
        var reader = board.reader();
        board.update(2, Decimal.ofWhole(10));
        board.update(130, Decimal.ofWhole(20));
        board.update(2, Decimal.ofWhole(11));

        assertThat(shown(reader)).isEqualTo(Map.of(2, Decimal.ofWhole(11), 130, Decimal.ofWhole(20)));
        assertThat(shown(reader)).isEmpty();
    }

    @Test
    void theSamePriceAgainIsNoChange() {
        var reader = board.reader();
        board.update(2, Decimal.ofWhole(10));
        assertThat(shown(reader)).hasSize(1);
        board.update(2, Decimal.ofWhole(10));

        assertThat(shown(reader)).isEmpty();
    }

    @Test
    void whoComesLateIsShownWhatIsThere() {
        board.update(7, Decimal.ofWhole(10));

        assertThat(shown(board.reader())).isEqualTo(Map.of(7, Decimal.ofWhole(10)));
    }

    @Test
    void eachReaderIsShownAll() {
        var one = board.reader();
        var other = board.reader();
        board.update(7, Decimal.ofWhole(10));

        assertThat(shown(one)).isEqualTo(shown(other)).hasSize(1);
    }

    @Test
    void anInstrumentThatNobodyTradesIsPassedOver() {
        var reader = board.reader();
        board.update(INSTRUMENTS + 1, Decimal.ofWhole(10));

        assertThat(shown(reader)).isEmpty();
        assertThat(board.find(INSTRUMENTS + 1)).isNull();
    }

    private static Map<Integer, Decimal> shown(PriceBoard.Reader reader) {
        var shown = new TreeMap<Integer, Decimal>();
        reader.changes(shown::put);
        return shown;
    }

    private static Instrument instrument(int id) {
        return new Instrument(
                id,
                "paper",
                "spot",
                "C" + id + "-USD",
                "C" + id,
                "USD",
                Decimal.of("0.01"),
                Decimal.of("0.01"),
                Decimal.of("0.01"),
                Decimal.ofWhole(100),
                Decimal.ONE);
    }
}
