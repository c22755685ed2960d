package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos objective reset I --reason R`: lets an instance go on that its objectives held back.
@CommandLine.Command(
        name = "reset",
        description = {
            "Let an instance go on that its objectives held back, while it runs.",
            "One that they halted goes on with low priority until it has met them again."
        },
        footer = {"", "Example: stratos objective reset bot1/ema-cross/btc --reason 'made cheaper' --data host1"})
final class ObjectiveResetCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    ObjectiveResetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var body = Json.object();
        body.put("instance", instance);
        body.put("reason", reason);
        var told = new DaemonCall(context.data(shared)).post("/v1/objective/reset", body);
        print(
                told.document(),
                () -> line(told.text("instance") + ": " + told.text("previous") + " -> " + told.text("stage")));
        return ExitCode.DONE;
    }
}
