package io.stratos.host.cli;

import io.stratos.abi.model.RuntimeKind;
import io.stratos.host.bundle.BundleReader;
import io.stratos.host.document.Json;
import io.stratos.host.plugin.PluginFolder;
import io.stratos.host.policy.Policies;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Workshop;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos build DIR`: compiles a strategy's code.
@CommandLine.Command(
        name = "build",
        description = "Compile a strategy's code, or read it if it is Python; the same tree gives the same bytes.",
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
        var built = workshop.build(context.path(folder));
        if (built.descriptor().runtimeKind() == RuntimeKind.PYTHON) {
            read(built);
        }
        var code = built.code();
        var document = Json.object();
        document.put("schema", "stratos.build/1");
        document.put("code", code.toString());
        print(document, () -> line("built " + code));
        return ExitCode.DONE;
    }

    /// No compiler has looked at it, so the sandbox reads it: syntax, and what strategies cannot have.
    private void read(Workshop.Built built) throws Refused {
        var policy = Policies.open("dev", context.world().environment().workingDirectory());
        try (var plugins = PluginFolder.open(context.installation().resolve("plugins"))) {
            var code = BundleReader.content(built.code());
            StrategyLoading.compile(plugins, built.descriptor(), code, policy).close();
        }
    }
}
