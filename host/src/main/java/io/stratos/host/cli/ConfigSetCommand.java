package io.stratos.host.cli;

import io.stratos.host.config.ConfigResolver;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stratos config set I k=v … --apply M --reason R`: changes values while the instance runs.
@CommandLine.Command(
        name = "set",
        description = {
            "Change values of an instance while it runs; it keeps its state.",
            "All of them apply at once, at the moment named, or none does."
        },
        footer = {
            "",
            "Example: stratos config set bot1/ema-cross/btc fast=10 --apply next_checkpoint --reason 'calmer'"
                    + " --data host1"
        })
final class ConfigSetCommand extends Command {
    @Parameters(index = "0", paramLabel = "I", description = "BOT/STRATEGY/INSTANCE.")
    private String instance = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME=VALUE", description = "New values, each name once.")
    private List<String> values = List.of();

    @Option(
            names = "--apply",
            required = true,
            paramLabel = "M",
            description = "When: next_tick, next_bar or next_checkpoint.")
    private String apply = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why; goes into the journal.")
    private String reason = "";

    ConfigSetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var given = Json.object();
        given.putAll(ConfigResolver.pairs(values));
        var body = Json.object();
        body.put("instance", instance);
        body.put("values", given);
        body.put("apply", apply);
        body.put("reason", reason);
        var told = new DaemonCall(context.data(shared)).post("/v1/config", body);
        print(
                told.document(),
                () -> line(told.text("instance") + ": version " + told.text("version") + " applies at "
                        + told.text("apply")));
        return ExitCode.DONE;
    }
}
