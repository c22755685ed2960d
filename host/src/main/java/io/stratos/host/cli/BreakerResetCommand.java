package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos breaker reset I --reason R`: closes it before the instance's next input.
@CommandLine.Command(
        name = "reset",
        description = {
            "Close an instance's breaker by hand, while it runs.",
            "An instance that its breaker made flat stays in FLATTEN until safety is loosened."
        },
        footer = {"", "Example: stratos breaker reset bot1/ema-cross/btc --reason 'feed repaired' --data host1"})
final class BreakerResetCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    BreakerResetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var body = Json.object();
        body.put("instance", instance);
        body.put("reason", reason);
        var told = new DaemonCall(context, shared).post("/v1/breaker/reset", body);
        print(
                told.document(),
                () -> line(told.text("instance") + ": " + told.text("previous") + " -> " + told.text("state")));
        return ExitCode.DONE;
    }
}
