package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.TapeFile;
import io.stratos.host.tape.TapeFormat;
import io.stratos.host.tape.TapeImport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos tape import`: turns a vendor's file into a tape, exactly, or refuses it by line.
@CommandLine.Command(
        name = "import",
        description = "Turn a vendor's file into a tape.",
        footer = {"", "Example: stratos tape import --format bitstamp-trades trades.csv btc.tape"})
final class TapeImportCommand extends Command {
    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            description = "bitstamp-trades, ohlcv-csv, ohlc-json, binance-trades or binance-klines.")
    private String format = "";

    @Parameters(index = "0", paramLabel = "IN", description = "The vendor's file.")
    private String in = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "The tape to write.")
    private String out = "";

    TapeImportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var known = TapeFormat.find(format);
        if (known.isEmpty()) {
            throw Refusal.of(ReasonCode.CLI_USAGE, "there is no such tape format")
                    .got(format, String.join(", ", TapeFormat.names()))
                    .fix("stratos tape import --help")
                    .refused();
        }
        var source = context.path(in);
        if (!Files.isRegularFile(source)) {
            throw Refusal.of(ReasonCode.DAT_TAPE_MISSING, "there is no such file")
                    .at(in)
                    .refused();
        }
        var target = context.path(out);
        write(known.get(), source, target);
        var tape = TapeFile.open(target);
        var document = Json.object();
        document.put("schema", "stratos.tape/1");
        document.put("name", tape.name());
        document.put("events", tape.count());
        document.put("sha256", tape.sha256());
        print(document, () -> line("wrote " + out + ": " + tape.count() + " records, sha256 " + tape.sha256()));
        return ExitCode.DONE;
    }

    /// Writes aside and swaps, so that a refused import leaves nothing behind.
    private static void write(TapeFormat known, Path source, Path target) throws Refused {
        var aside = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(aside))) {
                new TapeImport(known, source.getFileName().toString(), known.usualInstrument())
                        .write(() -> Files.newInputStream(source), stream);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the tape cannot be written")
                    .at(target.toString())
                    .refused();
        } finally {
            deleteQuietly(aside);
        }
    }

    private static void deleteQuietly(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException _) {
            // The result or the refusal is already decided; a left-over .part file is overwritten by the next import.
        }
    }
}
