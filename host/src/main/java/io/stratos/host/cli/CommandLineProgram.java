package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
import io.stratos.host.document.ErrorDocument;
import io.stratos.host.document.Json;
import io.stratos.host.refusal.Refusal;
import io.stratos.host.refusal.Refused;
import io.stratos.host.world.World;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The program as a value: arguments in, exit code out. Tests run it in their own process.
final class CommandLineProgram {
    private final CommandContext context;

    CommandLineProgram(World world, Terminal terminal) {
        context = new CommandContext(world, terminal);
    }

    int run(String... arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            context.terminal().out().println(Version.line());
            return ExitCode.DONE;
        }
        boolean json = Arrays.asList(arguments).contains("--json");
        boolean debug = Arrays.asList(arguments).contains("--debug");
        try {
            return commandLine(json, debug).execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return internal(exhausted, json, debug);
        }
    }

    private CommandLine commandLine(boolean json, boolean debug) {
        var line = Commands.commandLine(context);
        line.setOut(writer(context.terminal().out()));
        line.setErr(writer(context.terminal().err()));
        line.setExecutionStrategy(CommandLineProgram::execute);
        line.setParameterExceptionHandler((problem, _) -> usage(problem, json));
        line.setExecutionExceptionHandler((problem, _, _) ->
                problem instanceof Refused refused ? refused(refused, json, debug) : internal(problem, json, debug));
        return line;
    }

    /// What stands before a command would be the outer one's, which does nothing with it: whoever wrote `--role` or
    /// `--data` there must not be served as somebody else, or by another host.
    private static int execute(ParseResult parsed) {
        for (var at = parsed; at.hasSubcommand() && !at.isUsageHelpRequested(); at = at.subcommand()) {
            if (!at.matchedOptions().isEmpty()) {
                throw new ParameterException(
                        at.subcommand().commandSpec().commandLine(),
                        at.matchedOptions().getFirst().longestName() + " stands behind the command, not before it");
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int usage(ParameterException problem, boolean json) {
        var refusal = new Refusal(
                ReasonCode.CLI_USAGE,
                String.valueOf(problem.getMessage()),
                "",
                "",
                "",
                "stratos " + path(problem.getCommandLine()) + "--help");
        print(List.of(refusal), json);
        return ExitCode.USAGE;
    }

    private static String path(CommandLine command) {
        var names = new ArrayList<String>();
        for (@Nullable CommandLine at = command; at != null && at.getParent() != null; at = at.getParent()) {
            names.addFirst(at.getCommandName());
        }
        return names.isEmpty() ? "" : String.join(" ", names) + " ";
    }

    private int refused(Refused problem, boolean json, boolean debug) {
        print(problem.refusals(), json);
        if (debug) {
            problem.printStackTrace(context.terminal().err());
        }
        return ExitCode.of(problem.first().code());
    }

    /// For people on stderr, and with `--json` the one document on stdout.
    private void print(List<Refusal> refusals, boolean json) {
        for (var refusal : refusals) {
            context.terminal().err().println(refusal.line());
            context.terminal().err().println("fix: " + refusal.fix());
        }
        if (json) {
            context.terminal().out().println(Json.text(ErrorDocument.of(refusals)));
        }
    }

    /// A bug of ours: the trace goes into a file that the message names.
    private int internal(Throwable bug, boolean json, boolean debug) {
        var report = writeReport(bug);
        var refusal = Refusal.of(
                        ReasonCode.INTERNAL, "a bug of ours: " + bug.getClass().getSimpleName())
                .at(report)
                .fix("send the report " + report);
        print(List.of(refusal), json);
        if (debug) {
            bug.printStackTrace(context.terminal().err());
        }
        return ExitCode.INTERNAL;
    }

    private String writeReport(Throwable bug) {
        try {
            Path file = Files.createTempFile("stratos-report-", ".txt");
            try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                out.println(Version.line());
                bug.printStackTrace(out);
            }
            return file.toString();
        } catch (IOException unwritable) {
            bug.printStackTrace(context.terminal().err());
            return "above (no report could be written: " + unwritable.getClass().getSimpleName() + ")";
        }
    }
}
