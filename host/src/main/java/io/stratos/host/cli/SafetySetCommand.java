package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos safety set`: changes the interlock; ends when the change holds.
@CommandLine.Command(
        name = "set",
        description = {
            "Change the interlock. Returns once the change holds in every account of the scope.",
            "Tightening always works; loosening needs --role risk, a clean reconciliation and no order of unknown",
            "outcome. FLATTEN needs --role risk."
        },
        footer = {"", "Example: stratos safety set HALT --scope host --reason \"prices look wrong\" --data host1"})
final class SafetySetCommand extends Command {
    private static final String SCHEMA = "stratos.safety/1";

    @Parameters(index = "0", paramLabel = "STATE", description = "NORMAL, SAFE_MODE, CLOSE_ONLY, FLATTEN or HALT.")
    private String state = "";

    @Option(
            names = "--scope",
            required = true,
            paramLabel = "S",
            description = "host, account:A, venue:V or instance:BOT/STRATEGY/INSTANCE.")
    private String scope = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; it is kept in the journal.")
    private String reason = "";

    SafetySetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var wanted = Json.object();
        wanted.put("scope", scope);
        wanted.put("state", state.toUpperCase(Locale.ROOT));
        wanted.put("reason", reason);
        var told = new DaemonCall(context, shared).post("/v1/safety", wanted, SCHEMA);
        var accounts = told.at("accounts");
        var refused = accounts.document().keySet().stream()
                .filter(account -> !accounts.at(account).text("reason_code").isEmpty())
                .map(account -> refusal(account, accounts.at(account)))
                .toList();
        print(told.document(), () -> accounts.document().keySet().forEach(one -> text(one, accounts.at(one))));
        if (refused.isEmpty()) {
            return ExitCode.DONE;
        }
        if (!shared.json) {
            throw new Refused(refused);
        }
        return ExitCode.of(refused.getFirst().code());
    }

    private void text(String account, Told one) {
        var previous = one.text("previous");
        line(account + ": " + (previous.isEmpty() ? "" : previous + " -> ") + one.text("state"));
    }

    /// What an account did not do, while others may have.
    private Refusal refusal(String account, Told one) {
        var code = DaemonCall.code(one.text("reason_code"));
        var what = one.text("what");
        var refusal = Refusal.of(code, what.isEmpty() ? "the interlock stays as it is" : what)
                .at("account " + account)
                .got(one.text("state"), state.toUpperCase(Locale.ROOT));
        return code == ReasonCode.API_ROLE ? refusal.fix("ask with --role risk") : refusal;
    }
}
