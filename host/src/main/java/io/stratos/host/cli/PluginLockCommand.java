package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.plugin.PluginLock;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;

/// `stratos plugin lock`: pins the plugins that are installed now.
@CommandLine.Command(
        name = "lock",
        description = {
            "Write the hash of every installed plugin into plugins.lock; from then on no other is loaded.",
            "Look at what you installed first: a plugin has all the rights of the host."
        },
        footer = {"", "Example: stratos plugin lock"})
final class PluginLockCommand extends Command {
    PluginLockCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var hashes = PluginLock.write(context.installation().resolve("plugins"));
        var pinned = Json.object();
        pinned.putAll(hashes);
        var document = Json.object();
        document.put("schema", "stratos.plugin-lock/1");
        document.put("plugins", pinned);
        print(document, () -> hashes.forEach((name, hash) -> line(hash + "  " + name)));
        return ExitCode.DONE;
    }
}
