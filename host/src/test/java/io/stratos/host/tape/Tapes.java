package io.stratos.host.tape;

import io.stratos.host.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Small tapes for tests.
public final class Tapes {

    private Tapes() {}

    /// A tape of trades, from lines `timestamp,price,amount` with whole seconds.
    public static Tape trades(String... lines) {
        var text = "timestamp,price,amount\n" + String.join("\n", lines) + "\n";
        try {
            return TapeFile.of("test", importing(TapeFormat.BITSTAMP_TRADES, text));
        } catch (Refused refused) {
            throw new AssertionError(refused);
        }
    }

    /// The tape's bytes made from a text that imports.
    static byte[] importing(TapeFormat format, String text) {
        try {
            return tryImporting(format, text);
        } catch (Refused refused) {
            throw new AssertionError(refused.getMessage(), refused);
        }
    }

    static byte[] tryImporting(TapeFormat format, String text) throws Refused {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        try {
            new TapeImport(format, "source", format.usualInstrument())
                    .write(() -> new ByteArrayInputStream(bytes), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
