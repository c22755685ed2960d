package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos test DIR`: runs the author's own tests.
@CommandLine.Command(
        name = "test",
        description = {
            "Run a strategy's own tests.",
            "Without DIR, inside the project, the launcher runs the project's own suites instead."
        },
        footer = {"", "Example: stratos test my-strategy"})
final class TestCommand extends Command {
    @Parameters(paramLabel = "DIR", description = "The strategy's folder.")
    private String folder = "";

    TestCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        new Workshop(context.world().environment(), context.terminal().err()).test(context.path(folder));
        var document = Json.object();
        document.put("schema", "stratos.test/1");
        document.put("ok", true);
        print(document, () -> line("the tests of " + folder + " passed"));
        return ExitCode.DONE;
    }
}
