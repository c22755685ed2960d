package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that shows the last things of one instance.
abstract class LastCommand extends Command {
    private final String path;
    private final String list;

    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "How many; default 20.")
    private int last = 20;

    /// @param list member of the answer that holds them
    LastCommand(CommandContext context, String path, String list) {
        super(context);
        this.path = path;
        this.list = list;
    }

    @Override
    final int execute() throws Refused {
        var told = new DaemonCall(context, shared).get(DaemonCall.query(path, "instance", instance) + "&last=" + last);
        print(told.document(), () -> told.items(list).forEach(this::text));
        return ExitCode.DONE;
    }

    /// Prints one of them.
    abstract void text(Told one);
}
