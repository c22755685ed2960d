package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos build DIR`: compiles a strategy's code.
@CommandLine.Command(
        name = "build",
        description = "Compile a strategy's code; the same tree gives the same bytes.",
        footer = {"", "Example: stratos build my-strategy"})
final class BuildCommand extends Command {
    @Parameters(paramLabel = "DIR", description = "The strategy's folder.")
    private String folder = "";

    BuildCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var workshop =
                new Workshop(context.world().environment(), context.terminal().err());
        var code = workshop.build(context.path(folder));
        var document = Json.object();
        document.put("schema", "stratos.build/1");
        document.put("code", code.toString());
        print(document, () -> line("built " + code));
        return ExitCode.DONE;
    }
}
