package io.stratos.host.run;

import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeFile;
import io.stratos.host.tape.TapeFormat;
import io.stratos.host.tape.TapeImport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// Small tapes of made-up trades, the same for the same seed.
final class SampleTapes {
    private SampleTapes() {}

    /// A random walk around 900 with several trades a second.
    static Tape walk(int trades, long seed) {
        var random = new Random(seed);
        var csv = new StringBuilder();
        long second = 1_385_337_600L;
        long cents = 90_000;
        for (int i = 0; i < trades; i++) {
            second += random.nextInt(3) == 0 ? random.nextInt(5) : 0;
            cents += random.nextInt(41) - 20;
            csv.append(second).append(',').append(cents / 100).append('.');
            csv.append(String.format("%02d", cents % 100)).append(",0.");
            csv.append(String.format("%08d", 1 + random.nextInt(99_999_999))).append('\n');
        }
        return of(csv.toString());
    }

    /// Each second one of 5 at 900.
    static Tape flat(int trades) {
        var csv = new StringBuilder();
        for (int i = 0; i < trades; i++) {
            csv.append(1_385_337_600L + i).append(",900.00,5.00000000\n");
        }
        return of(csv.toString());
    }

    private static Tape of(String csv) {
        var bytes = csv.getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        try {
            new TapeImport(TapeFormat.BITSTAMP_TRADES, "walk", TapeFormat.BITSTAMP_TRADES.usualInstrument())
                    .write(() -> new ByteArrayInputStream(bytes), out);
            return TapeFile.of("walk", out.toByteArray());
        } catch (IOException | Refused e) {
            throw new AssertionError(e);
        }
    }
}
