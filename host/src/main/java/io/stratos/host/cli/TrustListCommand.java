package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// `stratos trust list`: whose signatures count, and those that once did.
@CommandLine.Command(
        name = "list",
        description = "List trusted and revoked keys.",
        footer = {"", "Example: stratos trust list"})
final class TrustListCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    TrustListCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var all = keys.trust(context, shared).keys();
        var document = Json.object();
        document.put("schema", "stratos.trust_list/1");
        document.put("keys", all.stream().map(TrustRow::document).toList());
        print(document, () -> {
            all.forEach(trusted -> line(TrustRow.line(trusted)));
            if (all.isEmpty()) {
                line("nobody is trusted yet; trust a key: stratos trust add KEY");
            }
        });
        return ExitCode.DONE;
    }
}
