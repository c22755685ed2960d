package io.stratos.host.cli;

import io.stratos.host.doctor.Doctor;
import io.stratos.host.doctor.Finding;
import io.stratos.host.document.Json;
import java.util.List;
import picocli.CommandLine;

/// `stratos doctor`: what this machine has and lacks, with the command that mends it.
@CommandLine.Command(
        name = "doctor",
        description = "What this machine has and lacks, with the command that mends it.",
        footer = {"", "Example: stratos doctor"})
final class DoctorCommand extends Command {
    DoctorCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() {
        var findings = new Doctor(context.world(), context.data(shared)).examine();
        boolean ok = findings.stream().allMatch(finding -> finding.ok() || !finding.needed());
        var document = Json.object();
        document.put("schema", "stratos.doctor/1");
        document.put("ok", ok);
        document.put("findings", findings.stream().map(DoctorCommand::finding).toList());
        print(document, () -> text(findings));
        return ok ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void text(List<Finding> findings) {
        for (var finding : findings) {
            var mark = finding.ok() ? "ok" : finding.needed() ? "FAIL" : "lack";
            line(String.format("%-4s %-11s %s", mark, finding.name(), finding.detail()));
            if (!finding.fix().isEmpty()) {
                line("     fix: " + finding.fix());
            }
        }
    }

    private static Object finding(Finding finding) {
        var json = Json.object();
        json.put("name", finding.name());
        json.put("ok", finding.ok());
        json.put("needed", finding.needed());
        json.put("detail", finding.detail());
        json.put("fix", finding.fix());
        return json;
    }
}
