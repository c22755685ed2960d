package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos reconcile resolve --account A … --reason R`: decides what reconciliation cannot.
@CommandLine.Command(
        name = "resolve",
        description = {
            "Decide by hand what reconciliation cannot, then compare anew. Look at the venue first.",
            "One of: --order ID --as not_placed|gone; --foreign NAME; --instrument N --qty Q."
        },
        footer = {
            "",
            "Example: stratos reconcile resolve --account main --order s1abc --as gone --reason 'venue shows it'"
                    + " --data host1"
        })
final class ReconcileResolveCommand extends Command {
    @Option(names = "--account", required = true, paramLabel = "A", description = "Whose.")
    private String account = "";

    @Option(names = "--order", paramLabel = "ID", description = "Client order id of an order of unknown outcome.")
    private String order = "";

    @Option(
            names = "--as",
            paramLabel = "S",
            description = "How it ended: not_placed (the venue never had it) or gone (it has it no more).")
    private String settlement = "";

    @Option(names = "--foreign", paramLabel = "NAME", description = "What is not ours, as the journal names it; stays.")
    private String foreign = "";

    @Option(names = "--instrument", paramLabel = "N", description = "The number that the journal names it with.")
    private int instrument;

    @Option(names = "--qty", paramLabel = "Q", description = "What the venue holds of it beyond the account's fills.")
    private String qty = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    ReconcileResolveCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var body = Json.object();
        body.put("account", account);
        body.put("reason", reason);
        String path;
        if (!order.isEmpty() && foreign.isEmpty() && instrument == 0) {
            path = "/v1/reconcile/order";
            body.put("order", order);
            body.put("settlement", settlement.toLowerCase(Locale.ROOT));
        } else if (order.isEmpty() && !foreign.isEmpty() && instrument == 0) {
            path = "/v1/reconcile/foreign";
            body.put("name", foreign);
        } else if (order.isEmpty() && foreign.isEmpty() && instrument != 0) {
            path = "/v1/reconcile/holding";
            body.put("instrument", instrument);
            body.put("qty", qty);
        } else {
            throw Refusal.of(ReasonCode.CLI_USAGE, "one thing is decided at a time")
                    .fix("stratos reconcile resolve --help")
                    .refused();
        }
        var told = new DaemonCall(context, shared).post(path, body);
        print(told.document(), () -> line(told.text("account") + ": " + told.text("reason_code")));
        return ExitCode.DONE;
    }
}
