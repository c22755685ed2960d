package io.stratos.host.cli;

import io.stratos.host.daemon.DaemonConfigYaml;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos host check-config`: reads a daemon's configuration and names all that is wrong with it.
@CommandLine.Command(
        name = "check-config",
        description = "Read a daemon's configuration; every wrong field is named with line and column.",
        footer = {"", "Example: stratos host check-config host.yaml"})
final class HostCheckConfigCommand extends Command {
    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration.")
    private String file = "";

    HostCheckConfigCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var config = DaemonConfigYaml.read(context.path(file));
        var document = Json.object();
        document.put("schema", "stratos.host-config/1");
        document.put("mode", config.mode());
        document.put("accounts", config.accounts().size());
        document.put("instances", config.instances().size());
        print(
                document,
                () -> line("ok: " + config.instances().size() + " instances on "
                        + config.accounts().size() + " accounts"));
        return ExitCode.DONE;
    }
}
