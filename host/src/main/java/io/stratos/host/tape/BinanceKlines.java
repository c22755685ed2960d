package io.stratos.host.tape;

import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;

/// `open_time,open,high,low,close,volume,close_time,quote_volume,count,…`, with or without a header line.
final class BinanceKlines implements TapeSource {

    @Override
    public void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused {
        var lines = new CsvReader(in, name);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.number() == 1 && line.isHeader()) {
                continue;
            }
            line.requireWidth(9, 12);
            long start = SourceTime.ofUnix(line.whole(0, "open_time"));
            if (start < 0) {
                throw line.bad(0, "open_time", "milli- or microseconds since 1970");
            }
            long count = line.whole(8, "count");
            if (count < 0) {
                throw line.bad(8, "count", "not negative");
            }
            sink.accept(
                    new SourceRecord.Bar(
                            start,
                            true,
                            0,
                            line.positive(1, "open"),
                            line.positive(2, "high"),
                            line.positive(3, "low"),
                            line.positive(4, "close"),
                            line.notNegative(5, "volume"),
                            count),
                    line.number());
        }
    }
}
