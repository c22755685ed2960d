package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import java.util.ArrayList;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `stratos config resolved`: what a daemon would be started with, and who says so.
@CommandLine.Command(
        name = "resolved",
        description = {
            "Every value that `host start` would go by, with where it comes from: an option, a variable, the",
            "configuration and its line, or the default. Nothing is asked of a daemon, and nothing is changed."
        },
        footer = {"", "Example: stratos config resolved --config host.yaml"})
final class ConfigResolvedCommand extends Command {
    @Mixin
    private final HostFile host = new HostFile();

    @Mixin
    private final KeyFolder keys = new KeyFolder();

    ConfigResolvedCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var settings = new ArrayList<Setting>();
        var read = host.read(context, shared);
        settings.addAll(read.settings().subList(0, 2));
        settings.add(keys.setting(context, shared));
        settings.add(context.roleSetting(shared));
        settings.addAll(read.settings().subList(2, read.settings().size()));
        var document = Json.object();
        document.put("schema", "stratos.config-resolved/1");
        document.put("values", settings.stream().map(Setting::document).toList());
        print(document, () -> settings.forEach(one -> line(one.line())));
        return ExitCode.DONE;
    }
}
