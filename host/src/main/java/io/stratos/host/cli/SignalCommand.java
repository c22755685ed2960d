package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos signal I N [--value D] --reason R`: gives a strategy an operator's signal.
@CommandLine.Command(
        name = "signal",
        description = {
            "Give an instance's strategy a signal. What a number means is the strategy's own; it must declare",
            "the event manual_signal. The signal is the next thing it is told, and what it asks for then",
            "passes the gate as ever."
        },
        footer = {"", "Example: stratos signal bot1/ema-cross/btc 7 --value 0.5 --reason 'half size' --data host1"})
final class SignalCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Parameters(index = "1", paramLabel = "N", description = "The signal's number.")
    private String number = "";

    @Option(names = "--value", paramLabel = "D", description = "A decimal that comes with it; none otherwise.")
    private @Nullable String value;

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    SignalCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var body = Json.object();
        body.put("instance", instance);
        body.put("signal", number);
        if (value != null) {
            body.put("value", value);
        }
        body.put("reason", reason);
        var told = new DaemonCall(context, shared).post("/v1/instances/signal", body);
        var given = value == null ? "" : " = " + value;
        print(told.document(), () -> line(told.text("instance") + ": signal " + told.text("signal") + given));
        return ExitCode.DONE;
    }
}
