package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `stratos key list`: own keys, public halves only.
@CommandLine.Command(
        name = "list",
        description = "List own keys.",
        footer = {"", "Example: stratos key list"})
final class KeyListCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    KeyListCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var all = keys.store(context, shared).list();
        var document = Json.object();
        document.put("schema", "stratos.keys/1");
        document.put(
                "keys",
                all.stream()
                        .map(named -> {
                            var key = Json.object();
                            key.put("name", named.name());
                            key.put("key_id", named.key().id());
                            key.put("public_key", named.key().rawHex());
                            return key;
                        })
                        .toList());
        print(document, () -> {
            all.forEach(named ->
                    line(String.format("%-20s %s", named.name(), named.key().id())));
            if (all.isEmpty()) {
                line("no keys yet; make one: stratos key gen NAME");
            }
        });
        return ExitCode.DONE;
    }
}
