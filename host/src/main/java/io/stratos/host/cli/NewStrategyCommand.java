package io.stratos.host.cli;

import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refused;
import io.stratos.host.workshop.Scaffold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `stratos new rust` and `stratos new python` share: all but the language.
abstract class NewStrategyCommand extends Command {
    private final Scaffold.Language language;

    @Parameters(paramLabel = "NAME", description = "The strategy's id: lower-case letters, digits and dashes.")
    private String name = "";

    @Option(names = "--dir", paramLabel = "D", description = "Where; default a folder of that name here.")
    private @Nullable String folder;

    NewStrategyCommand(CommandContext context, Scaffold.Language language) {
        super(context);
        this.language = language;
    }

    @Override
    int execute() throws Refused {
        var target = context.path(folder != null ? folder : name);
        var files = new Scaffold(context.world().environment()).make(language, name, target);
        var shown = folder != null ? folder : name;
        var document = Json.object();
        document.put("schema", "stratos.new/1");
        document.put("strategy_id", name);
        document.put("folder", target.toString());
        document.put("files", files);
        print(document, () -> {
            line("made " + shown + ": " + String.join(", ", files));
            line("next: stratos test " + shown);
            line("      stratos admit " + shown);
            line("      stratos run --bundle " + shown + " --tape bitstamp");
        });
        return ExitCode.DONE;
    }
}
