package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `stratos reason CODE`: what a code means and what to do.
@CommandLine.Command(
        name = "reason",
        description = "What a reason code means and what to do next.",
        footer = {"", "Example: stratos reason GATE_BELOW_FLOOR"})
final class ReasonCommand extends Command {
    @Parameters(paramLabel = "CODE", description = "Name or number of the code.")
    private String code = "";

    ReasonCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var found = find();
        var document = Json.object();
        document.put("schema", "stratos.reason/1");
        document.put("code", found.name());
        document.put("number", found.number());
        document.put("meaning", found.meaning());
        document.put("next_step", found.nextStep());
        print(document, () -> {
            line(found.name() + " (" + found.number() + ")");
            line(found.meaning());
            line("Next: " + found.nextStep());
        });
        return ExitCode.DONE;
    }

    private ReasonCode find() throws Refused {
        var wanted = code.toUpperCase(Locale.ROOT);
        Optional<ReasonCode> named = Arrays.stream(ReasonCode.values())
                .filter(value -> value.name().equals(wanted)
                        || Integer.toString(value.number()).equals(wanted))
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        var near = Arrays.stream(ReasonCode.values())
                .map(ReasonCode::name)
                .filter(name -> name.startsWith(wanted.substring(0, Math.min(3, wanted.length()))))
                .collect(Collectors.joining(" "));
        throw Refusal.of(ReasonCode.CLI_USAGE, "there is no such reason code")
                .got(code, near.isEmpty() ? "a code of docs/reference/reason-codes.md" : near)
                .fix("look it up in docs/reference/reason-codes.md")
                .refused();
    }
}
