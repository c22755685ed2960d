package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.report.SessionReport;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos report`: one HTML file about a recorded session.
@CommandLine.Command(
        name = "report",
        description = {
            "Write the report of a recorded session: one HTML file that needs no network and nothing beside it.",
            "The same session gives the same bytes."
        },
        footer = {"", "Example: stratos report --data run1 -o report.html"})
final class ReportCommand extends Command {
    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "FILE",
            description = "Where the report goes.")
    private String out = "";

    @Option(
            names = "--measurements",
            description = "Also show callback latencies as they were measured on the machine; two runs differ in them.")
    private boolean measurements;

    ReportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var report = SessionReport.read(context.data(shared), measurements);
        var written = ReportFile.write(report, context.path(out));
        var document = Json.object();
        document.put("schema", "stratos.report/1");
        document.put("report", written.path());
        document.put("bytes", written.bytes());
        document.put("sha256", written.sha256());
        document.put(
                "instances", report.sums().stream().map(ReportCommand::document).toList());
        print(
                document,
                () -> line("wrote " + written.path() + ": " + written.bytes() + " bytes, sha256 " + written.sha256()));
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> document(SessionReport.Sum sum) {
        var document = Json.object();
        document.put("instance", sum.instance());
        document.put("fills", sum.fills());
        document.put("realized_pnl", plain(sum.realized()));
        document.put("fees", plain(sum.fees()));
        document.put("final_equity", plain(sum.finalEquity()));
        document.put("reconciles", sum.reconciles());
        return document;
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
