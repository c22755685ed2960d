package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.plugin.PluginLock;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos plugin check`: whether the plugins are those that were pinned.
@CommandLine.Command(
        name = "check",
        description = "Hold every plugin against the lock file; nothing is loaded. Each that differs is named.",
        footer = {"", "Example: stratos plugin check"})
final class PluginCheckCommand extends Command {
    PluginCheckCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var folder = context.installation().resolve("plugins");
        PluginLock.check(folder);
        var document = Json.object();
        document.put("schema", "stratos.plugin-check/1");
        document.put("ok", true);
        print(document, () -> line("ok: the plugins are those of " + folder.resolve(PluginLock.NAME)));
        return ExitCode.DONE;
    }
}
