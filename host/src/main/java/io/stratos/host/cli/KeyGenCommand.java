package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `stratos key gen NAME`: a new Ed25519 key pair; an existing one is never replaced.
@CommandLine.Command(
        name = "gen",
        description = "Make a signing key.",
        footer = {"", "Example: stratos key gen alice"})
final class KeyGenCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Parameters(paramLabel = "NAME", description = "What the key is called.")
    private String name = "";

    KeyGenCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var key = keys.store(context, shared).generate(name, context.world().keys());
        var document = Json.object();
        document.put("schema", "stratos.key/1");
        document.put("name", name);
        document.put("key_id", key.id());
        document.put("public_key", key.rawHex());
        print(document, () -> {
            line("key " + name + " " + key.id());
            line("private half: " + keys.path(context, shared).resolve(name + ".key") + " (keep it secret)");
        });
        return ExitCode.DONE;
    }
}
