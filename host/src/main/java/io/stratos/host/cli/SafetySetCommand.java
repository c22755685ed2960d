package io.stratos.host.cli;

import io.stratos.host.daemon.ControlClient;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos safety set`: changes the interlock; ends when the change holds.
@CommandLine.Command(
        name = "set",
        description = {
            "Change the interlock. Returns once the change holds in every account of the scope.",
            "Tightening always works; loosening needs --role risk, a clean reconciliation and no order of unknown",
            "outcome. FLATTEN needs --role risk."
        },
        footer = {"", "Example: stratos safety set HALT --scope host --reason \"prices look wrong\" --data host1"})
final class SafetySetCommand extends Command {
    @Parameters(index = "0", paramLabel = "STATE", description = "NORMAL, SAFE_MODE, CLOSE_ONLY, FLATTEN or HALT.")
    private String state = "";

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "S",
            description = "host, account:A, venue:V or instance:BOT/STRATEGY/INSTANCE.")
    private String scope = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; it is kept in the journal.")
    private String reason = "";

    SafetySetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var wanted = Json.object();
        wanted.put("scope", scope);
        wanted.put("state", state.toUpperCase(Locale.ROOT));
        wanted.put("reason", reason);
        try (var client = ControlClient.open(context.data(shared), context.role(shared))) {
            var answer = client.post("/v1/safety", Json.text(wanted));
            line(answer.json());
            return answer.isDone() ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }
}
