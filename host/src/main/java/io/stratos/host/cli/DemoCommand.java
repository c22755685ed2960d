package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.demo.Demo;
import io.stratos.host.demo.DemoStep;
import io.stratos.host.document.DocumentLimits;
import io.stratos.host.document.Documents;
import io.stratos.host.document.Json;
import io.stratos.host.document.Node;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `stratos demo`: the main job in one go, on recorded real market data.
@CommandLine.Command(
        name = "demo",
        description = {
            "Build, pack, sign, admit and run the samples, in Rust and in Python, on 100,000 real trades; check that"
                    + " both",
            "asked for the same; kill a run midway and resume it; verify the audits; write the report.",
            "Prints every step as the command that repeats it."
        },
        footer = {"", "Example: stratos demo --out demo1"})
final class DemoCommand extends Command {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where everything goes; default a fresh folder under --data.")
    private @Nullable String out;

    DemoCommand(CommandContext context) {
        super(context);
    }

    @Override
    int execute() throws Refused {
        var folder = folder();
        say("everything goes to " + folder);
        var result = new Demo(context.installation(), folder, context.world().nanoClock(), this::show).run();
        var document = Json.object();
        document.put("schema", "stratos.demo/1");
        document.put("ok", result.ok());
        document.put("steps", result.steps().stream().map(DemoCommand::document).toList());
        var runs = new ArrayList<@Nullable Object>();
        for (var run : result.runs()) {
            runs.add(JsonNodes.plain(parse(run)));
        }
        document.put("run", runs);
        document.put("report", result.report());
        document.put("out", folder.toString());
        print(document, () -> line(result.ok() ? "demo ok: " + result.steps().size() + " steps" : "demo failed"));
        return result.ok() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static Node parse(String run) throws Refused {
        return Documents.json(
                run.getBytes(StandardCharsets.UTF_8), DocumentLimits.SMALL, "run --json", ReasonCode.INTERNAL);
    }

    private void show(DemoStep step) {
        say((step.ok() ? "ok   " : "FAIL ") + step.name() + "  (" + seconds(step) + " s)  " + step.detail());
        if (!step.command().isEmpty()) {
            say("       $ " + step.command());
        }
    }

    private static Map<String, @Nullable Object> document(DemoStep step) {
        var document = Json.object();
        document.put("name", step.name());
        document.put("ok", step.ok());
        document.put("seconds", seconds(step));
        document.put("detail", step.detail());
        document.put("command", step.command());
        return document;
    }

    private static String seconds(DemoStep step) {
        return BigDecimal.valueOf(step.seconds())
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private Path folder() throws Refused {
        var folder = out == null ? context.data(shared).resolve("demo") : context.path(out);
        if (out == null) {
            FreshFolder.empty(folder);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException blocked) {
            throw Refusal.of(ReasonCode.ENV_FILE, "the folder cannot be made")
                    .at(folder.toString())
                    .refused();
        }
        return folder;
    }
}
