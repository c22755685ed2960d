package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.audit.JournalExport;
import io.stratos.host.daemon.api.AuditCalls;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos audit export`: the journal as JSON, one record a line.
@CommandLine.Command(
        name = "export",
        description = {
            "Print the journal, one record a line, each with its number, time and hash.",
            "Nothing is checked on the way: that is what audit verify is for."
        },
        footer = {"", "Example: stratos audit export --format jsonl --data run1 > journal.jsonl"})
final class AuditExportCommand extends Command {
    @Option(names = "--format", paramLabel = "F", defaultValue = "jsonl", description = "jsonl, the one there is.")
    private String format = "jsonl";

    @Option(names = "--from", paramLabel = "SEQ", description = "First record; default the first.")
    private long from = 1;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last record; default the last.")
    private long to = Long.MAX_VALUE;

    AuditExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        if (!format.toLowerCase(Locale.ROOT).equals("jsonl")) {
            throw usage("there is no such format", format, "jsonl");
        }
        if (from < 1 || to < from) {
            throw usage("records are numbered from 1 upwards", from + ".." + to, "1 <= from <= to");
        }
        var data = context.data(shared);
        long records;
        try (var archive = RecordedRun.open(data)) {
            records = JournalExport.write(archive.reader(), from, to, this::line);
        } catch (Refused refused) {
            if (!DaemonCall.isHeldByDaemon(refused)) {
                throw refused;
            }
            records = pages(new DaemonCall(context, shared));
        }
        context.terminal().out().flush();
        say(records + " records");
        return ExitCode.DONE;
    }

    /// From the daemon, page by page, up to the journal's end as it is when the last page is asked for.
    private long pages(DaemonCall daemon) throws Refused {
        long next = from;
        int page = AuditCalls.RECORDS_MAX;
        while (next <= to && page == AuditCalls.RECORDS_MAX) {
            var lines = daemon.text("/v1/audit/export?from=" + next + "&to=" + to)
                    .lines()
                    .toList();
            lines.forEach(this::line);
            page = lines.size();
            next += page;
        }
        return next - from;
    }

    private static Refused usage(String what, String got, String expected) {
        return Refusal.of(ReasonCode.CLI_USAGE, what)
                .got(got, expected)
                .fix("stratos audit export --help")
                .refused();
    }
}
