package io.stratos.host.tape;

import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;

/// `timestamp (seconds),price,amount`: trades without ids and without a side. Real files hold trades whose
/// amount is zero at the precision given; they are kept, because they did set a price.
final class BitstampTrades implements TapeSource {

    @Override
    public void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused {
        var lines = new CsvReader(in, name);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.number() == 1 && line.isHeader()) {
                continue;
            }
            line.requireWidth(3, 3);
            long time = SourceTime.ofUnix(line.whole(0, "timestamp"));
            if (time < 0) {
                throw line.bad(0, "timestamp", "seconds since 1970");
            }
            var trade = new SourceRecord.Trade(time, line.positive(1, "price"), line.notNegative(2, "amount"), null, 0);
            sink.accept(trade, line.number());
        }
    }
}
