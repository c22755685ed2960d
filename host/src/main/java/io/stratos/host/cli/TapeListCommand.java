package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.tape.TapeLibrary;
import picocli.CommandLine;

/// `stratos tape list`: the real sample tapes that come with the product.
@CommandLine.Command(
        name = "list",
        description = "The sample tapes that --tape takes by name.",
        footer = {"", "Example: stratos tape list"})
final class TapeListCommand extends Command {
    TapeListCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() {
        var document = Json.object();
        document.put("schema", "stratos.tapes/1");
        document.put(
                "tapes",
                TapeLibrary.samples().stream()
                        .map(sample -> {
                            var tape = Json.object();
                            tape.put("name", sample.name());
                            tape.put("format", sample.format().written());
                            tape.put("origin", sample.origin());
                            return tape;
                        })
                        .toList());
        print(
                document,
                () -> TapeLibrary.samples()
                        .forEach(sample -> line(String.format("%-10s %s", sample.name(), sample.origin()))));
        return ExitCode.DONE;
    }
}
