package io.stratos.host.tape;

import io.stratos.abi.model.Side;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;

/// `id,price,qty,quote_qty,time,is_buyer_maker[,is_best_match]`, with or without a header line.
final class BinanceTrades implements TapeSource {

    @Override
    public void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused {
        var lines = new CsvReader(in, name);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.number() == 1 && line.isHeader()) {
                continue;
            }
            line.requireWidth(6, 7);
            long id = line.whole(0, "id");
            if (id <= 0) {
                throw line.bad(0, "id", "above zero");
            }
            long time = SourceTime.ofUnix(line.whole(4, "time"));
            if (time < 0) {
                throw line.bad(4, "time", "milli- or microseconds since 1970");
            }
            sink.accept(
                    new SourceRecord.Trade(
                            time, line.positive(1, "price"), line.positive(2, "qty"), aggressor(line), id),
                    line.number());
        }
    }

    /// When the buyer was the maker, the seller took.
    private static Side aggressor(CsvLine line) throws Refused {
        return switch (line.cell(5)) {
            case "true", "True", "TRUE" -> Side.SELL;
            case "false", "False", "FALSE" -> Side.BUY;
            default -> throw line.bad(5, "is_buyer_maker", "true or false");
        };
    }
}
