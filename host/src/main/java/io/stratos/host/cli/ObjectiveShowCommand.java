package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos objective show I`: the stage it is in, and what it promises.
@CommandLine.Command(
        name = "show",
        description = "What an instance promises of its service, and the stage it is in.",
        footer = {"", "Example: stratos objective show bot1/ema-cross/btc --data host1"})
final class ObjectiveShowCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    ObjectiveShowCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context.data(shared)).get(DaemonCall.query("/v1/objective", "instance", instance));
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        line(told.text("instance") + ": " + told.text("stage") + " " + told.text("reason_code"));
        for (var name : new String[] {"p95", "drops_per_mille", "cpu", "window", "misses", "met"}) {
            if (!told.text(name).isEmpty()) {
                line("  " + name + " " + told.text(name));
            }
        }
    }
}
