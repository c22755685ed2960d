package io.stratos.host.cli;

import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos config get I`: its values, and the change that waits.
@CommandLine.Command(
        name = "get",
        description = "The values that an instance runs with, and the change that waits for its moment.",
        footer = {"", "Example: stratos config get bot1/ema-cross/btc --data host1"})
final class ConfigGetCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    ConfigGetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context.data(shared)).get(DaemonCall.query("/v1/config", "instance", instance));
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        line(told.text("instance") + ": version " + told.text("version"));
        var values = told.at("values");
        if (values.node() instanceof Node.Mapping mapping) {
            mapping.members().keySet().forEach(name -> line("  " + name + " = " + values.text(name)));
        }
        var pending = told.at("pending");
        for (var change : pending.items("changes")) {
            line("  waiting for " + pending.text("apply") + ": " + change.text("name") + " " + change.text("before")
                    + " -> " + change.text("after") + " by " + pending.text("actor") + ": " + pending.text("note"));
        }
    }
}
