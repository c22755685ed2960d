package io.stratos.host.tape;

import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// `time,open,high,low,close,volume`: the time is the bar's start, as Unix time, `2013-01-31` or ISO-8601 UTC.
final class OhlcvCsv implements TapeSource {

    private static final long SECOND = 1_000_000_000L;

    @Override
    public void read(InputStream in, String name, SourceRecord.Sink sink) throws IOException, Refused {
        var lines = new CsvReader(in, name);
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.number() == 1 && line.isHeader()) {
                continue;
            }
            line.requireWidth(6, 6);
            sink.accept(
                    new SourceRecord.Bar(
                            start(line),
                            true,
                            0,
                            line.positive(1, "open"),
                            line.positive(2, "high"),
                            line.positive(3, "low"),
                            line.positive(4, "close"),
                            line.notNegative(5, "volume"),
                            0),
                    line.number());
        }
    }

    private static long start(CsvLine line) throws Refused {
        var text = line.cell(0);
        try {
            if (text.indexOf('T') > 0) {
                return nanos(Instant.parse(text));
            }
            if (text.indexOf('-') > 0) {
                return nanos(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeParseException | ArithmeticException notATime) {
            throw line.bad(0, "time", "Unix time, 2013-01-31 or 2013-01-31T09:30:00Z");
        }
        long time = SourceTime.ofUnix(line.whole(0, "time"));
        if (time < 0) {
            throw line.bad(0, "time", "Unix time, 2013-01-31 or 2013-01-31T09:30:00Z");
        }
        return time;
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
    }
}
