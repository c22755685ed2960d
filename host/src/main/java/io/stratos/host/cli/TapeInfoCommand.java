package io.stratos.host.cli;

import io.stratos.host.document.IsoTime;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.tape.Tape;
import io.stratos.host.tape.TapeLibrary;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos tape info T`: what a tape holds.
@CommandLine.Command(
        name = "info",
        description = "What a tape holds: records, instruments, time span, hash.",
        footer = {"", "Example: stratos tape info bitstamp"})
final class TapeInfoCommand extends Command {
    @Parameters(paramLabel = "TAPE", description = "A file, or a name of `stratos tape list`.")
    private String tape = "";

    TapeInfoCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var opened = TapeLibrary.open(tape, context.world().environment().workingDirectory());
        print(document(opened), () -> {
            line("tape        " + opened.name());
            line("kind        " + opened.kind().name().toLowerCase(Locale.ROOT));
            line("records     " + opened.count());
            opened.instruments().forEach(instrument -> line("instrument  " + instrument));
            line("from        " + time(opened, 0));
            line("to          " + time(opened, opened.count() - 1));
            line("sha256      " + opened.sha256());
        });
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> document(Tape opened) {
        var document = Json.object();
        document.put("schema", "stratos.tape/1");
        document.put("name", opened.name());
        document.put("kind", opened.kind().name().toLowerCase(Locale.ROOT));
        document.put("events", opened.count());
        document.put("sha256", opened.sha256());
        document.put(
                "symbols",
                opened.instruments().stream()
                        .map(instrument -> instrument.symbol())
                        .toList());
        document.put("from", time(opened, 0));
        document.put("to", time(opened, opened.count() - 1));
        return document;
    }

    private static String time(Tape opened, long record) {
        var cursor = opened.cursor();
        cursor.seek(Math.max(0, record));
        if (!cursor.next()) {
            return "-";
        }
        long nanos = cursor.eventTimeNanos();
        return IsoTime.of(nanos);
    }
}
