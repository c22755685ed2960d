package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command that takes back what holds one instance back.
abstract class ResetCommand extends Command {
    private final String path;
    private final String member;

    @Parameters(paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    /// @param member of the answer that says what holds now
    ResetCommand(CommandContext context, String path, String member) {
        super(context);
        this.path = path;
        this.member = member;
    }

    @Override
    final int execute() throws Refused {
        var body = Json.object();
        body.put("instance", instance);
        body.put("reason", reason);
        var told = new DaemonCall(context, shared).post(path, body);
        print(
                told.document(),
                () -> line(told.text("instance") + ": " + told.text("previous") + " -> " + told.text(member)));
        return ExitCode.DONE;
    }
}
