package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos safety show`: what each account and each instance is under.
@CommandLine.Command(
        name = "show",
        description = "What the interlock allows each account and instance, and the scopes that are tightened.",
        footer = {"", "Example: stratos safety show --data host1"})
final class SafetyShowCommand extends Command {
    SafetyShowCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get("/v1/safety");
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        var accounts = told.at("accounts");
        for (var account : accounts.document().keySet()) {
            line("account " + account + ": " + accounts.at(account).text("state"));
            var scopes = accounts.at(account).at("scopes");
            scopes.document().keySet().forEach(scope -> line("  " + scope + ": " + scopes.text(scope)));
        }
        var instances = told.at("instances");
        instances.document().keySet().forEach(one -> line(one + ": " + instances.text(one)));
    }
}
