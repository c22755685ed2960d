package io.stratos.host.tape;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The formats a tape can be imported from.
public enum TapeFormat {
    BITSTAMP_TRADES("bitstamp-trades", "timestamp (seconds),price,amount"),
    OHLC_JSON("ohlc-json", "{\"ohlc\":[{endTime (ms),openPrice,highPrice,lowPrice,closePrice,volume}]}"),
    OHLCV_CSV("ohlcv-csv", "time of the bar's start,open,high,low,close,volume"),
    BINANCE_TRADES("binance-trades", "id,price,qty,quote_qty,time,is_buyer_maker[,is_best_match]"),
    BINANCE_KLINES("binance-klines", "open_time,open,high,low,close,volume,close_time,quote_volume,count,..");

    private final String written;
    private final String columns;

    TapeFormat(String written, String columns) {
        this.written = written;
        this.columns = columns;
    }

    /// Its name on the command line.
    public String written() {
        return written;
    }

    /// What the source looks like, for people.
    public String columns() {
        return columns;
    }

    /// What such files are usually about, unless the person says otherwise.
    public TapeInstrument usualInstrument() {
        return switch (this) {
            case BITSTAMP_TRADES -> new TapeInstrument("bitstamp", "spot", "BTC-USD", "BTC", "USD");
            case OHLC_JSON -> new TapeInstrument("binanceus", "spot", "ETH-USD", "ETH", "USD");
            case OHLCV_CSV -> new TapeInstrument("unknown", "spot", "BASE-QUOTE", "BASE", "QUOTE");
            case BINANCE_TRADES, BINANCE_KLINES -> new TapeInstrument("binance", "spot", "BTCUSDT", "BTC", "USDT");
        };
    }

    TapeSource source() {
        return switch (this) {
            case BITSTAMP_TRADES -> new BitstampTrades();
            case OHLC_JSON -> new OhlcJson();
            case OHLCV_CSV -> new OhlcvCsv();
            case BINANCE_TRADES -> new BinanceTrades();
            case BINANCE_KLINES -> new BinanceKlines();
        };
    }

    /// The format of this name.
    public static Optional<TapeFormat> find(String written) {
        return Arrays.stream(values())
                .filter(format -> format.written.equals(written))
                .findFirst();
    }

    /// All names, for messages.
    public static List<String> names() {
        return Arrays.stream(values()).map(TapeFormat::written).toList();
    }
}
