package io.stratos.host.cli;

import io.stratos.host.audit.SignedHeads;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.run.RecordedRun;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos audit sign --key NAME`: signs the journal's end.
@CommandLine.Command(
        name = "sign",
        description = {
            "Sign the journal's end and add that to heads.jsonl in the data directory.",
            "Keep a copy of the file elsewhere: audit verify --signed-by KEY --heads COPY then tells a rewritten"
                    + " journal."
        },
        footer = {"", "Example: stratos audit sign --key alice --data run1"})
final class AuditSignCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Option(names = "--key", required = true, paramLabel = "NAME", description = "A key that stratos key list shows.")
    private String key = "";

    AuditSignCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var data = context.data(shared);
        var signer = keys.store(context, shared).signingKey(key);
        try (var archive = RecordedRun.open(data);
                var heads = SignedHeads.open(data, signer)) {
            heads.sign(archive.head(), context.world().wallClock().nowNanos());
            var document = Json.object();
            document.put("schema", "stratos.head/1");
            document.put("seq", archive.head().seq());
            document.put("hash", archive.head().hash());
            document.put("key", signer.verifyKey().id());
            print(
                    document,
                    () -> line("signed record " + archive.head().seq() + " "
                            + archive.head().hash()));
        }
        return ExitCode.DONE;
    }
}
