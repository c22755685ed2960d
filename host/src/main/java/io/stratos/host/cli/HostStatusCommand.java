package io.stratos.host.cli;

import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos host status`: whether the daemon trades, and if not, why.
@CommandLine.Command(
        name = "status",
        description = "Whether the daemon trades, and if not, why.",
        footer = {"", "Example: stratos host status --data host1"})
final class HostStatusCommand extends Command {
    HostStatusCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var told = new DaemonCall(context, shared).get("/v1/status");
        print(told.document(), () -> text(told));
        return ExitCode.DONE;
    }

    private void text(Told told) {
        var code = told.text("reason_code");
        line(told.text("state") + " in mode " + told.text("mode")
                + (code.equals("OK") ? "" : ": " + code + " (stratos reason " + code + ")"));
        line("market: " + told.text("market_records") + " records; instances: " + told.text("instances"));
        var signed = told.at("signed");
        line("journal: " + (told.text("journal_seq").isEmpty() ? "closed" : "#" + told.text("journal_seq"))
                + (signed.text("seq").isEmpty() ? "" : ", signed to #" + signed.text("seq"))
                + because(signed.text("reason_code")));
        for (var account : told.items("accounts")) {
            line("account " + account.text("account") + ": " + account.text("safety")
                    + (account.text("reconciled").equals("true") ? ", reconciled" : ", NOT reconciled")
                    + (account.text("pending").equals("true") ? ", comparing" : "")
                    + "; " + account.text("comparisons") + " comparisons, " + account.text("unanswered")
                    + " requests without answer");
        }
        if (!told.text("last_crash").isEmpty()) {
            line("last crash: " + told.text("last_crash"));
        }
    }

    private static String because(String code) {
        return code.isEmpty() || code.equals("OK") ? "" : " (" + code + ")";
    }
}
