package io.stratos.verification.venue;

import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeFile;
import io.stratos.host.tape.TapeFormat;
import io.stratos.host.tape.TapeImport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A tape of a few trades, one each second.
final class ScriptedTape {
    static final long START_NANOS = 1_700_000_000_000_000_000L;

    private ScriptedTape() {}

    static Tape of(List<String> trades) throws IOException, Refused {
        var csv = new StringBuilder();
        for (int i = 0; i < trades.size(); i++) {
            var cells = trades.get(i).split(" ", -1);
            csv.append(i + 1)
                    .append(',')
                    .append(cells[0])
                    .append(',')
                    .append(cells[1])
                    .append(",0,")
                    .append(START_NANOS / 1_000_000 + 1_000L * i)
                    .append(",false\n");
        }
        var source = csv.toString().getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        new TapeImport(TapeFormat.BINANCE_TRADES, "script", TapeFormat.BINANCE_TRADES.usualInstrument())
                .write(() -> new ByteArrayInputStream(source), out);
        return TapeFile.of("script", out.toByteArray());
    }
}
