package io.stratos.host.cli;

import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos show I`: everything about one instance.
@CommandLine.Command(
        name = "show",
        description = "Everything about one instance: health, positions, limits, breaker, timings.",
        footer = {"", "Example: stratos show bot1/ema-cross/btc --data host1"})
final class ShowCommand extends Command {
    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    ShowCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get(DaemonCall.query("/v1/show", "instance", instance));
        print(told.document(), () -> lines("", told.node()));
        return ExitCode.DONE;
    }

    /// Name and value a line; what lies inside something else is indented. The breaker's rules have a
    /// command of their own.
    private void lines(String indent, Node node) {
        if (!(node instanceof Node.Mapping mapping)) {
            return;
        }
        mapping.members().forEach((name, value) -> {
            if (name.equals("breaker_detail") || name.equals("schema")) {
                return;
            }
            if (value instanceof Node.Scalar scalar) {
                line(String.format("%s%-18s %s", indent, name, scalar.text()));
            } else {
                line(indent + name);
                lines(indent + "  ", value);
            }
        });
    }
}
