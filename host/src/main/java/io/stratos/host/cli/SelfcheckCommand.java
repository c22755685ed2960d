package io.stratos.host.cli;

import io.stratos.host.plugin.PluginLock;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos selfcheck`: whether the running host may go live.
@CommandLine.Command(
        name = "selfcheck",
        description = {
            "Look at all that must hold before a host goes live: plugins, threads, accounts, instances, market,",
            "signed journal, tokens, disk. Changes nothing; exits with 1 if something does not hold."
        },
        footer = {"", "Example: stratos selfcheck --data host1"})
final class SelfcheckCommand extends Command {
    SelfcheckCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var folder = context.installation().resolve("plugins");
        PluginLock.check(folder);
        var told = new DaemonCall(context, shared).get("/v1/selfcheck");
        PluginLock.requireLoaded(folder, told.at("plugins").texts());
        print(told.document(), () -> told.items("checks").forEach(this::text));
        return told.text("ok").equals("true") ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void text(Told check) {
        boolean holds = check.text("ok").equals("true");
        line(String.format(
                "%-4s %-40s %s%s",
                holds ? "ok" : "FAIL",
                check.text("check"),
                holds ? "" : check.text("code") + "; expected: ",
                check.text("what")));
        if (!holds) {
            line("     fix: " + check.text("fix"));
        }
    }
}
