package io.stratos.host.cli;

import io.stratos.abi.model.ReasonCode;
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
        boolean debug = Arrays.asList(arguments).contains("--debug");
        try {
            return commandLine().execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError exhausted) {
            return internal(exhausted, debug);
        }
    }

    private CommandLine commandLine() {
        var line = Commands.commandLine(context);
        line.setOut(writer(context.terminal().out()));
        line.setErr(writer(context.terminal().err()));
        line.setExecutionStrategy(CommandLineProgram::execute);
        line.setParameterExceptionHandler((problem, _) -> usage(problem));
        line.setExecutionExceptionHandler((problem, command, _) -> {
            boolean debug = command.getParseResult().hasMatchedOption("--debug");
            return problem instanceof Refused refused
                    ? refused(refused, command.getParseResult().hasMatchedOption("--json"), debug)
                    : internal(problem, debug);
        });
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

    private int usage(ParameterException problem) {
        print(new Refusal(
                ReasonCode.CLI_USAGE,
                String.valueOf(problem.getMessage()),
                "",
                "",
                "",
                "stratos " + path(problem.getCommandLine()) + "--help"));
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
        problem.refusals().forEach(this::print);
        if (json) {
            context.terminal().out().println(Json.text(document(problem.refusals())));
        }
        if (debug) {
            problem.printStackTrace(context.terminal().err());
        }
        return ExitCode.of(problem.first().code());
    }

    private static Object document(List<Refusal> refusals) {
        var document = Json.object();
        document.put("schema", "stratos.error/1");
        document.put(
                "errors", refusals.stream().map(CommandLineProgram::document).toList());
        return document;
    }

    private static Object document(Refusal refusal) {
        var error = Json.object();
        error.put("code", refusal.code().name());
        error.put("what", refusal.what());
        error.put("where", refusal.where());
        error.put("got", refusal.got());
        error.put("expected", refusal.expected());
        error.put("fix", refusal.fix());
        return error;
    }

    private void print(Refusal refusal) {
        context.terminal().err().println(refusal.line());
        context.terminal().err().println("fix: " + refusal.fix());
    }

    /// A bug of ours: the trace goes into a file that the message names.
    private int internal(Throwable bug, boolean debug) {
        var report = writeReport(bug);
        print(Refusal.of(ReasonCode.INTERNAL, "a bug of ours: " + bug.getClass().getSimpleName())
                .at(report)
                .fix("send the report " + report));
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
