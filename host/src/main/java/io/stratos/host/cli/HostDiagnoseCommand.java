package io.stratos.host.cli;

import io.stratos.host.daemon.diagnosis.Diagnosis;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stratos host diagnose -o FILE`: what somebody needs who is asked for help.
@CommandLine.Command(
        name = "diagnose",
        description = {
            "Write what somebody needs who is asked for help into a zip: versions, outline of the configuration,",
            "end of the log, crashes, and what the daemon says of itself if it runs. No key, token, setting or",
            "variable is in it; look at it all the same before you hand it on."
        },
        footer = {"", "Example: stratos host diagnose -o diagnosis.zip --config host.yaml --data host1"})
final class HostDiagnoseCommand extends Command {
    @Mixin
    private final KeyFolder keys = new KeyFolder();

    @Option(names = "-o", required = true, paramLabel = "FILE", description = "Where it is written.")
    private String file = "";

    @Option(names = "--config", paramLabel = "F", description = "The daemon's configuration; its outline goes in.")
    private @Nullable String config;

    HostDiagnoseCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var path = context.path(file);
        var diagnosis = Diagnosis.of(
                context.data(shared),
                config == null ? null : context.path(config),
                keys.path(context, shared),
                context.world().environment(),
                Version.line());
        var entries = diagnosis.write(path);
        var document = Json.object();
        document.put("schema", "stratos.diagnosis/1");
        document.put("file", path.toString());
        document.put("entries", entries);
        print(document, () -> line(path + ": " + String.join(", ", entries)));
        return ExitCode.DONE;
    }
}
