package io.stratos.host.tape;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Finds a tape by file or by the name of one of the real samples that come with the program.
public final class TapeLibrary {

    /// A sample that comes with the program.
    ///
    /// @param name what people write after `--tape`
    /// @param resource where its source lies on the class path
    /// @param origin what it is, for people
    public record Sample(String name, TapeFormat format, String resource, String origin) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(
                    "bitstamp",
                    TapeFormat.BITSTAMP_TRADES,
                    "/bitstamp_trades_from_20131125_usd.csv",
                    "100,000 BTC/USD trades of November 2013"),
            new Sample(
                    "eth-5m",
                    TapeFormat.OHLC_JSON,
                    "/ETH-USD-PT5M-2023-3-13_2023-3-15.json",
                    "ETH/USD 5-minute bars of March 2023"));

    private TapeLibrary() {}

    /// All samples.
    public static List<Sample> samples() {
        return SAMPLES;
    }

    /// Opens what a person wrote after `--tape`: a sample's name, or a file relative to `folder`.
    public static Tape open(String nameOrFile, Path folder) throws Refused {
        for (var sample : SAMPLES) {
            if (sample.name().equals(nameOrFile)) {
                return open(sample);
            }
        }
        var file = folder.resolve(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw Refusal.of(ReasonCode.DAT_TAPE_MISSING, "there is no such tape")
                    .got(nameOrFile, "a file, or one of " + names())
                    .refused();
        }
        return TapeFile.open(file);
    }

    /// Opens a sample: converted in memory, by the same importer that files go through.
    public static Tape open(Sample sample) throws Refused {
        var bytes = new ByteArrayOutputStream();
        try {
            new TapeImport(sample.format(), sample.name(), sample.format().usualInstrument())
                    .write(() -> resource(sample), bytes);
        } catch (IOException missing) {
            throw Refusal.of(ReasonCode.DAT_TAPE_MISSING, "the sample tape is not part of this installation")
                    .at(sample.name())
                    .fix("install the distribution again")
                    .refused();
        }
        return TapeFile.of(sample.name(), bytes.toByteArray());
    }

    private static String names() {
        return String.join(", ", SAMPLES.stream().map(Sample::name).toList());
    }

    private static InputStream resource(Sample sample) throws IOException {
        var in = TapeLibrary.class.getResourceAsStream(sample.resource());
        if (in == null) {
            throw new FileNotFoundException(sample.resource());
        }
        return in;
    }
}
