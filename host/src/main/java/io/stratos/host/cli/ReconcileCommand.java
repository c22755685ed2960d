package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `stratos reconcile --reason R`: compares every account with its venue, and says how that went.
@CommandLine.Command(
        name = "reconcile",
        description = {
            "Compare every account of a running host with its venue, and print a verdict for each. Exit 1 if one is",
            "not clean, or has not come within 20 seconds (REC_PENDING): then the comparison goes on."
        },
        footer = {"", "Example: stratos reconcile --reason \"the venue was down\" --data host1"})
final class ReconcileCommand extends Command {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    @Option(names = "--reason", paramLabel = "R", description = "Why; mandatory; goes into the journal.")
    private @Nullable String reason;

    ReconcileCommand(CommandContext context) {
        super(context);
    }

    /// With its subcommands.
    static CommandLine withSubcommands(CommandContext context) {
        return new CommandLine(new ReconcileCommand(context)).addSubcommand(new ReconcileResolveCommand(context));
    }

    @Override
    int execute() throws Refused {
        if (reason == null) { // not an option that picocli requires: that would be one of the subcommands', too
            throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=R'");
        }
        var body = Json.object();
        body.put("reason", reason);
        var told = new DaemonCall(context, shared).post("/v1/reconcile", body);
        var accounts = told.at("accounts");
        print(told.document(), () -> accounts.document().keySet().forEach(one -> text(one, accounts.at(one))));
        var refused = accounts.document().keySet().stream()
                .filter(account -> !accounts.at(account).text("reason_code").equals(ReasonCode.OK.name()))
                .map(account -> refusal(account, accounts.at(account)))
                .toList();
        if (refused.isEmpty()) {
            return ExitCode.DONE;
        }
        if (!shared.json) {
            throw new Refused(refused);
        }
        return ExitCode.of(refused.getFirst().code());
    }

    private static Refusal refusal(String account, Told one) {
        return Refusal.of(DaemonCall.code(one.text("reason_code")), "account and venue do not agree")
                .at("account " + account)
                .fix("stratos orders and stratos host status tell what differs; stratos reconcile again once it is"
                        + " settled");
    }

    private void text(String account, Told one) {
        var run = one.text("run");
        line(account + ": " + one.text("reason_code")
                + (run.isEmpty() ? "" : ", comparison " + run + ", findings " + one.text("findings")));
    }
}
