package io.stratos.host.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.stratos.abi.model.Decimal;
import io.stratos.abi.model.Quality;
import io.stratos.abi.model.ReasonCode;
import io.stratos.abi.model.Side;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("U-1")
class TapeImportTest {

    @Test
    void valuesKeepEveryDigitAtOneScale() throws Exception {
        var cursor = read(TapeFormat.BITSTAMP_TRADES, "1385337600,800.010000,0.1\r\n1385337600,3,0.00000001\r\n")
                .cursor();

        cursor.next();
        assertThat(new Decimal(cursor.priceUnits(), cursor.priceScale())).isEqualTo(Decimal.of("800.01"));
        assertThat(new Decimal(cursor.qtyUnits(), cursor.qtyScale())).isEqualTo(Decimal.of("0.10000000"));
        cursor.next();
        assertThat(new Decimal(cursor.priceUnits(), cursor.priceScale())).isEqualTo(Decimal.of("3.00"));
        assertThat(new Decimal(cursor.qtyUnits(), cursor.qtyScale())).isEqualTo(Decimal.of("0.00000001"));
    }

    @Test
    @Tag("M-27")
    void aTradeWhoseTimeGoesBackIsOutOfOrder() throws Exception {
        assertThat(qualities(TapeFormat.BITSTAMP_TRADES, """
            1385337600,1,1
            1385337605,1,1
            1385337601,1,1
            1385337602,1,1
            1385337605,1,1
            """))
                .containsExactly(Quality.GOOD, Quality.GOOD, Quality.OUT_OF_ORDER, Quality.OUT_OF_ORDER, Quality.GOOD);
    }

    @Test
    @Tag("M-27")
    void idsOfTradesTellGapsRepeatsAndDisorder() throws Exception {
        assertThat(qualities(TapeFormat.BINANCE_TRADES, """
            10,100.5,1,100.5,1700000000000,true,true
            11,100.5,1,100.5,1700000000001,true,true
            13,100.5,1,100.5,1700000000002,false,true
            13,100.5,1,100.5,1700000000002,false,true
            12,100.5,1,100.5,1700000000003,false,true
            14,100.5,1,100.5,1700000000004,false,true
            """))
                .containsExactly(
                        Quality.GOOD, Quality.GOOD, Quality.GAP, Quality.DUPLICATE, Quality.OUT_OF_ORDER, Quality.GOOD);
    }

    @Test
    void binanceTradesHaveASideAndAnId() throws Exception {
        var cursor = read(TapeFormat.BINANCE_TRADES, """
            id,price,qty,quote_qty,time,is_buyer_maker
            10,100.5,0.25,25.125,1700000000000123,true
            11,100.5,1,100.5,1700000000001123,false
            """).cursor();

        cursor.next();
        assertThat(cursor.aggressor()).isEqualTo(Side.SELL);
        assertThat(cursor.tradeId()).isEqualTo(10);
        assertThat(cursor.eventTimeNanos()).isEqualTo(1_700_000_000_000_123_000L);
        cursor.next();
        assertThat(cursor.aggressor()).isEqualTo(Side.BUY);
    }

    @Test
    @Tag("M-27")
    void barsTellGapsRepeatsAndDisorderByTheirInterval() throws Exception {
        assertThat(qualities(TapeFormat.OHLCV_CSV, """
            date,open,high,low,close,volume
            2024-01-01,1,2,1,2,10
            2024-01-02,1,2,1,2,10
            2024-01-05,1,2,1,2,10
            2024-01-05,1,2,1,2,10
            2024-01-03,1,2,1,2,10
            2024-01-06,1,2,1,2,10
            """))
                .containsExactly(
                        Quality.GOOD, Quality.GOOD, Quality.GAP, Quality.DUPLICATE, Quality.OUT_OF_ORDER, Quality.GOOD);
    }

    @Test
    void barsThatNameTheirStartEndOneIntervalLater() throws Exception {
        var cursor = read(TapeFormat.BINANCE_KLINES, """
            1700000000000,1,2,0.5,1.5,10,1700000059999,15,7,5,7,0
            1700000060000,1.5,2,0.5,1,10,1700000119999,15,8,5,7,0
            """).cursor();

        cursor.next();
        assertThat(cursor.intervalNanos()).isEqualTo(60_000_000_000L);
        assertThat(cursor.eventTimeNanos()).isEqualTo(1_700_000_060_000_000_000L);
        assertThat(cursor.tradeCount()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{1} is refused at {4}")
    @MethodSource("badSources")
    void everyBadSourceIsRefusedWithItsLine(
            TapeFormat format, String what, String text, ReasonCode code, String where) {
        var refused = assertThrows(Refused.class, () -> Tapes.tryImporting(format, text));

        assertThat(refused.first().code()).isEqualTo(code);
        assertThat(refused.first().where()).isEqualTo(where);
    }

    static Stream<Arguments> badSources() {
        return Stream.of(
                bad("an empty file", "", "source"),
                bad("a header alone", "timestamp,price,amount\n", "source"),
                bad("a header in the middle", "1385337600,1,1\ntimestamp,price,amount\n", "source, line 2"),
                bad("a price of zero", "1385337600,0,1\n", "source, line 1"),
                bad("a negative price", "1385337600,-1,1\n", "source, line 1"),
                bad("a negative amount", "1385337600,1,-1\n", "source, line 1"),
                bad("a price with an exponent", "1385337600,1e5,1\n", "source, line 1"),
                bad("a price that is NaN", "1385337600,NaN,1\n", "source, line 1"),
                bad("a price of 30 digits", "1385337600,123456789012345678901234567890,1\n", "source, line 1"),
                bad("a time that is no time", "12,1,1\n", "source, line 1"),
                bad("a time that is no number", "x,1,1\n1385337600,1,1\ny,1,1\n", "source, line 3"),
                bad("too many cells", "1385337600,1,1,1\n", "source, line 1"),
                bad("a byte that is no text", "1385337600,1,\u00e4\n", "source, line 1"),
                bad("a line without end", "1385337600,1,1" + "0".repeat(3_000) + "\n", "source, line 1"),
                bad(
                        "prices too different for one scale",
                        "1385337600,100000000000,1\n1385337600,0.0000000001,1\n",
                        "source, line 1"),
                arguments(
                        TapeFormat.BITSTAMP_TRADES,
                        "a last line cut off",
                        "1385337600,1,1\n1385337601,1",
                        ReasonCode.DAT_TAPE_TRUNCATED,
                        "source, line 2"),
                arguments(
                        TapeFormat.OHLCV_CSV,
                        "a low above the open",
                        "2024-01-01,1,3,2,3,1\n2024-01-02,1,2,1,2,1\n",
                        ReasonCode.DAT_TAPE_FORMAT,
                        "source, line 1"),
                arguments(
                        TapeFormat.OHLCV_CSV,
                        "one bar alone",
                        "2024-01-01,1,3,1,3,1\n",
                        ReasonCode.DAT_TAPE_FORMAT,
                        "source"),
                arguments(
                        TapeFormat.OHLC_JSON,
                        "JSON cut off",
                        "{\"ohlc\":[{\"endTime\":1",
                        ReasonCode.DAT_TAPE_FORMAT,
                        "source, line 1, column 22"),
                arguments(
                        TapeFormat.OHLC_JSON,
                        "a bar without close",
                        """
                        {"ohlc":[
                          {"endTime":1000,"openPrice":1,"highPrice":1,"lowPrice":1,"volume":1}
                        ]}
                        """,
                        ReasonCode.DAT_TAPE_FORMAT,
                        "source, line 2, column 3"),
                arguments(
                        TapeFormat.BINANCE_TRADES,
                        "a side that is no flag",
                        "1,1,1,1,1700000000000,maybe\n",
                        ReasonCode.DAT_TAPE_FORMAT,
                        "source, line 1"));
    }

    private static Arguments bad(String what, String text, String where) {
        return arguments(TapeFormat.BITSTAMP_TRADES, what, text, ReasonCode.DAT_TAPE_FORMAT, where);
    }

    private static Tape read(TapeFormat format, String text) throws Refused {
        return TapeFile.of("tape", Tapes.importing(format, text));
    }

    private static List<Integer> qualities(TapeFormat format, String text) throws Refused {
        var cursor = read(format, text).cursor();
        var found = new ArrayList<Integer>();
        while (cursor.next()) {
            found.add(cursor.quality());
        }
        return found;
    }
}
